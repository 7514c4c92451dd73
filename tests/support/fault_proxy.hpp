// SPDX-License-Identifier: Apache-2.0
// A TCP proxy that treats its connections badly, from a seed: it cuts the stream anywhere, delays the
// pieces and resets connections. For tests that compare a run through it with an undisturbed one.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace innkeeper::support {

struct ProxyFaults {
  std::uint64_t seed = 1;
  std::size_t max_piece = 4096;            ///< longest piece forwarded at once, in bytes
  std::chrono::milliseconds max_delay{0};  ///< before each piece
  std::size_t resets = 0;                  ///< connections that are reset, each somewhere
  std::size_t reset_within = 1000;  ///< bytes a connection forwards before its reset, at most
};

/// Forwards 127.0.0.1:port() to 127.0.0.1:`target`, on a thread of its own that ends with it. Throws
/// std::runtime_error when it cannot listen.
class FaultProxy {
 public:
  FaultProxy(std::uint16_t target, ProxyFaults faults);
  ~FaultProxy();
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// No connection is reset any more. From any thread.
  void calm();
  /// Resets so far. From any thread.
  [[nodiscard]] std::size_t resets() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace innkeeper::support
