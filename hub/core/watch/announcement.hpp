// SPDX-License-Identifier: Apache-2.0
// What those who watch the house are told, once it is durable. It never holds guest data: of a room it is
// what a list of rooms shows.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "hub/core/rooms/room_requests.hpp"

namespace innkeeper::hub {

/// What of a room changed.
enum class Aspect : std::uint8_t {
  plan,          // it shall be something else
  confirmation,  // how far it is with its plan
  report,        // it said how it is
  link,          // it came, went or was lost
  state,         // for people: rented, clean, for sale, undisturbed
};
inline constexpr Aspect kAspects[] = {Aspect::plan, Aspect::confirmation, Aspect::report,
                                      Aspect::link, Aspect::state};
[[nodiscard]] std::string_view name_of(Aspect aspect);

class Aspects {
 public:
  void add(Aspect aspect) { bits_ = static_cast<std::uint8_t>(bits_ | bit(aspect)); }
  [[nodiscard]] bool has(Aspect aspect) const { return (bits_ & bit(aspect)) != 0; }

 private:
  static unsigned bit(Aspect aspect) { return 1U << static_cast<unsigned>(aspect); }
  std::uint8_t bits_ = 0;
};

enum class Topic : std::uint8_t {
  room,        // `room` and `aspects`
  rooms,       // so many rooms at once that the list is read anew
  property,    // another revision runs: `revision`
  overrides,   // of `room`, or of many rooms when there is none
  connection,  // `source` is up or not
  access,      // somebody may no longer ask: for those who serve watchers, not for them
};

/// What the hub is connected to.
enum class Source : std::uint8_t { broker, pms };

struct Announcement {
  Topic topic = Topic::rooms;
  std::shared_ptr<const RoomView> room{};
  Aspects aspects{};
  std::uint32_t revision = 0;
  Source source = Source::broker;
  bool is_up = false;
};

}  // namespace innkeeper::hub
