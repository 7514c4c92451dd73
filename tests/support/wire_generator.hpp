// SPDX-License-Identifier: Apache-2.0
// Random values of the wire from a seed: every field over its whole range, often at its ends.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>

#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/telemetry.hpp"

namespace innkeeper::test {

/// The seed of this run: INNKEEPER_SEED from the environment, else 1. Tests print it when they
/// fail.
[[nodiscard]] std::uint64_t seed_of_run();

class WireGenerator {
 public:
  explicit WireGenerator(std::uint64_t seed) : random_(seed) {}

  /// Uniform in [low, high].
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
  [[nodiscard]] bool chance(int percent) { return between(1, 100) <= percent; }

  /// One that validate() accepts for the fixtures it names.
  [[nodiscard]] room::Plan plan();
  /// One whose parts need not fit together: the codec does not judge what a room decides.
  [[nodiscard]] room::Report report();
  [[nodiscard]] room::Telemetry telemetry();
  [[nodiscard]] room::Hand hand(const room::Fixtures& fixtures);
  [[nodiscard]] room::Situation situation();
  [[nodiscard]] room::Fixtures fixtures();
  /// Levels of some of `fixtures`.
  [[nodiscard]] room::FixtureLevels levels(const room::Fixtures& fixtures);
  [[nodiscard]] room::Temperature temperature(room::Temperature low, room::Temperature high);

 private:
  [[nodiscard]] std::uint32_t uint32();
  [[nodiscard]] room::PlanId id(std::int64_t least);
  [[nodiscard]] room::Percent percent();
  [[nodiscard]] std::optional<room::Percent> maybe_percent();
  [[nodiscard]] room::MaintenanceOverride maintenance();
  [[nodiscard]] room::GivenHand given();
  [[nodiscard]] room::QuietHours quiet_hours();
  [[nodiscard]] room::UtcTime moment();
  [[nodiscard]] std::optional<room::Percent> maybe_light();
  [[nodiscard]] room::Decision decision(const room::Fixtures& lights);
  [[nodiscard]] room::Because because();
  [[nodiscard]] room::Temperature any_temperature();
  [[nodiscard]] std::optional<room::Temperature> maybe_temperature();
  [[nodiscard]] std::optional<room::UtcTime> maybe_time();
  [[nodiscard]] room::Violation violation();
  [[nodiscard]] room::FixtureName name();

  template <class Word, std::size_t N>
  [[nodiscard]] Word any_of(const std::array<Word, N>& words);
  template <class T, class Any>
  [[nodiscard]] room::Effective<T> effective(Any any);

  std::mt19937_64 random_;
};

}  // namespace innkeeper::test
