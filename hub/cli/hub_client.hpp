// SPDX-License-Identifier: Apache-2.0
// One request to the hub over HTTP or HTTPS and its answer. The only file of this folder that knows Beast.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "hub/cli/hub_url.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

/// From connecting to the answer's last byte. The hub itself gives up on an answer after 2 s, so
/// that whoever is silent for longer is no working hub.
inline constexpr std::chrono::milliseconds kAnswerDeadline{10'000};

/// A list of 10,000 rooms has about 15 MB.
inline constexpr std::uint64_t kMaxAnswerBytes = 64ULL * 1024 * 1024;

struct HubRequest {
  std::string_view method;  ///< GET, PUT, POST, PATCH, DELETE
  std::string target;       ///< path, percent-encoded
  std::string body = {};
  std::string actor = {};     ///< Innkeeper-Actor: channel/name; empty: not said
  std::string if_match = {};  ///< empty: whatever the present state is
  std::string_view content_type = "application/json";  ///< of a body that is not empty
  std::string token = {};    ///< proves who asks; empty: the hub's own, if it can be read here
  std::string ca_file = {};  ///< PEM; empty: this machine's certificates are trusted
};

struct HubAnswer {
  unsigned status = 0;
  std::string content_type;
  std::string body;
  std::string challenge{};  ///< WWW-Authenticate
};

/// Blocks until the answer is there, at most `deadline`; a host that is a name may cost the
/// system's resolver its own time limits on top. Over https the certificate and its name are
/// verified, always;
/// a token goes over plain http to this machine only. The error says what happened, why, and what to do.
[[nodiscard]] Result<HubAnswer, std::string> call_hub(
    const HubUrl& hub, const HubRequest& request,
    std::chrono::milliseconds deadline = kAnswerDeadline);

}  // namespace innkeeper::hub::cli
