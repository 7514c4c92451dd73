// SPDX-License-Identifier: Apache-2.0
// Whether a guest agreed that the hub learns, as it is stored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Nothing is learned of a guest who was not asked.
enum class Consent : std::uint8_t { unknown, given, refused };

[[nodiscard]] std::string_view name_of(Consent consent);

/// No row: unknown.
struct ConsentRow {
  std::string profile;
  Consent learning = Consent::given;  ///< never unknown
  room::UtcTime since;

  [[nodiscard]] std::string key() const { return profile; }
  friend bool operator==(const ConsentRow&, const ConsentRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const ConsentRow& row);

}  // namespace innkeeper::hub
