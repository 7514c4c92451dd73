// SPDX-License-Identifier: Apache-2.0
// Looks at the hub and its machine. Changes nothing but for some small files that it writes beside the
// database to measure the disk, and a message to itself over the broker.
#pragma once

#include <filesystem>
#include <string>

#include "hub/cli/doctor/evidence.hpp"
#include "hub/cli/session.hpp"
#include "hub/daemon/hub_config.hpp"

namespace innkeeper::hub::cli::doctor {

/// Everything, with deadlines: some seconds at most when nothing answers.
[[nodiscard]] Evidence gather(const Session& session, const std::filesystem::path& settings);

// The parts of it.

[[nodiscard]] HubEvidence look_at_hub(const Session& session);
/// `declared`: the ids of rooms that are.
[[nodiscard]] BrokerEvidence look_at_broker(const daemon::HubConfig& config,
                                            const std::vector<std::string>& declared);
[[nodiscard]] CertificateEvidence look_at_certificate(const daemon::HttpsConfig& https);
[[nodiscard]] ClockEvidence look_at_clock(const std::string& zone);
[[nodiscard]] DiskEvidence look_at_disk(const std::filesystem::path& database);
/// From the file itself: no hub answers.
[[nodiscard]] DatabaseEvidence look_at_database(const std::filesystem::path& database);
[[nodiscard]] std::vector<SecretEvidence> look_at_secrets(const daemon::HubConfig& config);

}  // namespace innkeeper::hub::cli::doctor
