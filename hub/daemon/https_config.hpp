// SPDX-License-Identifier: Apache-2.0
// [https] of hub.toml: where people and programs of other machines reach the hub.
#pragma once

#include <filesystem>
#include <string>

#include "hub/daemon/endpoint.hpp"
#include "hub/http/tls_context.hpp"
#include "shared/config/toml_reader.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::daemon {

struct HttpsConfig {
  Endpoint listen;                    ///< an address, any
  std::string name;                   ///< the host name by which it is asked
  std::filesystem::path certificate;  ///< PEM, with those between it and its root
  std::filesystem::path key;          ///< PEM; mode 600
};

/// Reports every problem to the section. Paths are relative to `folder`.
[[nodiscard]] HttpsConfig read_https(const config::Section& section,
                                     const std::filesystem::path& folder);

/// Reads certificate and key; fails with what is wrong with which file and what to do.
[[nodiscard]] Result<http::TlsContext, std::string> read_tls(const HttpsConfig& config);

}  // namespace innkeeper::hub::daemon
