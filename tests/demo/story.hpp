// SPDX-License-Identifier: Apache-2.0
// One fixed story that proves the main job on real programs: guests arrive, one moves, two leave, the
// broker loses everything, the hub is killed, and every room ends as it should.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/demo/narrator.hpp"
#include "tests/support/house.hpp"

namespace innkeeper::demo {

struct Outcome {
  std::vector<std::string> failures;  ///< empty: the story held
  std::size_t rooms = 0;
  std::size_t checked_in = 0;
  std::size_t confirmed = 0;
  std::vector<double> apply_ms;  ///< publish to matching report, of every check-in
  double healed_broker_s = 0;    ///< from the start of the empty broker to every room confirmed
  double healed_hub_s = 0;       ///< from the start of the killed hub to every room confirmed
};

/// Plays on a house of which nothing runs yet. Errors of setting up are thrown.
[[nodiscard]] Outcome play(support::House& house, Narrator& narrator);

/// `{"ok":true,"rooms":24,...}`.
[[nodiscard]] std::string summary(const Outcome& outcome);

}  // namespace innkeeper::demo
