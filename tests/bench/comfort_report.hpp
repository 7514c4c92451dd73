// SPDX-License-Identifier: Apache-2.0
// `innkeeper-bench comfort` and `innkeeper-bench occupancy`: runs and prints.
#pragma once

namespace innkeeper::bench {

/// Both return the exit status.
int report_comfort(int argc, const char* const* argv);
int report_occupancy(int argc, const char* const* argv);

}  // namespace innkeeper::bench
