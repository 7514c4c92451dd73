// SPDX-License-Identifier: Apache-2.0
// A room as the hub's API shows it and as its board really is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/house.hpp"

namespace innkeeper::support {

struct ObservedRoom {
  std::string number;
  std::string id;
  std::string rental;
  std::uint64_t epoch = 0;
  std::uint64_t version = 0;
  std::string delivery;
  std::string link;
  std::optional<double> confirm_ms;
  std::optional<double> air;
  std::optional<double> setpoint;  ///< none: only a band is held
  std::string because;             ///< why the climate is as it is
  std::string presence;            ///< who is in, as the room believes; empty: not heard of
  std::string arrival;             ///< of the guest who checked in
  // Only by look_at_room().
  double comfort = 0;                 ///< as planned
  std::map<std::string, int> lights;  ///< as reported
};

/// Every room as the hub knows it; nothing when the hub does not answer.
[[nodiscard]] std::optional<std::vector<ObservedRoom>> look_at_rooms(const House& house);
/// One room in detail, its climate and lights as its board reported them.
[[nodiscard]] std::optional<ObservedRoom> look_at_room(const House& house,
                                                       const std::string& number);

/// What the boards themselves say they do, by room id.
struct Board {
  std::uint64_t epoch = 0;
  std::uint64_t version = 0;
  std::optional<double> setpoint;
  std::map<std::string, int> lights;
};
[[nodiscard]] std::map<std::string, Board> look_at_boards(const House& house);

}  // namespace innkeeper::support
