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

/// Where a preference holds: here, or in every house of the chain, which told it to this hub. What is known
/// for this house goes before what is known for the chain, unless it was only learned.
enum class Scope : std::uint8_t { property, chain };

[[nodiscard]] std::string_view name_of(Scope scope);

/// Between the profile and the name in keys of chain-wide preferences. No preference has such a name.
inline constexpr std::string_view kChainPrefix = "chain/";

struct PreferenceRow {
  std::string profile;
  std::string name;   ///< e.g. `climate.comfort`, `lights.welcome.bedside`
  std::string value;  ///< in the neutral form that preferences.cpp reads and writes
  Provenance provenance = Provenance::declared;
  room::UtcTime since;
  Scope scope = Scope::property;

  /// Profiles have no '/', so that those of one profile are the rows that begin with `profile/`.
  [[nodiscard]] std::string key() const {
    std::string text = profile + '/';
    if (scope == Scope::chain) text += kChainPrefix;
    return text + name;
  }
  friend bool operator==(const PreferenceRow&, const PreferenceRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const PreferenceRow& row);

}  // namespace innkeeper::hub
