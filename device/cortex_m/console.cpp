// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/console.hpp"

#include <array>

#include "device/cortex_m/board.hpp"
#include "device/cortex_m/core.hpp"
#include "shared/wire/common_words.hpp"

namespace innkeeper::cortex_m {
namespace {

constexpr std::array<std::string_view, 18> kHelp{
    "panel:  + and - (repeat them for more steps), set 21.5",
    "        fan automatic|quiet|low|medium|high, scene welcome|relax|read|night|cleaning|off, off",
    "        light NAME PERCENT, dnd, mur, mur now",
    "        show   what the panel shows",
    "room:   door open|closed, window open|closed, motion seen|quiet, bath seen|quiet",
    "board:  status, restart, help",
    "once, by the installer, each followed by a restart:",
    "        provision room ID",
    "        provision password TEXT   (without TEXT: none)",
    "        provision broker A.B.C.D [PORT]   (boards with Ethernet; 1883 if left out)",
    "        provision light NAME [general|bedside|reading|bath|path] [switched] [tunable]",
    "        provision lights none     forgets all lights",
    "        provision terminal fan_coil_4_pipe|fan_coil_2_pipe|compressor",
    "        provision valve modulating|on_off",
    "        provision fan three_speed|variable",
    "        provision show",
    "        provision save            writes it to the memory",
    "        provision erase           makes the board nobody's"};

template <class Word, std::size_t N>
std::optional<Word> word_in(std::string_view text, const std::array<Word, N>& words) {
  for (const Word word : words) {
    if (name_of(word) == text) return word;
  }
  return std::nullopt;
}

/// `21`, `21.5`: degrees Celsius with at most one decimal.
std::optional<room::Temperature> temperature_in(std::string_view text) {
  const std::size_t point = text.find('.');
  const bool has_fraction = point < text.size();
  const auto whole = whole_number(text.substr(0, has_fraction ? point : text.size()), 0, 99);
  std::optional<std::int32_t> tenths = 0;
  if (has_fraction) {
    const std::string_view fraction(text.data() + point + 1, text.size() - point - 1);
    tenths = fraction.size() == 1 ? whole_number(fraction, 0, 9) : std::nullopt;
  }
  if (!whole || !tenths) return std::nullopt;
  return room::Temperature::milli_celsius(*whole * 1000 + *tenths * 100);
}

/// `+++` is three steps up; 0 for anything else.
int steps_in(std::string_view word) {
  for (const char c : word) {
    if (c != word[0]) return 0;
  }
  const auto count = static_cast<int>(word.size());
  if (word[0] == '+') return count;
  return word[0] == '-' ? -count : 0;
}

}  // namespace

void Console::poll(room::Time now) {
  std::array<char, 16> bytes;
  const std::size_t count = board::receive(board::Serial::console, bytes);
  for (std::size_t i = 0; i < count; ++i) {
    switch (reader_.take(bytes[i])) {
      case LineReader::Outcome::more: break;
      case LineReader::Outcome::line: run(reader_.line(), now); break;
      case LineReader::Outcome::too_long:
        output_.line("error: a line has at most 96 characters; nothing was done");
        break;
      case LineReader::Outcome::garbage:
        output_.line("error: not printable text; nothing was done. Is the line at 115200 8N1?");
        break;
    }
  }
  while (help_line_ < kHelp.size() && output_.has_room()) output_.line(kHelp[help_line_++]);
}

void Console::refuse(std::string_view what, std::string_view word, std::string_view remedy) {
  output_.text("error: ").text(what).text(" '").text(word).text("'; ").line(remedy);
}

void Console::run(std::string_view line, room::Time now) {
  std::string_view rest = line;
  const std::string_view word = take_word(rest);
  if (word.empty() || run_board(word, now)) return;
  if (word == "provision") {
    provision(rest);
    return;
  }
  if (room_ == nullptr) {
    refuse("no room yet for", word, "'provision show' says what is missing, 'help' the commands");
  } else if (!run_panel(word, rest, now)) {
    refuse("unknown command", word, "'help' lists the commands");
  }
}

bool Console::run_board(std::string_view word, room::Time now) {
  if (word == "help") {
    help_line_ = 0;
  } else if (word == "status") {
    show_status(now);
  } else if (word == "restart") {
    done();
    wants_restart_ = true;
  } else {
    return false;
  }
  return true;
}

bool Console::run_panel(std::string_view word, std::string_view rest, room::Time now) {
  agent::Agent& agent = room_->agent();
  const std::string_view operand = take_word(rest);
  if (const int steps = steps_in(word); steps != 0) {
    agent.hand_steps(steps, now);
  } else if (word == "set") {
    const auto wanted = temperature_in(operand);
    if (!wanted) return refuse("no temperature", operand, "such as 21 or 21.5"), true;
    agent.hand_setpoint(wanted, now);
  } else if (word == "fan") {
    const auto fan = word_in(operand, wire::kFanSettings);
    if (!fan) return refuse("no fan setting", operand, "'help' lists them"), true;
    agent.hand_fan(fan, now);
  } else if (word == "scene" || word == "off") {
    const auto scene = word == "off" ? room::Scene::off : word_in(operand, wire::kScenes);
    if (!scene) return refuse("no scene", operand, "'help' lists them"), true;
    agent.hand_scene(*scene, now);
  } else if (word == "light") {
    light(operand, rest, now);
    return true;
  } else if (word == "dnd" || word == "mur") {
    const bool at_once = operand == "now";
    const auto wish = word == "dnd" ? room::ServiceWish::do_not_disturb
                      : at_once     ? room::ServiceWish::make_up_room_now
                                    : room::ServiceWish::make_up_room;
    agent.hand_service(wish, now);
  } else if (word == "show") {
    show_panel(now);
    return true;
  } else {
    return contact(word, operand);
  }
  done();
  return true;
}

void Console::light(std::string_view name, std::string_view rest, room::Time now) {
  const std::string_view level_text = take_word(rest);
  const auto fixture = room::fixture_name(name);
  const auto level = whole_number(level_text, 0, 100);
  if (!level) {
    refuse("no level", level_text, "a whole number from 0 to 100");
  } else if (!fixture || !room_->agent().hand_light(*fixture, *room::Percent::from(*level), now)) {
    refuse("this room has no light", name, "'provision show' lists its lights");
  } else {
    done();
  }
}

bool Console::contact(std::string_view word, std::string_view operand) {
  Contacts& contacts = room_->board().contacts();
  std::optional<bool>* contact = word == "door"     ? &contacts.door_open
                                 : word == "window" ? &contacts.window_open
                                 : word == "motion" ? &contacts.bedroom_motion
                                 : word == "bath"   ? &contacts.bathroom_motion
                                                    : nullptr;
  if (contact == nullptr) return false;
  const bool moves = word == "motion" || word == "bath";
  const std::string_view on = moves ? "seen" : "open";
  const std::string_view off = moves ? "quiet" : "closed";
  if (operand == on || operand == off) {
    *contact = operand == on;
    done();
  } else {
    refuse("no such state", operand, moves ? "seen or quiet" : "open or closed");
  }
  return true;
}

void Console::show_panel(room::Time now) {
  const agent::Agent& agent = room_->agent();
  const agent::Display shown = agent.display();
  output_.text("set ").temperature(shown.set).text(" held ").temperature(shown.held);
  output_.text(" measured ").temperature(shown.measured);
  output_.text(" because ").text(name_of(shown.because)).end();
  output_.text("mode ").text(name_of(shown.mode)).text(" fan ").text(name_of(shown.fan));
  output_.text(" service ").text(name_of(shown.service));
  output_.text(" presence ").text(name_of(agent.situation().presence)).end();
  output_.text("plan ");
  if (agent.plan() == nullptr) {
    output_.text("none");
  } else {
    output_.number(static_cast<std::int64_t>(agent.plan()->id.epoch)).text("/");
    output_.number(agent.plan()->id.version);
  }
  const auto time = agent.time(now);
  output_.text(" utc ");
  if (time) {
    output_.number(time->utc.seconds).end();
  } else {
    output_.line("unknown");
  }
  output_.text("faults");
  for (const room::Fault fault : agent.faults().list()) output_.text(" ").text(name_of(fault));
  output_.end();
}

void Console::show_status(room::Time now) {
  output_.text("up ").number(now.time_since_epoch() / std::chrono::seconds(1)).text(" s, stack ");
  output_.number(stack_used())
      .text(" of ")
      .number(stack_size())
      .text(" bytes, memory pages written ");
  output_.number(eeprom_.pages_written()).end();
  if (room_ == nullptr) return;
  const link::Status& link = room_->client().status();
  output_.text(link.state == link::State::up ? "link up, attempts " : "link down, attempts ");
  output_.number(link.attempts).text(" ups ").number(link.ups).text(" received ");
  output_.number(link.received).text(" sent ").number(link.sent).text(" last ");
  output_.text(name_of(link.last_down)).end();
  output_.text("outputs driven ").number(room_->board().drives()).text(" times, longest step ");
  output_.number(room_->longest_poll() / std::chrono::milliseconds(1)).line(" ms");
}

}  // namespace innkeeper::cortex_m
