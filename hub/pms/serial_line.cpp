// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/serial_line.hpp"

#include <utility>

namespace innkeeper::hub::pms {

char checksum(std::string_view record) {
  char sum = kEtx;
  for (const char byte : record) sum = static_cast<char>(sum ^ byte);
  return sum;
}

std::string encode_serial_frame(std::string_view record) {
  return encode_frame(record) + checksum(record);
}

bool SerialLine::send(std::string record, room::Time now, SerialOutput& out) {
  if (queue_.size() >= kMaxSerialQueue) return false;
  queue_.push_back(std::move(record));
  if (queue_.size() == 1) transmit(now, out);
  return true;
}

void SerialLine::on_bytes(std::string_view bytes, room::Time now, SerialOutput& out) {
  for (const char byte : bytes) take(byte, now, out);
}

void SerialLine::on_timer(room::Time now, SerialOutput& out) {
  if (!deadline_ || now < *deadline_) return;
  if (enquiries_ == kMaxEnquiries) {
    drop_front(now, out);
    return;
  }
  // The record is never repeated unasked: the other side may have it, and only its answer is lost.
  ++enquiries_;
  out.send += kEnq;
  deadline_ = now + kAckTimeout;
}

void SerialLine::take(char byte, room::Time now, SerialOutput& out) {
  // Whatever it is, the byte behind ETX is the checksum.
  if (state_ == State::at_checksum) {
    finish_record(byte, out);
    return;
  }
  if (byte == kStx) {
    state_ = State::inside;
    record_.clear();
    return;
  }
  switch (state_) {
    case State::at_checksum: return;
    case State::outside: take_outside(byte, now, out); return;
    case State::inside:
      if (byte == kEtx) {
        state_ = State::at_checksum;
      } else if (record_.size() < kMaxRecordBytes) {
        record_ += byte;
      } else {
        record_.clear();
        state_ = State::too_long;
      }
      return;
    case State::too_long:
      if (byte != kEtx) return;
      last_answer_ = kNak;
      out.send += last_answer_;
      state_ = State::outside;
      return;
  }
}

void SerialLine::take_outside(char byte, room::Time now, SerialOutput& out) {
  if (byte == kAck) {
    on_ack(now, out);
  } else if (byte == kNak) {
    on_nak(now, out);
  } else if (byte == kEnq) {
    out.send += last_answer_;
  } else {
    last_answer_ = kNak;
  }
}

void SerialLine::finish_record(char lrc, SerialOutput& out) {
  state_ = State::outside;
  const bool good = lrc == checksum(record_);
  last_answer_ = good ? kAck : kNak;
  out.send += last_answer_;
  if (good) out.records.push_back(std::exchange(record_, {}));
}

void SerialLine::on_ack(room::Time now, SerialOutput& out) {
  if (queue_.empty()) return;
  ++out.delivered;
  queue_.pop_front();
  enquiries_ = 0;
  resends_ = 0;
  deadline_.reset();
  if (!queue_.empty()) transmit(now, out);
}

void SerialLine::on_nak(room::Time now, SerialOutput& out) {
  if (queue_.empty()) return;
  if (resends_ == kMaxResends) {
    drop_front(now, out);
    return;
  }
  ++resends_;
  transmit(now, out);
}

void SerialLine::transmit(room::Time now, SerialOutput& out) {
  out.send += encode_serial_frame(queue_.front());
  enquiries_ = 0;
  deadline_ = now + kAckTimeout;
}

void SerialLine::drop_front(room::Time now, SerialOutput& out) {
  ++out.lost;
  queue_.pop_front();
  resends_ = 0;
  deadline_.reset();
  if (!queue_.empty()) transmit(now, out);
}

}  // namespace innkeeper::hub::pms
