// SPDX-License-Identifier: Apache-2.0
// The PMS end of a FIAS link with as little between a measured record and the wire as possible.
#pragma once

#include <cstdint>
#include <string>

#include "hub/pms/fias_frame.hpp"

namespace innkeeper::bench {

/// Blocking, loopback only. Failures are thrown as std::runtime_error.
class PmsPeer {
 public:
  /// Listens on 127.0.0.1:`port`.
  explicit PmsPeer(std::uint16_t port);
  ~PmsPeer();
  PmsPeer(const PmsPeer&) = delete;
  PmsPeer& operator=(const PmsPeer&) = delete;

  /// Accepts the hub and answers its handshake; throws after 30 s.
  void welcome_hub();
  void send(const std::string& record);

 private:
  int listener_ = -1;
  int link_ = -1;
};

[[nodiscard]] std::string check_in_record(const std::string& room, std::uint64_t reservation,
                                          const std::string& profile);
[[nodiscard]] std::string check_out_record(const std::string& room, std::uint64_t reservation);

}  // namespace innkeeper::bench
