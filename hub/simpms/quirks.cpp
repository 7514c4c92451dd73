// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/quirks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "hub/pms/fias_frame.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::simpms {
namespace {

struct QuirkWords {
  Quirk quirk;
  std::string_view name;
  std::string_view sentence;
};
constexpr std::array kQuirks{
    QuirkWords{Quirk::shuffled, "shuffled", "fields in any order"},
    QuirkWords{Quirk::repeated, "repeated", "a field comes twice with the same value"},
    QuirkWords{Quirk::unknown, "unknown", "fields nobody asked for"},
    QuirkWords{Quirk::no_last_bar, "no-last-bar", "the last '|' of a record is missing"},
    QuirkWords{Quirk::noise, "noise", "bytes between frames"},
    QuirkWords{Quirk::split, "split", "everything is written a few bytes at a time"},
    QuirkWords{Quirk::long_times, "long-times", "TI of DS and DE has seven digits"},
    QuirkWords{Quirk::ignore_requests, "ignore-requests", "DR has no effect"},
    QuirkWords{Quirk::bare_sync, "bare-sync", "a synchronisation has neither DS nor DE"},
    QuirkWords{Quirk::duplicate_flush, "duplicate-flush", "what waited for a client is sent twice"},
};

/// Fields with what must stay behind them: a GS belongs to the RN or RO before it.
std::vector<std::string> pieces_of(std::string_view fields) {
  std::vector<std::string> pieces;
  while (!fields.empty()) {
    const std::string_view field = fields.substr(0, fields.find('|'));
    fields.remove_prefix(std::min(field.size() + 1, fields.size()));
    const bool belongs = field.starts_with("GS") && !pieces.empty();
    if (belongs) {
      pieces.back() += std::string(field) + '|';
    } else {
      pieces.push_back(std::string(field) + '|');
    }
  }
  return pieces;
}

}  // namespace

std::string_view name(Quirk quirk) {
  for (const QuirkWords& words : kQuirks) {
    if (words.quirk == quirk) return words.name;
  }
  panic("every quirk has a name");
}

std::optional<Quirk> quirk_named(std::string_view word) {
  for (const QuirkWords& words : kQuirks) {
    if (words.name == word) return words.quirk;
  }
  return std::nullopt;
}

std::string quirk_list() {
  std::string list;
  for (const QuirkWords& words : kQuirks) {
    list += "  " + std::string(words.name) + std::string(18 - words.name.size(), ' ') +
            std::string(words.sentence) + "\n";
  }
  return list;
}

std::string distort(std::string record, const Quirks& quirks, std::mt19937_64& random) {
  const std::size_t head = record.find('|') + 1;
  std::vector<std::string> pieces = pieces_of(std::string_view(record).substr(head));
  record.resize(head);
  if (quirks.contains(Quirk::shuffled)) std::shuffle(pieces.begin(), pieces.end(), random);
  if (quirks.contains(Quirk::repeated) && !pieces.empty()) {
    // Right behind itself, so that a GS stays with its room.
    const auto at = static_cast<std::ptrdiff_t>(random() % pieces.size());
    const std::string again = pieces[static_cast<std::size_t>(at)];
    pieces.insert(pieces.begin() + at, again);
  }
  if (quirks.contains(Quirk::unknown)) {
    pieces.insert(pieces.begin(), "A0RACK##HRS|");
    pieces.emplace_back("ZZ?|");
    pieces.emplace_back("A3|");
  }
  for (const std::string& piece : pieces) record += piece;
  if (quirks.contains(Quirk::no_last_bar) && record.size() > head) record.pop_back();
  return record;
}

std::string noise(const Quirks& quirks, std::mt19937_64& random) {
  std::string bytes;
  if (!quirks.contains(Quirk::noise)) return bytes;
  const std::size_t count = random() % 6;
  while (bytes.size() < count) {
    const char byte = static_cast<char>(random());
    if (byte != pms::kStx) bytes += byte;
  }
  return bytes;
}

}  // namespace innkeeper::hub::simpms
