// SPDX-License-Identifier: Apache-2.0
// What follows from the evidence: a pure function.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hub/cli/doctor/evidence.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/printable.hpp"

namespace innkeeper::hub::cli::doctor {

enum class Severity : std::uint8_t {
  ok,
  skipped,  // could not be looked at
  warning,  // works, but not for long, or not in every case
  error,    // something does not work
};

struct Finding {
  Severity severity = Severity::ok;
  std::string area;    ///< e.g. `broker`
  std::string what;    ///< the evidence, a sentence
  std::string remedy;  ///< what to do; empty: nothing
};

// Our choices.
inline constexpr std::int64_t kCertificateWarningDays = 21;
inline constexpr std::int64_t kBackupWarningDays = 7;
inline constexpr unsigned kFreePercentWarning = 10;
inline constexpr unsigned kFreePercentError = 3;
inline constexpr std::chrono::microseconds kSlowWrite{100'000};
inline constexpr std::uint64_t kLargeLog = std::uint64_t{64} << 20U;

/// In the order of areas; of each at least one finding.
[[nodiscard]] std::vector<Finding> judge(const Evidence& evidence);

/// 0: nothing to do; 1: at least one warning; 2: at least one error.
[[nodiscard]] int exit_status(const std::vector<Finding>& findings);

[[nodiscard]] Json findings_document(const std::vector<Finding>& findings);
/// For 80 columns.
[[nodiscard]] std::string findings_screen(const std::vector<Finding>& findings, const Paint& paint);

}  // namespace innkeeper::hub::cli::doctor
