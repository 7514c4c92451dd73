// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/command.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "hub/pms/fias_frame.hpp"
#include "hub/pms/fias_record.hpp"

namespace innkeeper::hub::simpms {
namespace {

using Words = std::vector<std::string>;
using Parsed = Result<Command, std::string>;

struct Usage {
  std::string_view name;
  std::string_view text;
  std::size_t min_words;
  std::size_t max_words;
  Parsed (*parse)(const Words& words);
};

Words split(std::string_view line) {
  Words words;
  std::size_t at = 0;
  while ((at = line.find_first_not_of(" \t", at)) != line.npos) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    words.emplace_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

template <class T>
std::optional<T> number(std::string_view word, T max) {
  T value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  if (!(value >= T{0} && value <= max)) return std::nullopt;
  return value;
}

Result<std::chrono::milliseconds, std::string> seconds(const std::string& word) {
  const auto value = number<double>(word, static_cast<double>(kMaxWait.count()));
  if (!value) return fail("'" + word + "' is not a number of seconds from 0 to 3600");
  return std::chrono::milliseconds(std::llround(*value * 1000));
}

/// `vip=3` and its like: words of people for fields of FIAS. A blank is written as '_'.
bool take_fact(std::string_view word, FieldValues& facts) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kFacts{{
      {"language=", "GL"},
      {"vip=", "GV"},
      {"name=", "GN"},
      {"from=", "GA"},
      {"until=", "GD"},
      {"group=", "GG"},
  }};
  for (const auto& [key, field] : kFacts) {
    if (!word.starts_with(key)) continue;
    std::string value(word.substr(key.size()));
    std::replace(value.begin(), value.end(), '_', ' ');
    facts.insert_or_assign(std::string(field), std::move(value));
    return true;
  }
  return false;
}

Parsed parse_check_in(const Words& words) {
  CheckIn command{words[0], words[1], "", Sharing::refuse};
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "share") {
      command.sharing = Sharing::allow;
    } else if (take_fact(words[i], command.facts)) {
      continue;
    } else if (command.profile.empty()) {
      command.profile = words[i];
    } else {
      return fail("'" + words[i] + "' is neither the profile, the word share nor a fact");
    }
  }
  return Command(command);
}

Parsed parse_update(const Words& words) {
  Update command{words[0], ""};
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (take_fact(words[i], command.facts)) continue;
    if (!command.profile.empty()) {
      return fail("'" + words[i] + "' is neither the profile nor a fact");
    }
    command.profile = words[i];
  }
  return Command(command);
}

Result<bool, std::string> one_of(const std::string& word, std::string_view yes,
                                 std::string_view no) {
  if (word == yes || word == no) return word == yes;
  return fail("'" + word + "' should be " + std::string(yes) + " or " + std::string(no));
}

Parsed parse_dnd(const Words& words) {
  const auto on = one_of(words[1], "on", "off");
  return on ? Parsed(Command(Disturb{words[0], *on})) : Parsed(fail(on.error()));
}

Parsed parse_expect(const Words& words) {
  if (words.size() == 1) return Command(Expect{words[0], true});
  const auto on = one_of(words[1], "on", "off");
  return on ? Parsed(Command(Expect{words[0], *on})) : Parsed(fail(on.error()));
}

Parsed parse_audit(const Words& words) {
  const auto begins = one_of(words[0], "begin", "end");
  return begins ? Parsed(Command(Audit{*begins})) : Parsed(fail(begins.error()));
}

/// HHMM, HHMMSS, or +SECONDS from now.
Parsed parse_wake(const Words& words, bool wanted) {
  const std::string& word = words[1];
  if (word.starts_with('+')) {
    const auto value = number<int>(std::string_view(word).substr(1), 86'400);
    if (value) return Command(Wake{words[0], std::chrono::seconds(*value), true, wanted});
  }
  const auto digits = number<int>(word, 235'959);
  const bool sized = word.size() == 4 || word.size() == 6;
  const int time = digits.value_or(0) * (word.size() == 4 ? 100 : 1);
  if (!digits || !sized || time / 10'000 > 23 || time / 100 % 100 > 59 || time % 100 > 59) {
    return fail("'" + word + "' is neither HHMM, HHMMSS nor +SECONDS");
  }
  return Command(Wake{
      words[0], std::chrono::seconds(time / 10'000 * 3600 + time / 100 % 100 * 60 + time % 100),
      false, wanted});
}

Parsed parse_quirk(const Words& words) {
  const auto quirk = quirk_named(words[0]);
  if (!quirk) return fail("there is no quirk '" + words[0] + "'; known are:\n" + quirk_list());
  const auto on = one_of(words[1], "on", "off");
  return on ? Parsed(Command(SetQuirk{*quirk, *on})) : Parsed(fail(on.error()));
}

Parsed parse_move(const Words& words) {
  if (words.size() == 3 && words[2] != "share") {
    return fail("'" + words[2] + "' should be the word share");
  }
  return Command(Move{words[0], words[1], words.size() == 3 ? Sharing::allow : Sharing::refuse});
}

Parsed parse_wait(const Words& words) {
  const auto time = seconds(words[0]);
  return time ? Parsed(Command(Wait{*time})) : Parsed(fail(time.error()));
}

Parsed parse_await(const Words& words) {
  const auto time = seconds(words[0]);
  return time ? Parsed(Command(AwaitLink{*time})) : Parsed(fail(time.error()));
}

Parsed parse_garbage(const Words& words) {
  const auto bytes = number<std::size_t>(words[0], kMaxGarbage);
  if (!bytes) return fail("'" + words[0] + "' is not a number of bytes from 0 to 1000000");
  return Command(Garbage{*bytes});
}

const std::array kUsages{
    Usage{"checkin", "ROOM RESERVATION [PROFILE] [share] [FACT=VALUE]...", 2, 10, parse_check_in},
    Usage{"checkout", "RESERVATION", 1, 1,
          [](const Words& words) { return Parsed(Command(CheckOut{words[0]})); }},
    Usage{"move", "RESERVATION ROOM [share]", 2, 3, parse_move},
    Usage{"update", "RESERVATION [PROFILE] [FACT=VALUE]...", 2, 8, parse_update},
    Usage{"dnd", "ROOM on|off", 2, 2, parse_dnd},
    Usage{"expect", "ROOM [on|off]", 1, 2, parse_expect},
    Usage{"wake", "ROOM HHMM|HHMMSS|+SECONDS", 2, 2,
          [](const Words& words) { return parse_wake(words, true); }},
    Usage{"unwake", "ROOM HHMM|HHMMSS", 2, 2,
          [](const Words& words) { return parse_wake(words, false); }},
    Usage{"audit", "begin|end", 1, 1, parse_audit},
    Usage{"restart", "", 0, 0, [](const Words&) { return Parsed(Command(Restart{})); }},
    Usage{"quirk", "NAME on|off", 2, 2, parse_quirk},
    Usage{"unlock", "", 0, 0, [](const Words&) { return Parsed(Command(Unlock{})); }},
    Usage{"wait", "SECONDS", 1, 1, parse_wait},
    Usage{"await-link", "SECONDS", 1, 1, parse_await},
    Usage{"garbage", "BYTES", 1, 1, parse_garbage},
    Usage{"drop", "", 0, 0, [](const Words&) { return Parsed(Command(Drop{})); }},
    Usage{"farewell", "", 0, 0, [](const Words&) { return Parsed(Command(Farewell{})); }},
    Usage{"quit", "", 0, 0, [](const Words&) { return Parsed(Command(Quit{})); }},
};

std::string usage_of(const Usage& usage) {
  return "usage: " + std::string(usage.name) + (usage.text.empty() ? "" : " ") +
         std::string(usage.text);
}

/// The record is everything behind the word and one blank, blanks included.
Result<std::string, std::string> record_behind(std::string_view line, std::string_view verb) {
  const std::size_t begin = line.find(verb) + verb.size() + 1;
  const std::string_view record = begin < line.size() ? line.substr(begin) : std::string_view{};
  if (record.size() > pms::kMaxRecordBytes) {
    return fail(std::string("a record has at most 2000 bytes"));
  }
  if (record.find(pms::kStx) != record.npos || record.find(pms::kEtx) != record.npos) {
    return fail(std::string("a record holds no STX and no ETX"));
  }
  return std::string(record);
}

std::optional<std::string> bad_word(const Words& words) {
  for (const std::string& word : words) {
    if (word.size() > kMaxWordBytes) return "a word has at most 64 bytes";
    if (!pms::is_field_value(word)) {
      return "a word holds no '|' and no control characters; for such records use raw";
    }
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<Command>, std::string> parse_command(std::string_view line) {
  if (line.size() > kMaxLineBytes) return fail(std::string("a line has at most 4096 bytes"));
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  Words words = split(line);
  if (words.empty() || words[0].front() == '#') return std::optional<Command>();
  const std::string verb = words[0];
  words.erase(words.begin());
  if (verb == "raw" || verb == "sync") {
    auto record = record_behind(line, verb);
    if (!record) return fail(record.error());
    if (verb == "raw") return std::optional<Command>(Raw{std::move(*record)});
    return std::optional<Command>(Sync{std::move(*record)});
  }
  const auto* usage = std::find_if(kUsages.begin(), kUsages.end(),
                                   [&verb](const Usage& known) { return known.name == verb; });
  if (usage == kUsages.end()) {
    std::string all = "raw, sync";
    for (const Usage& known : kUsages) all += ", " + std::string(known.name);
    return fail("unknown command; known are " + all);
  }
  if (words.size() < usage->min_words || words.size() > usage->max_words) {
    return fail(usage_of(*usage));
  }
  if (auto reason = bad_word(words)) return fail(std::move(*reason));
  auto command = usage->parse(words);
  if (!command) return fail(command.error() + "; " + usage_of(*usage));
  return std::optional<Command>(std::move(*command));
}

std::string_view name(const Command& command) {
  struct Name {
    std::string_view operator()(const CheckIn&) const { return "checkin"; }
    std::string_view operator()(const CheckOut&) const { return "checkout"; }
    std::string_view operator()(const Move&) const { return "move"; }
    std::string_view operator()(const Update&) const { return "update"; }
    std::string_view operator()(const Disturb&) const { return "dnd"; }
    std::string_view operator()(const Expect&) const { return "expect"; }
    std::string_view operator()(const Wake& wake) const { return wake.wanted ? "wake" : "unwake"; }
    std::string_view operator()(const Audit&) const { return "audit"; }
    std::string_view operator()(const Sync&) const { return "sync"; }
    std::string_view operator()(const Restart&) const { return "restart"; }
    std::string_view operator()(const SetQuirk&) const { return "quirk"; }
    std::string_view operator()(const Unlock&) const { return "unlock"; }
    std::string_view operator()(const Wait&) const { return "wait"; }
    std::string_view operator()(const AwaitLink&) const { return "await-link"; }
    std::string_view operator()(const Raw&) const { return "raw"; }
    std::string_view operator()(const Garbage&) const { return "garbage"; }
    std::string_view operator()(const Drop&) const { return "drop"; }
    std::string_view operator()(const Farewell&) const { return "farewell"; }
    std::string_view operator()(const Quit&) const { return "quit"; }
  };
  return std::visit(Name{}, command);
}

std::string command_list() {
  std::string list;
  for (const Usage& usage : kUsages) {
    list += "  " + std::string(usage.name) + " " + std::string(usage.text) + "\n";
  }
  return list +
         "  raw RECORD\n  sync [RECORD]\n\nFACT is language, vip, name, from, until or group; " +
         "a blank in VALUE is written as '_'.\nQuirks:\n" + quirk_list();
}

}  // namespace innkeeper::hub::simpms
