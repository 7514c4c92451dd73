// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_frame.hpp"

#include <utility>

#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {

std::string encode_frame(std::string_view record) {
  check(record.size() <= kMaxRecordBytes, "a FIAS record to send fits a frame");
  check(record.find(kStx) == record.npos && record.find(kEtx) == record.npos,
        "a FIAS record to send holds no frame bytes");
  std::string frame;
  frame.reserve(record.size() + 2);
  frame += kStx;
  frame += record;
  frame += kEtx;
  return frame;
}

std::optional<std::string> FrameDecoder::next(std::string_view& bytes) {
  while (!bytes.empty()) {
    const char byte = bytes.front();
    bytes.remove_prefix(1);
    if (byte == kEtx && state_ == State::inside) {
      state_ = State::outside;
      return std::exchange(record_, {});
    }
    take(byte);
  }
  return std::nullopt;
}

void FrameDecoder::reset() { *this = FrameDecoder{}; }

void FrameDecoder::take(char byte) {
  if (byte == kStx) {
    // Out of sequence inside a record: the peer started anew, and so do we.
    if (state_ == State::inside) ++counts_.partial;
    state_ = State::inside;
    record_.clear();
    return;
  }
  switch (state_) {
    case State::outside: ++counts_.ignored_bytes; return;
    case State::inside:
      if (record_.size() < kMaxRecordBytes) {
        record_ += byte;
        return;
      }
      ++counts_.oversized;
      record_.clear();
      state_ = State::too_long;
      return;
    case State::too_long:
      if (byte == kEtx) state_ = State::outside;
      return;
  }
}

}  // namespace innkeeper::hub::pms
