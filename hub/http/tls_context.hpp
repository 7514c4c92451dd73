// SPDX-License-Identifier: Apache-2.0
// With what a listener proves who it is, and what it accepts of a client. The one file that sets up OpenSSL.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "shared/util/result.hpp"

namespace boost::asio::ssl {
class context;
}

namespace innkeeper::hub::http {

/// Shared by a listener and its connections: they keep it when the listener gets another one.
using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

/// TLS 1.2 and 1.3, forward secrecy and authenticated encryption only. `chain`: the certificate and those
/// between it and its root, PEM; `key`: its private key, PEM, without a passphrase. Fails with what is
/// wrong and what to do; never quotes the key.
[[nodiscard]] Result<TlsContext, std::string> tls_context(const std::string& chain,
                                                          const std::string& key);

/// When its certificate ends, in seconds since 1970. REQUIRES: not null.
[[nodiscard]] std::optional<std::int64_t> end_of(const TlsContext& tls);

}  // namespace innkeeper::hub::http
