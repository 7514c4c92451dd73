// SPDX-License-Identifier: Apache-2.0
// The phases of a connection; apart because connection.cpp is long.
#pragma once

#include <cstdint>

namespace innkeeper::hub::http {

/// What the connection waits for; each phase has one deadline.
enum class Phase : std::uint8_t {
  greeting,   // for the TLS handshake
  idle,       // for the first byte of a request
  reading,    // for the rest of it
  asking,     // for the application
  writing,    // for the client to take the reply
  streaming,  // for events: see EventPipe
  lingering,  // for the client to close: closing first would reset what it has not read yet
  closed,     // for nothing
};

}  // namespace innkeeper::hub::http
