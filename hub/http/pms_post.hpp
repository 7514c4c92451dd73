// SPDX-License-Identifier: Apache-2.0
// What the HTTP server needs of whoever knows how PMSs sign and write their events.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/pms_event.hpp"

namespace innkeeper::hub::http {

/// Events in one request. More would be answered too late by a slow disk, and none needs more: the next
/// request may follow at once.
inline constexpr std::size_t kMaxPmsEvents = 200;
/// The body of one request. A fetched reservation of a mapped PMS has some kilobytes.
inline constexpr std::size_t kMaxPmsBodyBytes = std::size_t{1024} * 1024;

/// A request as it came.
struct PmsPost {
  std::optional<std::string> timestamp;  ///< Innkeeper-Timestamp
  std::optional<std::string> signature;  ///< Innkeeper-Signature
  std::string_view body;
};

struct PmsRefusal {
  enum class Kind : std::uint8_t {
    not_configured,  // this hub takes no posted events
    not_signed,      // no signature, a wrong one, or one of another time
    no_json,
    invalid,  // see `errors`
  };
  Kind kind = Kind::invalid;
  std::string detail;  ///< what is wrong and what to do; never a key
  std::vector<FieldError> errors{};
};

/// All events of a request, in order, or why none is taken.
using PmsReading = std::variant<std::vector<PmsEvent>, PmsRefusal>;

}  // namespace innkeeper::hub::http
