// SPDX-License-Identifier: Apache-2.0
// Measures what it takes to change the property under a hotel of rooms that are online.
#pragma once

#include <cstddef>
#include <filesystem>

namespace innkeeper::bench {

struct PropertyOptions {
  std::filesystem::path programs;
  std::size_t rooms = 10'000;
};

struct PropertyResult {
  double file_mib = 0;         ///< size of the property's text
  double diff_s = 0;           ///< until the answer to a dry run that changes every plan
  double apply_one_s = 0;      ///< until the answer to a change of one room's plan
  double apply_all_s = 0;      ///< until the answer to a change of every plan
  double all_confirmed_s = 0;  ///< from sending that change until every room confirmed its plan
  std::size_t published = 0;   ///< rooms whose version rose with the change of one room
};

/// Throws std::runtime_error when something does not work at all.
[[nodiscard]] PropertyResult measure_property(const PropertyOptions& options);

/// `innkeeper-bench property`: the exit status.
[[nodiscard]] int report_property(int argc, const char* const* argv);

}  // namespace innkeeper::bench
