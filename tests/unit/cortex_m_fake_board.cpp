// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/cortex_m_fake_board.hpp"

#include "device/cortex_m/board.hpp"
#include "device/cortex_m/core.hpp"

namespace innkeeper::tests {

FakeEeprom& fake_eeprom() {
  static FakeEeprom eeprom;
  return eeprom;
}

std::string& console_text() {
  static std::string text;
  return text;
}

void FakeEeprom::set_clock(bool high) {
  if (high == clock_) return;
  clock_ = high;
  if (high) {
    rise();
  } else {
    fall();
  }
}

void FakeEeprom::set_data(bool high) {
  const bool before = data_;
  data_ = high;
  if (!clock_ || before == high) return;
  if (high) {
    stop();
  } else {
    start();
  }
}

void FakeEeprom::start() {
  part_ = Part::address;
  bit_ = 0;
  started_bit_ = false;
  pulls_ = false;
}

void FakeEeprom::stop() {
  bool any = false;
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    if (!pending_[i]) continue;
    any = true;
    if (answers()) bytes[page_ + i] = *pending_[i];
    if (dies_after && *dies_after > 0) --*dies_after;
    pending_[i].reset();
  }
  if (any) busy_ = busy_polls;
  part_ = Part::idle;
  pulls_ = false;
}

void FakeEeprom::rise() {
  if (part_ == Part::idle) return;
  if (bit_ < 8) {
    shift_ = static_cast<std::uint8_t>(shift_ * 2U + (data_ ? 1U : 0U));
  } else {
    acknowledged_ = !data_;
  }
}

/// The memory changes its line while the clock is low.
void FakeEeprom::fall() {
  if (part_ == Part::idle) return;
  const bool reads = part_ == Part::read;
  // The first fall follows START, before any bit.
  if (bit_ == 0 && part_ == Part::address && !started_bit_) {
    started_bit_ = true;
    return;
  }
  ++bit_;
  if (bit_ == 8) {
    pulls_ = false;
    if (!reads) take(shift_);
    return;
  }
  if (bit_ > 8) {
    bit_ = 0;
    pulls_ = false;
    if (reads && sending_) {
      if (!acknowledged_) part_ = Part::idle;
      at_ = (at_ + 1) % bytes.size();
    }
    sending_ = part_ == Part::read;
  }
  if (part_ == Part::read)
    pulls_ = ((unsigned{here()} >> (7U - static_cast<unsigned>(bit_))) & 1U) == 0;
}

void FakeEeprom::take(std::uint8_t byte) {
  if (!answers()) {
    part_ = Part::idle;
    return;
  }
  switch (part_) {
    case Part::address:
      started_bit_ = false;
      sending_ = false;
      if (byte >> 1U != 0x50U || busy_ > 0) {
        if (busy_ > 0) --busy_;
        part_ = Part::idle;
        return;
      }
      part_ = (byte & 1U) != 0 ? Part::read : Part::high;
      break;
    case Part::high:
      at_ = static_cast<std::size_t>(byte) << 8U;
      part_ = Part::low;
      break;
    case Part::low:
      at_ = (at_ | byte) % bytes.size();
      page_ = at_ - at_ % cortex_m::kEepromPage;
      part_ = Part::write;
      break;
    case Part::write:
      pending_[at_ % cortex_m::kEepromPage] = std::byte{byte};
      at_ = page_ + (at_ + 1) % cortex_m::kEepromPage;
      break;
    case Part::idle:
    case Part::read: return;
  }
  pulls_ = true;
}

}  // namespace innkeeper::tests

namespace innkeeper::board {

void set_clock(bool high) { tests::fake_eeprom().set_clock(high); }
void set_data(bool high) { tests::fake_eeprom().set_data(high); }
bool data() { return tests::fake_eeprom().data(); }

std::size_t send(Serial, std::string_view bytes) {
  tests::console_text().append(bytes);
  return bytes.size();
}

}  // namespace innkeeper::board

namespace innkeeper::cortex_m {

// A millisecond at each look, so that waiting ends.
room::Time now() {
  static room::Time time;
  time += std::chrono::milliseconds(1);
  return time;
}

}  // namespace innkeeper::cortex_m
