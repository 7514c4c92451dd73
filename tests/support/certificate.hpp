// SPDX-License-Identifier: Apache-2.0
// Self-signed certificates for tests of TLS, made on the spot: no key lies around in the tree.
#pragma once

#include <string>

namespace innkeeper::support {

struct Certificate {
  std::string chain;  ///< PEM
  std::string key;    ///< PEM
};

/// For this host name, valid from yesterday until tomorrow, with a P-256 key.
[[nodiscard]] Certificate make_certificate(const std::string& name);

}  // namespace innkeeper::support
