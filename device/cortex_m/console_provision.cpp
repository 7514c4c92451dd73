// SPDX-License-Identifier: Apache-2.0
// Commissioning: the installer's half of the console.
#include <array>

#include "device/cortex_m/console.hpp"

namespace innkeeper::cortex_m {
namespace {

constexpr std::array kRoles{room::FixtureRole::general, room::FixtureRole::bedside,
                            room::FixtureRole::reading, room::FixtureRole::bath,
                            room::FixtureRole::path};
constexpr std::array kTerminals{control::TerminalKind::fan_coil_4_pipe,
                                control::TerminalKind::fan_coil_2_pipe,
                                control::TerminalKind::compressor};
constexpr std::array kValves{control::ValveKind::modulating, control::ValveKind::on_off};
constexpr std::array kFans{control::FanKind::three_speed, control::FanKind::variable};

/// True when `text` is one of `words`; `word` is then that one.
template <class Word, std::size_t N>
bool take_named(std::string_view text, const std::array<Word, N>& words, Word& word) {
  for (const Word candidate : words) {
    if (name_of(candidate) != text) continue;
    word = candidate;
    return true;
  }
  return false;
}

}  // namespace

void Console::provision(std::string_view rest) {
  const std::string_view word = take_word(rest);
  control::Terminal& terminal = provisioning_.equipment.terminal;
  bool taken = false;
  if (word == "show") {
    show_provisioning();
    return;
  }
  if (word == "save" || word == "erase") {
    if (word == "erase") provisioning_ = {};
    save_provisioning(word == "erase");
    return;
  }
  if (word == "light") {
    provision_light(rest);
    return;
  }
  const std::string_view operand = take_word(rest);
  if (word == "room") {
    const auto id = room::room_id(operand);
    taken = id.has_value();
    if (id) provisioning_.room = *id;
  } else if (word == "password") {
    const auto password = FixedString<64>::from(operand);
    taken = password.has_value();
    if (password) provisioning_.password = *password;
  } else if (word == "broker") {
    const auto broker = broker_place(operand, take_word(rest));
    taken = broker.has_value();
    if (broker) provisioning_.broker = *broker;
  } else if (word == "lights") {
    taken = operand == "none";
    if (taken) provisioning_.equipment.fixtures.clear();
  } else if (word == "terminal") {
    taken = take_named(operand, kTerminals, terminal.kind);
  } else if (word == "valve") {
    taken = take_named(operand, kValves, terminal.valve);
  } else if (word == "fan") {
    taken = take_named(operand, kFans, terminal.fan);
  } else {
    refuse("unknown command: provision", word, "'help' lists the commands");
    return;
  }
  if (taken) {
    output_.line("ok: takes effect with 'provision save' and 'restart'");
  } else {
    refuse("not taken", operand, "'help' shows what is");
  }
}

void Console::provision_light(std::string_view rest) {
  const std::string_view name = take_word(rest);
  const auto fixture_name = room::fixture_name(name);
  if (!fixture_name) {
    refuse("no name of a light", name, "1 to 16 of a-z, 0-9 and _, beginning with a letter");
    return;
  }
  room::Fixture fixture(*fixture_name);
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    if (word == "switched") {
      fixture.dimmable = false;
    } else if (word == "tunable") {
      fixture.tunable = true;
    } else if (!take_named(word, kRoles, fixture.role)) {
      refuse("no kind of light", word, "'help' lists them");
      return;
    }
  }
  room::Fixtures& fixtures = provisioning_.equipment.fixtures;
  if (room::contains(fixtures, *fixture_name)) {
    refuse("there is a light", name, "'provision lights none' begins anew");
  } else if (!fixtures.push_back(fixture)) {
    refuse("too many lights at", name, "a room has at most 12");
  } else {
    output_.line("ok: takes effect with 'provision save' and 'restart'");
  }
}

void Console::save_provisioning(bool erases) {
  if (!erases && provisioning_.room.empty()) {
    output_.line("error: no room is named; 'provision room ID' first");
    return;
  }
  ProvisioningRecord record{};
  if (!erases) record = encode(provisioning_);
  if (eeprom_.write_at(kProvisioningPlace, record)) {
    output_.line(erases ? "ok: erased; 'restart' to be nobody's" : "ok: saved; 'restart' to begin");
  } else {
    output_.line("error: the memory does not take it; check the EEPROM and its bus");
  }
}

void Console::show_provisioning() {
  const control::Terminal& terminal = provisioning_.equipment.terminal;
  output_.text("room ");
  output_.text(provisioning_.room.empty() ? "none: 'provision room ID'"
                                          : provisioning_.room.view());
  output_.line(provisioning_.password.empty() ? ", no password" : ", with a password");
  output_.text("terminal ").text(name_of(terminal.kind)).text(", valve ");
  output_.text(name_of(terminal.valve)).text(", fan ").text(name_of(terminal.fan)).end();
  const BrokerPlace& broker = provisioning_.broker;
  if (broker.port != 0) {
    output_.text("broker ");
    for (std::size_t i = 0; i < 4; ++i) output_.number(broker.address[i]).text(i < 3 ? "." : " ");
    output_.number(broker.port).end();
  }
  for (const room::Fixture& light : provisioning_.equipment.fixtures) {
    output_.text("light ").text(light.name.view()).text(" ").text(name_of(light.role));
    output_.text(light.dimmable ? "" : " switched").line(light.tunable ? " tunable" : "");
  }
}

}  // namespace innkeeper::cortex_m
