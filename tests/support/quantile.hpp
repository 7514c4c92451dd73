// SPDX-License-Identifier: Apache-2.0
// Quantiles of measurements, as demo and benchmark print them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace innkeeper::support {

/// The value below which `share` (0 to 1) of `values` lie, by the nearest rank; 0 without values.
[[nodiscard]] inline double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const double last = static_cast<double>(values.size() - 1);
  return values[static_cast<std::size_t>(std::lround(share * last))];
}

}  // namespace innkeeper::support
