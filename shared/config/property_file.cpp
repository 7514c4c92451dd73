// SPDX-License-Identifier: Apache-2.0
#include "shared/config/property_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "shared/config/fixtures.hpp"
#include "shared/config/nearest.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::config {
namespace {

constexpr std::string_view kQuoteLabel =
    "put it in double quotes: it is a label and leading zeros count";
constexpr TextRule kNameRule{1, 100, {}};
constexpr TextRule kTypeNameRule{1, 32, {}};
constexpr TextRule kLabelRule{1, 16, kQuoteLabel};
constexpr TextRule kTimezoneRule{1, 64, {}};

constexpr std::string_view kRoomIdAlphabet =
    "1 to 32 of a-z, 0-9 and '-', starting with a letter, and not \"hub\"";

constexpr Range kTargets{room::kLowestTarget.milli_celsius(), room::kHighestTarget.milli_celsius()};
constexpr Range kPercents{0, 100};
constexpr Range kRecoveryMinutes{0, room::kMaxRecoveryMinutes};
constexpr Range kSleepers{1, room::kMaxGuests};

constexpr std::array kEnergyCodes{room::EnergyCode::none, room::EnergyCode::ashrae_90_1,
                                  room::EnergyCode::iecc, room::EnergyCode::title_24};

std::string degrees(room::Temperature temperature) {
  const std::int32_t milli = temperature.milli_celsius();
  std::string text = std::to_string(milli / 1000);
  if (milli % 1000 != 0) {
    std::string decimals = std::to_string(1000 + milli % 1000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += '.' + decimals;
  }
  return text;
}

/// Names that must be unique, with the place of the first use of each.
class Register {
 public:
  /// Reports at `key` when `name` was used before; an empty name was reported already.
  void add(const Section& section, std::string_view key, std::string_view name) {
    if (name.empty()) return;
    const auto [entry, is_new] = places_.try_emplace(std::string(name), section.place(key));
    if (is_new) return;
    section.report(
        key,
        in_quotes(name) + " was declared before, at line " + std::to_string(entry->second.line), {},
        "each one once");
  }

 private:
  std::map<std::string, Place> places_;
};

/// The spelling of IANA names: words of letters, digits, '_', '-' and '+', joined by '/'.
bool looks_like_timezone(std::string_view name) {
  bool at_word_start = true;
  for (const char c : name) {
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    const bool inner = letter || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                       c == '-' || c == '+';
    if (c == '/' ? at_word_start : !(at_word_start ? letter : inner)) return false;
    at_word_start = c == '/';
  }
  return !at_word_start;
}

room::Temperature read_target(const Section& section, std::string_view key) {
  return room::Temperature::milli_celsius(
      static_cast<std::int32_t>(section.required_thousandths(key, kTargets)));
}

/// Whether the values fit together; called only when each of them is sound.
void check_climate(const room::ClimatePlan& climate, const Section& section,
                   const Section& vacant) {
  if (climate.min > climate.max) {
    section.report("max", degrees(climate.max) + " is below min = " + degrees(climate.min),
                   "min or more");
  } else if (climate.comfort < climate.min || climate.comfort > climate.max) {
    section.report("comfort", degrees(climate.comfort) + " is outside the type's own limits",
                   degrees(climate.min) + " to " + degrees(climate.max));
  } else if (climate.night && (*climate.night < climate.min || *climate.night > climate.max)) {
    section.report("night", degrees(*climate.night) + " is outside the type's own limits",
                   degrees(climate.min) + " to " + degrees(climate.max));
  }
  if (climate.vacant.cool - climate.vacant.heat < room::kDeadBand) {
    vacant.report(
        "cool",
        degrees(climate.vacant.cool) + " is too close to heat = " + degrees(climate.vacant.heat),
        "at least 1 degree more, or heating and cooling would fight each other");
  }
}

room::ClimatePlan read_climate(const Section& section) {
  room::ClimatePlan climate;
  climate.comfort = read_target(section, "comfort");
  climate.min = read_target(section, "min");
  climate.max = read_target(section, "max");
  const Section vacant = section.required_section("vacant");
  climate.vacant.heat = read_target(vacant, "heat");
  climate.vacant.cool = read_target(vacant, "cool");
  if (const auto night = section.optional_thousandths("night", kTargets)) {
    climate.night = room::Temperature::milli_celsius(static_cast<std::int32_t>(*night));
  }
  if (const auto minutes = section.optional_int("recovery_min", kRecoveryMinutes)) {
    climate.recovery_min = static_cast<std::uint8_t>(*minutes);
  }
  if (section.sound() && vacant.sound()) check_climate(climate, section, vacant);
  return climate;
}

/// `fixtures_are_sound`: otherwise every level would be reported as unknown, on top of the real mistake.
room::FixtureLevels read_welcome(const Section& section, const room::Fixtures& fixtures,
                                 bool fixtures_are_sound) {
  room::FixtureLevels levels;
  std::vector<std::string> known;
  for (const auto& fixture : fixtures) known.emplace_back(fixture.name.view());
  for (const std::string& key : section.keys()) {
    const auto level = section.optional_int(key, kPercents);
    const auto name = room::fixture_name(key);
    if (!name || !room::contains(fixtures, *name)) {
      if (!fixtures_are_sound) continue;
      section.report(key, "is not a fixture of this room type", {}, suggestion(key, known));
    } else if (level) {
      check(room::set_level(levels, *name, room::Percent::from(*level).value()),
            "a room has no more levels than fixtures");
    }
  }
  return levels;
}

RoomType read_room_type(const Section& section, Register& names) {
  RoomType type;
  type.name = section.required_string("name", kTypeNameRule);
  names.add(section, "name", type.name);
  type.fixtures = read_fixtures(section);
  const bool fixtures_are_sound = section.sound();
  type.climate = read_climate(section.required_section("climate"));
  const Section welcome = section.optional_section("welcome");
  type.welcome = read_welcome(welcome, type.fixtures, fixtures_are_sound);
  if (const auto path = section.optional_int("path_light", kPercents)) {
    type.path_light = room::Percent::from(*path).value();
  }
  if (const auto sleeps = section.optional_int("sleeps", kSleepers)) {
    type.sleeps = static_cast<std::uint8_t>(*sleeps);
  }
  return type;
}

struct RoomRegisters {
  Register numbers;
  Register ids;
};

void check_number(const Section& section, const std::string& number) {
  if (number.starts_with(' ') || number.ends_with(' ')) {
    section.report("number", in_quotes(number) + " has a blank at its edge", {},
                   "write it as the property-management system does");
  }
}

Room read_room(const Section& section, const std::vector<std::string>& types,
               RoomRegisters& registers) {
  Room room;
  room.number = section.required_string("number", kLabelRule);
  check_number(section, room.number);
  registers.numbers.add(section, "number", room.number);
  const std::string id = section.required_string("id");
  if (const auto parsed = room::room_id(id)) {
    room.id = *parsed;
    registers.ids.add(section, "id", id);
  } else if (!id.empty()) {
    section.report("id", in_quotes(id) + " is not a room id", std::string(kRoomIdAlphabet));
  }
  const std::string type = section.required_string("type", kTypeNameRule);
  const auto found = std::find(types.begin(), types.end(), type);
  if (found != types.end()) {
    room.type = static_cast<std::size_t>(found - types.begin());
  } else if (!type.empty()) {
    section.report("type", in_quotes(type) + " is not a declared room type", {},
                   suggestion(type, types));
  }
  room.floor = section.required_string("floor", kLabelRule);
  return room;
}

void read_rooms(const Section& root, Property& property) {
  std::vector<std::string> types;
  for (const RoomType& type : property.types) types.push_back(type.name);
  const std::vector<Section> sections = root.required_sections("room");
  if (sections.size() > kMaxRooms) {
    root.report("room", "there are " + std::to_string(sections.size()) + " rooms",
                "at most " + std::to_string(kMaxRooms));
  }
  RoomRegisters registers;
  property.rooms.reserve(sections.size());
  for (const Section& section : sections) {
    property.rooms.push_back(read_room(section, types, registers));
  }
}

room::EnergyCode read_energy_code(const Section& root) {
  std::vector<std::string> words;
  words.reserve(kEnergyCodes.size());
  for (const room::EnergyCode code : kEnergyCodes) words.emplace_back(name_of(code));
  const auto word = root.optional_word("energy_code", words);
  if (!word) return room::EnergyCode::none;
  const auto found = std::find(words.begin(), words.end(), *word);
  return kEnergyCodes[static_cast<std::size_t>(found - words.begin())];
}

Result<Property, Problems> read(TomlReader reader) {
  const Section root = reader.root();
  Property property;
  property.name = root.required_string("name", kNameRule);
  property.timezone = root.required_string("timezone", kTimezoneRule);
  if (!property.timezone.empty() && !looks_like_timezone(property.timezone)) {
    root.report("timezone", in_quotes(property.timezone) + " is not a time zone's name",
                "an IANA name such as \"Europe/Rome\"");
  }
  const room::EnergyCode code = read_energy_code(root);
  Register names;
  for (const Section& section : root.required_sections("room_type")) {
    property.types.push_back(read_room_type(section, names));
    property.types.back().climate.code = code;
  }
  read_rooms(root, property);
  if (Problems problems = reader.finish(); !problems.empty()) return fail(std::move(problems));
  return property;
}

}  // namespace

Result<Property, Problems> read_property(const std::filesystem::path& file) {
  return read(TomlReader::read_file(file));
}

Result<Property, Problems> parse_property(std::string_view text, std::string file) {
  return read(TomlReader::parse(text, std::move(file)));
}

std::string summary(const Property& property) {
  const auto count = [](std::size_t n, const char* thing) {
    return std::to_string(n) + ' ' + thing + (n == 1 ? "" : "s");
  };
  return count(property.rooms.size(), "room") + ", " + count(property.types.size(), "room type");
}

}  // namespace innkeeper::config
