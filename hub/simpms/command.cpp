// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/command.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
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

Parsed parse_check_in(const Words& words) {
  CheckIn command{words[0], words[1], "", Sharing::refuse};
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "share") {
      command.sharing = Sharing::allow;
    } else if (command.profile.empty()) {
      command.profile = words[i];
    } else {
      return fail("'" + words[i] + "' is neither the profile nor the word share");
    }
  }
  return Command(command);
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
    Usage{"checkin", "ROOM RESERVATION [PROFILE] [share]", 2, 4, parse_check_in},
    Usage{"checkout", "RESERVATION", 1, 1,
          [](const Words& words) { return Parsed(Command(CheckOut{words[0]})); }},
    Usage{"move", "RESERVATION ROOM [share]", 2, 3, parse_move},
    Usage{"update", "RESERVATION PROFILE", 2, 2,
          [](const Words& words) {
            return Parsed(Command(Update{words[0], words[1]}));
          }},
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
Result<Command, std::string> parse_raw(std::string_view line) {
  const std::size_t begin = line.find("raw") + 4;
  const std::string_view record = begin < line.size() ? line.substr(begin) : std::string_view{};
  if (record.size() > pms::kMaxRecordBytes)
    return fail(std::string("a record has at most 2000 bytes"));
  if (record.find(pms::kStx) != record.npos || record.find(pms::kEtx) != record.npos) {
    return fail(std::string("a record holds no STX and no ETX"));
  }
  return Command(Raw{std::string(record)});
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
  if (verb == "raw") {
    auto raw = parse_raw(line);
    if (!raw) return fail(raw.error());
    return std::optional<Command>(std::move(*raw));
  }
  const auto* usage = std::find_if(kUsages.begin(), kUsages.end(),
                                   [&verb](const Usage& known) { return known.name == verb; });
  if (usage == kUsages.end()) {
    std::string all = "raw";
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
  return list + "  raw RECORD\n";
}

}  // namespace innkeeper::hub::simpms
