// SPDX-License-Identifier: Apache-2.0
// What real PMSs do and the specification does not say, or says otherwise: each can be switched on, to
// see whether an interface survives it.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::hub::simpms {

enum class Quirk : std::uint8_t {
  shuffled,         // fields in any order; in a room move each GS stays behind its room
  repeated,         // a field comes twice with the same value
  unknown,          // fields nobody asked for
  no_last_bar,      // the last '|' of a record is missing
  noise,            // bytes between frames
  split,            // a few bytes at a time
  long_times,       // TI of seven digits in DS and DE
  ignore_requests,  // DR has no effect
  bare_sync,        // a synchronisation without DS and DE
  duplicate_flush,  // what was kept while nobody was there is sent twice
};

/// "no-last-bar", ...
[[nodiscard]] std::string_view name(Quirk quirk);
[[nodiscard]] std::optional<Quirk> quirk_named(std::string_view word);
/// All names with a sentence each, a line each.
[[nodiscard]] std::string quirk_list();

using Quirks = std::set<Quirk>;

/// A record as a PMS with these quirks writes it.
[[nodiscard]] std::string distort(std::string record, const Quirks& quirks,
                                  std::mt19937_64& random);
/// What stands before a frame: nothing, or a few bytes that no frame begins with.
[[nodiscard]] std::string noise(const Quirks& quirks, std::mt19937_64& random);

}  // namespace innkeeper::hub::simpms
