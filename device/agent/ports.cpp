// SPDX-License-Identifier: Apache-2.0
#include "device/agent/ports.hpp"

#include <array>

#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::agent {

bool Link::publish_report(const room::Report& report) {
  std::array<char, wire::kMaxReportBytes> bytes;
  const auto payload = wire::encode(report, bytes);
  check(payload.ok(), "every report fits its size");
  return publish(wire::Channel::report, *payload);
}

}  // namespace innkeeper::agent
