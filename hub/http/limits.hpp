// SPDX-License-Identifier: Apache-2.0
// What one client may cost the server. A struct, so that tests reach the limits in milliseconds.
#pragma once

#include <chrono>
#include <cstddef>

namespace innkeeper::hub::http {

/// Request line and header fields. Browsers and curl send less than 2 KiB.
inline constexpr std::size_t kMaxHeaderBytes = std::size_t{8} * 1024;
/// The largest document, 12 lights with the longest names, has less than 1 KiB; this leaves room
/// for what the API grows into.
inline constexpr std::size_t kMaxBodyBytes = std::size_t{64} * 1024;
/// Of the one request that sends a file: a property of 20,000 rooms has less than 2 MiB, and comments.
inline constexpr std::size_t kMaxTextBodyBytes = std::size_t{4} * 1024 * 1024;
/// Requests with a body above kMaxBodyBytes at a time, whoever sends them: 32 MiB in all.
inline constexpr std::size_t kMaxLargeBodies = 8;
/// Of a target, before percent-decoding.
inline constexpr std::size_t kMaxTargetBytes = 1024;
/// Taken from a socket at a time.
inline constexpr std::size_t kReadBytes = 4096;
/// Open at a time. Each costs at most a header, a body and its answer.
inline constexpr std::size_t kMaxConnections = 256;
/// Being told 503 at a time, above kMaxConnections. Beyond that nobody is accepted until one is
/// gone.
inline constexpr std::size_t kMaxRefusals = 32;
/// What a client may still send after its connection was answered for the last time.
inline constexpr std::size_t kMaxDiscardedBytes = std::size_t{256} * 1024;

struct Limits {
  std::size_t connections = kMaxConnections;
  std::chrono::milliseconds handshake{5'000};  ///< of TLS
  std::chrono::milliseconds request{10'000};   ///< from the first byte of a request to its last
  std::chrono::milliseconds idle{60'000};      ///< until the first byte of the next request
  std::chrono::milliseconds answer{2'000};     ///< from a whole request to the application's answer
  std::chrono::milliseconds write{10'000};     ///< until the client has taken the whole answer
  std::chrono::milliseconds heartbeat{15'000};  ///< of events, when there are none
  std::chrono::milliseconds linger{1'000};      ///< until the client closes after a last answer
  std::chrono::milliseconds drain{3'000};       ///< from stop() until what is left is cut
};

}  // namespace innkeeper::hub::http
