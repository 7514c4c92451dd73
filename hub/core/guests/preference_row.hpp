// SPDX-License-Identifier: Apache-2.0
// One preference of one guest as it is stored: one row a value, so that each has its own provenance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// How a preference came to be known. A stronger one is not replaced by a weaker: what the guest said
/// counts more than what staff noted, and that more than what was learned.
enum class Provenance : std::uint8_t { learned, staff, declared };

[[nodiscard]] std::string_view name_of(Provenance provenance);

struct PreferenceRow {
  std::string profile;
  std::string name;   ///< e.g. `climate.comfort`, `lights.welcome.bedside`
  std::string value;  ///< in the neutral form that preferences.cpp reads and writes
  Provenance provenance = Provenance::declared;
  room::UtcTime since;

  /// Profiles have no '/', so that those of one profile are the rows that begin with `profile/`.
  [[nodiscard]] std::string key() const { return profile + '/' + name; }
  friend bool operator==(const PreferenceRow&, const PreferenceRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const PreferenceRow& row);

}  // namespace innkeeper::hub
