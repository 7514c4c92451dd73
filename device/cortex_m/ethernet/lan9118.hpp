// SPDX-License-Identifier: Apache-2.0
// SMSC LAN9118, the Ethernet controller of mps2-an385: frames in and out, by polling.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace innkeeper::cortex_m::lan9118 {

/// Resets the chip and switches both directions on. False when no such chip answers.
[[nodiscard]] bool start();
/// As its own EEPROM says.
[[nodiscard]] std::array<std::uint8_t, 6> address();

/// Takes the next frame off the chip's list and returns its bytes without the checksum; 0 for none.
/// A frame with an error is thrown away. Before the next call: next_word() for as many words as are
/// wanted, then finish().
[[nodiscard]] std::size_t take_frame();
/// Four bytes of the frame, the first of them lowest.
[[nodiscard]] std::uint32_t next_word();
/// Throws away what was not read of a frame of `bytes`, of which `words` were read.
void finish(std::size_t bytes, std::size_t words);

/// True when a frame of this size can be begun now.
[[nodiscard]] bool can_send(std::size_t bytes);
/// Then exactly (bytes + 3) / 4 words.
void begin_frame(std::size_t bytes);
void send_word(std::uint32_t word);

}  // namespace innkeeper::cortex_m::lan9118
