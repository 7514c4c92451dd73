// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/people.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "shared/util/check.hpp"

namespace innkeeper::hub::simpms {
namespace {

std::vector<std::string> free_rooms(const House& house) {
  std::set<std::string, std::less<>> rooms = house.rooms();
  for (const auto& [reservation, guest] : house.guests()) rooms.erase(guest.room);
  return {rooms.begin(), rooms.end()};
}

}  // namespace

std::chrono::milliseconds People::pause() {
  const auto spread = static_cast<std::uint64_t>((kLongestPause - kShortestPause).count());
  const auto base =
      static_cast<double>(kShortestPause.count()) + static_cast<double>(below(spread + 1));
  return std::chrono::milliseconds(std::llround(base / pace_));
}

Command People::next(const House& house) {
  check(!house.rooms().empty(), "people need rooms");
  const std::vector<std::string> free = free_rooms(house);
  const std::size_t taken = house.rooms().size() - free.size();
  const bool quiet = taken * 100 < house.rooms().size() * kUsualOccupancy;
  // Of ten events in a hotel that fills, seven are arrivals; in a full one, seven are departures.
  const std::uint64_t die = below(10);
  if (house.guests().empty()) return arrive(house, free[below(free.size())], Sharing::refuse);
  if (die == 0 && !free.empty()) {
    return Move{any_guest(house), free[below(free.size())], Sharing::refuse};
  }
  if (die == 1) return arrive(house, house.guests().at(any_guest(house)).room, Sharing::allow);
  if (!free.empty() && (quiet ? die < 9 : die < 3)) {
    return arrive(house, free[below(free.size())], Sharing::refuse);
  }
  return CheckOut{any_guest(house)};
}

Command People::arrive(const House& house, const std::string& room, Sharing sharing) {
  CheckIn in{room, std::to_string(next_reservation_++), "", sharing};
  std::string profile = std::to_string(kFirstProfile + below(kProfiles));
  const bool stays_already =
      std::any_of(house.guests().begin(), house.guests().end(),
                  [&profile](const auto& guest) { return guest.second.profile == profile; });
  if (below(5) != 0 && !stays_already) in.profile = std::move(profile);
  return in;
}

std::string People::any_guest(const House& house) {
  const auto index = static_cast<std::ptrdiff_t>(below(house.guests().size()));
  return std::next(house.guests().begin(), index)->first;
}

}  // namespace innkeeper::hub::simpms
