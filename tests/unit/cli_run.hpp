// SPDX-License-Identifier: Apache-2.0
// A run of the command line and what it leaves.
#pragma once

#include <chrono>
#include <string>

namespace innkeeper::hub::cli {

struct Run {
  int status = -1;
  std::string out;
  std::string err;
};

/// Of a program that a test waits for.
inline constexpr std::chrono::seconds kDeadline{30};

}  // namespace innkeeper::hub::cli
