// SPDX-License-Identifier: Apache-2.0
// `innkeeper-bench openings`: runs and prints.
#pragma once

namespace innkeeper::bench {

/// Returns the exit status.
int report_openings(int argc, const char* const* argv);

}  // namespace innkeeper::bench
