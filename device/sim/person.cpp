// SPDX-License-Identifier: Apache-2.0
#include "device/sim/person.hpp"

namespace innkeeper::sim {

room::Duration Person::pause() {
  // Uniform from nothing to twice the mean: nobody is patient for hours.
  const auto longest_s = std::chrono::duration_cast<std::chrono::seconds>(2 * kMeanPause).count();
  return std::chrono::seconds(pick(static_cast<std::uint32_t>(longest_s) + 1));
}

std::optional<Gesture> Person::act(room::Time now, bool rented) {
  if (!rented) {
    next_.reset();
    return std::nullopt;
  }
  if (!next_) next_ = now + pause();
  if (now < *next_) return std::nullopt;
  next_ = now + pause();
  if (fixtures_.empty() || pick(2) == 0) {
    // 18 to 26 degrees in halves: what panels offer.
    return room::Temperature::milli_celsius(18'000 + 500 * static_cast<std::int32_t>(pick(17)));
  }
  const room::FixtureName& fixture =
      fixtures_[pick(static_cast<std::uint32_t>(fixtures_.size()))].name;
  return room::FixtureLevel{fixture, *room::Percent::from(std::int64_t{10} * pick(11))};
}

}  // namespace innkeeper::sim
