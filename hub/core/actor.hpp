// SPDX-License-Identifier: Apache-2.0
// Who or what makes the hub do something: for the audit, and for people who ask why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace innkeeper::hub {

/// The way by which a wish reached the hub.
enum class Channel : std::uint8_t {
  hub,         // the hub itself: time passed, a rule of the property
  pms,         // the property-management system
  panel,       // the wall panel of the room
  guest_page,  // the guest's own page
  front_desk,
  housekeeping,
  maintenance,
  administrator,
  api,  // a program
};

[[nodiscard]] std::string_view name_of(Channel channel);

inline constexpr std::size_t kMaxActorName = 64;

/// Staff by their login, programs by their name; a guest never has a name here.
struct Actor {
  Channel channel = Channel::hub;
  std::string name;  ///< may be empty; at most kMaxActorName bytes
  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace innkeeper::hub
