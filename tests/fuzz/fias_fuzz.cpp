// SPDX-License-Identifier: Apache-2.0
// Feeds any bytes to the FIAS link, cut where the input says: it must not crash, and every room it
// names must fit a record.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "hub/pms/fias_link.hpp"
#include "shared/util/check.hpp"

namespace {

using innkeeper::hub::pms::Connection;
using innkeeper::hub::pms::FiasLink;
using innkeeper::hub::pms::Moment;
using innkeeper::hub::pms::Output;

/// Keeps the link connected: what happens in the bytes is what is looked for.
void reconnect(FiasLink& link, Moment& now) {
  while (link.next_deadline() && !link.up()) {
    now.time = *link.next_deadline();
    if (link.on_timer(now).connection != Connection::open) return;
    static_cast<void>(link.on_connected(now));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  FiasLink link("1.0");
  Moment now;
  static_cast<void>(link.start(now));
  static_cast<void>(link.on_connected(now));
  while (!bytes.empty()) {
    // The first byte of each part says how long the part is.
    const std::size_t length =
        std::min<std::size_t>(static_cast<unsigned char>(bytes.front()), bytes.size() - 1);
    const Output out = link.on_bytes(bytes.substr(1, length), now);
    innkeeper::check(out.send.size() <= 300 * (length + 1), "answers are in proportion");
    bytes.remove_prefix(length + 1);
    if (out.connection == Connection::close) reconnect(link, now);
  }
  return 0;
}
