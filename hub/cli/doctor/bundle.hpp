// SPDX-License-Identifier: Apache-2.0
// What somebody who helps from afar needs, in one archive, without secrets and guest data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/doctor/findings.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::cli::doctor {

/// `text` without what may be secret: tokens of the hub, the values of keys that are called password, secret,
/// token or the like, and log-ins inside of URLs. Names of files that hold secrets stay.
[[nodiscard]] std::string redacted(std::string_view text);

/// Writes findings, versions, redacted settings and the last lines of the log into `file`, a new tar.gz of
/// mode 600. Fails with what to do.
[[nodiscard]] Result<void, std::string> write_bundle(const std::string& file,
                                                     const std::vector<Finding>& findings,
                                                     const std::string& settings,
                                                     const std::string& log);

}  // namespace innkeeper::hub::cli::doctor
