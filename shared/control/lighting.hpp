// SPDX-License-Identifier: Apache-2.0
// From decided levels to what each lamp gives at this instant: fades that start from the present level,
// and a check that what was told to be dark is dark.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "shared/control/dimming.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// One light as it burns at this instant.
struct Lamp {
  DimLevel level = 0;
  room::ColourTemperature white;
  friend constexpr bool operator==(const Lamp&, const Lamp&) = default;
};

/// In the order of the room's fixtures.
using Lamps = FixedVector<Lamp, room::kMaxFixtures>;

/// How long a change of light takes, by its reason; times are those of the DALI table, 0.5 s times the
/// square root of a power of two. A hand wants an answer, an arrival a welcome, a room that was left no
/// hurry (our choice).
[[nodiscard]] room::Duration fade_time(room::Because because);

/// Steps of a fade are no closer than this: twenty-five a second look continuous.
inline constexpr room::Duration kFadeStep = std::chrono::milliseconds(40);
/// A lamp that still burns so long after it should be dark does not obey (our choice).
inline constexpr room::Duration kDarkAfter = std::chrono::seconds(5);

class Lighting {
 public:
  explicit Lighting(const room::Fixtures& fixtures);

  /// The levels to go to, one for each fixture in their order. The first call after a start sets them
  /// without a fade: after a power cut light must simply be there.
  void aim(const room::Decision& decision, room::Time now);

  /// What every lamp gives at `now`.
  [[nodiscard]] Lamps lamps(room::Time now) const;
  /// When lamps() changes next; none: nothing moves.
  [[nodiscard]] std::optional<room::Time> next_change(room::Time now) const;

  /// Feedback of one lamp; false until somebody should worry.
  void heard(std::size_t fixture, std::optional<bool> burns, room::Time now);
  /// A lamp burns although it was told to be dark.
  [[nodiscard]] bool disobeyed() const;

 private:
  struct Fade {
    DimLevel from = 0;
    DimLevel to = 0;
    room::Time begun;
    room::Duration takes{};
    bool disobeys = false;
    [[nodiscard]] DimLevel level(room::Time now) const;
    [[nodiscard]] bool over(room::Time now) const { return now - begun >= takes; }
  };

  room::Fixtures fixtures_;
  std::array<Fade, room::kMaxFixtures> fades_{};
  room::ColourTemperature white_;
  bool aimed_ = false;
};

}  // namespace innkeeper::control
