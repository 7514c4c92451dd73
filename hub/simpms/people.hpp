// SPDX-License-Identifier: Apache-2.0
// A hotel that lives by itself: what the desk does next, and when, at random from a seed. The same
// seed, rooms and pace give the same story.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "hub/simpms/command.hpp"
#include "hub/simpms/house.hpp"

namespace innkeeper::hub::simpms {

/// Time between two events at pace 1.
inline constexpr std::chrono::milliseconds kShortestPause{3'000};
inline constexpr std::chrono::milliseconds kLongestPause{9'000};
/// The share of rooms the hotel drifts towards, in percent.
inline constexpr std::size_t kUsualOccupancy = 70;
/// Guests who come again have the profiles kFirstProfile and the next kProfiles - 1; a
/// profile is in house once, and one in five guests comes without.
inline constexpr std::uint64_t kFirstProfile = 1001;
inline constexpr std::uint64_t kProfiles = 40;
inline constexpr std::uint64_t kFirstReservation = 50'001;

class People {
 public:
  /// REQUIRES: pace > 0; a pace of 2 is twice as fast.
  People(std::uint64_t seed, double pace) : random_(seed), pace_(pace) {}

  /// How long nothing happens before the next command.
  [[nodiscard]] std::chrono::milliseconds pause();
  /// What the desk does now. REQUIRES: the house has rooms.
  [[nodiscard]] Command next(const House& house);

 private:
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  [[nodiscard]] Command arrive(const House& house, const std::string& room, Sharing sharing);
  [[nodiscard]] std::string any_guest(const House& house);

  std::mt19937_64 random_;
  double pace_;
  std::uint64_t next_reservation_ = kFirstReservation;
};

}  // namespace innkeeper::hub::simpms
