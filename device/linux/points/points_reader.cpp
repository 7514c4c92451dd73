// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/points_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "device/linux/points/where_reader.hpp"
#include "shared/config/nearest.hpp"

namespace innkeeper::device {
namespace {

using config::Section;

constexpr std::array kInputs{Role::air,        Role::return_air,     Role::water,
                             Role::humidity,   Role::door_open,      Role::window_open,
                             Role::condensate, Role::bedroom_motion, Role::bathroom_motion,
                             Role::guest_card, Role::staff_card,     Role::fan_runs};
constexpr std::array kOutputs{Role::heating,  Role::cooling,   Role::mode,
                              Role::fan,      Role::fan_low,   Role::fan_medium,
                              Role::fan_high, Role::fan_stage, Role::ventilation};

/// How often an input is read unless the file says otherwise: contacts faster than a door swings, air as
/// fast as it matters, 1-wire with rests, since a conversion warms the sensor.
room::Duration usual_period(const Where& where) {
  if (std::holds_alternative<GpioPoint>(where)) return std::chrono::milliseconds(50);
  const auto* sensor = std::get_if<SensorPoint>(&where);
  if (sensor != nullptr && sensor->kind == SensorKind::one_wire) return std::chrono::seconds(5);
  return std::chrono::seconds(1);
}

class Reader {
 public:
  Reader(const Section& board, const room::Fixtures& fixtures, const control::Terminal& terminal,
         const std::string& file)
      : board_(board), fixtures_(fixtures), terminal_(terminal), file_(file) {}

  BoardPoints read() {
    if (const auto sysfs = board_.optional_string("sysfs", {1, 4095, {}})) result_.sysfs = *sysfs;
    result_.buses = read_modbus_buses(board_, file_);
    read_roles("input", kInputs);
    read_lights("feedback", Role::lamp_burns);
    read_roles("output", kOutputs);
    read_lights("lamp", Role::lamp);
    read_constants();
    read_watchdog();
    if (board_.sound()) check_whole();
    return std::move(result_);
  }

 private:
  template <std::size_t N>
  void read_roles(std::string_view group, const std::array<Role, N>& roles) {
    const Section section = board_.optional_section(group);
    for (const Role role : roles) {
      const Section of_one = section.optional_section(name_of(role));
      if (!of_one.present()) continue;
      read_point(of_one, role, 0, std::string(group) + '.' + std::string(name_of(role)),
                 section.place(name_of(role)), std::string(name_of(role)));
    }
  }

  void read_lights(std::string_view group, Role role) {
    const Section section = board_.optional_section(group);
    std::vector<std::string> known;
    known.reserve(fixtures_.size());
    for (const room::Fixture& fixture : fixtures_) known.emplace_back(fixture.name.view());
    for (const std::string& key : section.keys()) {
      const Section of_one = section.required_section(key);
      const auto found = std::find(known.begin(), known.end(), key);
      if (found == known.end()) {
        section.report(key, "is not among the fixtures of [room]", {},
                       config::suggestion(key, known));
        skip(of_one, role);
        continue;
      }
      if (!of_one.present()) continue;
      const std::string name = std::string(group) + '.' + key;
      read_point(of_one, role, static_cast<std::size_t>(found - known.begin()), name,
                 section.place(key), name);
    }
  }

  /// Reads what belongs to nothing, so that its keys are not told to be unknown on top.
  void skip(const Section& section, Role role) const {
    Point point;
    point.role = role;
    const auto where = read_where(section, role, result_.buses);
    if (!where) return;
    point.where = *where;
    if (!is_output(role)) return read_input(section, point);
    (void)read_encoding(section, role, *where);
    read_on_stop(section, point);
  }

  void read_constants() {
    const Section section = board_.optional_section("constant");
    for (const std::string& key : section.keys()) {
      const Section of_one = section.required_section(key);
      const std::string name = "constant." + key;
      if (of_one.present()) {
        read_point(of_one, Role::constant, 0, name, section.place(key), name);
      }
    }
  }

  void read_point(const Section& section, Role role, std::size_t fixture, const std::string& key,
                  config::Place place, std::string name) {
    const auto where = read_where(section, role, result_.buses);
    if (!where) return;
    Point point;
    point.role = role;
    point.fixture = fixture;
    point.name = std::move(name);
    point.origin = {file_, place, "board." + key};
    point.where = *where;
    if (is_output(role)) {
      point.encoding = read_encoding(section, role, *where);
      read_on_stop(section, point);
      check_kind(section, point);
    } else {
      read_input(section, point);
    }
    check_free(section, point);
    result_.points.push_back(std::move(point));
  }

  static void read_input(const Section& section, Point& point) {
    const auto usual =
        std::chrono::duration_cast<std::chrono::milliseconds>(usual_period(point.where)).count();
    const auto every = section.optional_int("every_ms", {20, 60'000}).value_or(usual);
    point.every = std::chrono::milliseconds(every);
    if (is_contact(point.role)) return;
    point.offset_thousandths = static_cast<std::int32_t>(
        section.optional_thousandths("offset", {-100'000, 100'000}).value_or(0));
  }

  static void read_on_stop(const Section& section, Point& point) {
    if (point.role == Role::constant) return;
    const std::vector<std::string> words{"off", "hold"};
    const std::string usual = point.role == Role::lamp ? "hold" : "off";
    point.hold_on_stop = section.optional_word("on_stop", words).value_or(usual) == "hold";
  }

  /// What is driven by a switch must be declared as something that is switched.
  void check_kind(const Section& section, const Point& point) const {
    const auto* modbus = std::get_if<ModbusPoint>(&point.where);
    const bool is_switch = std::holds_alternative<GpioPoint>(point.where) ||
                           (modbus != nullptr && modbus->table == ModbusTable::coil);
    if (!is_switch) return;
    const std::string_view key = modbus == nullptr ? "gpio" : "modbus";
    if (point.role == Role::lamp && fixtures_[point.fixture].dimmable) {
      section.report(key, "only switches a light that is declared as dimmable", {},
                     "say dimmable = false in [room.fixture." +
                         std::string(fixtures_[point.fixture].name.view()) +
                         "], and in the hub's property.toml");
    }
    const bool is_valve = point.role == Role::heating || point.role == Role::cooling;
    if (is_valve && terminal_.kind != control::TerminalKind::compressor &&
        terminal_.valve == control::ValveKind::modulating) {
      section.report(key, "only switches a valve that is declared as modulating", {},
                     "say valve = \"on_off\" in [room.terminal]");
    }
    if (point.role == Role::fan && terminal_.fan == control::FanKind::variable) {
      section.report(key, "only switches a fan that is declared as variable", {},
                     "say fan = \"three_speed\" in [room.terminal]");
    }
  }

  void check_free(const Section& section, const Point& point) {
    const std::string where = describe(point.where, result_.buses);
    const auto [owner, is_new] = owners_.try_emplace(where, point.origin);
    if (is_new) return;
    section.report("",
                   where + " is also that of " + owner->second.key + ", at line " +
                       std::to_string(owner->second.place.line),
                   {}, "bind each point once");
  }

  void read_watchdog() {
    const Section section = board_.optional_section("watchdog");
    if (!section.present()) return;
    const std::string device = section.required_string("device", {1, 4095, {}});
    result_.watchdog = {device, {file_, section.place("device"), "board.watchdog.device"}};
  }

  [[nodiscard]] bool has(Role role) const {
    return std::any_of(result_.points.begin(), result_.points.end(),
                       [role](const Point& point) { return point.role == role; });
  }

  void check_whole() {
    for (std::size_t i = 0; i < fixtures_.size(); ++i) check_fixture(i);
    const bool conditions = has(Role::heating) || has(Role::cooling) || has(Role::mode);
    if (conditions && !has(Role::air) && !has(Role::return_air)) {
      board_.report("", "drives heating or cooling without a temperature", {},
                    "bind [board.input.air] or [board.input.return_air]");
    }
    const int relays =
        int{has(Role::fan_low)} + int{has(Role::fan_medium)} + int{has(Role::fan_high)};
    const int ways = int{has(Role::fan)} + int{has(Role::fan_stage)} + int{relays > 0};
    if (relays != 0 && relays != 3) {
      board_.report("output", "has " + std::to_string(relays) + " of three fan relays",
                    "fan_low, fan_medium and fan_high");
    }
    if (ways > 1)
      board_.report("output", "drives the fan in several ways", "fan, fan_stage, or three relays");
    if (terminal_.fan == control::FanKind::variable && (relays > 0 || has(Role::fan_stage))) {
      board_.report("output", "has steps for a fan that is declared as variable", {},
                    "say fan = \"three_speed\" in [room.terminal], or bind [board.output.fan]");
    }
  }

  void check_fixture(std::size_t i) const {
    const std::string name(fixtures_[i].name.view());
    if (fixtures_[i].tunable) {
      board_.report("lamp", "cannot set the white of " + config::in_quotes(name), {},
                    "say tunable = false in [room.fixture." + name + "]");
    }
    const bool bound = std::any_of(
        result_.points.begin(), result_.points.end(),
        [i](const Point& point) { return point.role == Role::lamp && point.fixture == i; });
    if (!bound) {
      board_.report("lamp", "says nothing of fixture " + config::in_quotes(name), {},
                    "bind [board.lamp." + name + "], or take it out of [room]");
    }
  }

  Section board_;
  const room::Fixtures& fixtures_;
  const control::Terminal& terminal_;
  const std::string& file_;
  BoardPoints result_;
  std::map<std::string, Origin> owners_;
};

}  // namespace

BoardPoints read_board_points(const Section& board, const room::Fixtures& fixtures,
                              const control::Terminal& terminal, const std::string& file) {
  return Reader(board, fixtures, terminal, file).read();
}

}  // namespace innkeeper::device
