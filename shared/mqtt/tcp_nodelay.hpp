// SPDX-License-Identifier: Apache-2.0
// Switches Nagle's algorithm off on our connections to the broker. The MQTT library neither does it nor
// shows its socket; with it a small message waits up to 44 ms for the acknowledgement of the one before.
#pragma once

#include <cstdint>

namespace innkeeper::mqtt {

/// Sets TCP_NODELAY on every TCP socket of this process whose peer has `port`, and returns how many there
/// were. A stranger with the same peer port loses nothing by it. Zero where /proc is not mounted: then
/// messages are slow, not wrong.
int set_tcp_nodelay(std::uint16_t port);

}  // namespace innkeeper::mqtt
