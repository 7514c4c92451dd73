// SPDX-License-Identifier: Apache-2.0
// The room status codes (RS) of one site. The specification names 1 to 6; what else there is, and at
// some sites even what these mean, the site decides.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/stays/stay_event.hpp"

namespace innkeeper::hub::pms {

/// Longest code taken (FIAS specification 2.20: N,2).
inline constexpr std::size_t kMaxRoomCode = 2;

/// What one code says. Never who is in the room: occupancy does not follow from RS.
struct RoomCode {
  std::optional<RoomCondition> condition;
  std::optional<bool> occupied;  ///< only tells apart two codes of one condition when sending
  std::optional<SaleState> sale;
  friend bool operator==(const RoomCode&, const RoomCode&) = default;
};

/// `dirty vacant`, `inspected`, `out of service`, ...: words of the configuration. Nothing for others.
[[nodiscard]] std::optional<RoomCode> room_code_named(std::string_view words);

class RoomStatusCodes {
 public:
  using Table = std::map<std::string, RoomCode, std::less<>>;

  /// The six of the specification.
  RoomStatusCodes();
  /// Those of a site, and only those.
  explicit RoomStatusCodes(Table table) : table_(std::move(table)) {}

  [[nodiscard]] std::optional<RoomCode> meaning(std::string_view code) const;
  /// The code to send. A PMS that has none for a room to be tidied (pickup) hears that it is dirty.
  /// Nothing when the site has no code for the condition.
  [[nodiscard]] std::optional<std::string> code(RoomCondition condition, bool occupied) const;

 private:
  Table table_;
};

}  // namespace innkeeper::hub::pms
