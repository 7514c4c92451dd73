// SPDX-License-Identifier: Apache-2.0
#include "device/link/sender.hpp"

#include <algorithm>

#include "shared/util/check.hpp"

namespace innkeeper::link {

void Sender::reset() {
  begin_ = end_ = 0;
  in_message_ = false;
  report_bytes_ = report_sent_ = 0;
  answers_.clear();
  ping_owed_ = false;
}

void Sender::begin(std::size_t bytes) {
  check(is_free(), "one message goes out at a time");
  begin_ = 0;
  end_ = bytes;
  in_message_ = true;
}

void Sender::connect(const Greeting& greeting) { begin(write_connect(bytes_, greeting)); }

void Sender::subscribe(std::uint16_t id, std::span<const Filter> filters) {
  begin(write_subscribe(bytes_, id, filters));
}

void Sender::publish(const Filter& to, bool retained, std::uint16_t id, std::string_view payload) {
  const std::size_t header = write_publish_header(bytes_, to, retained, id, payload.size());
  check(payload.size() <= bytes_.size() - header, "a small message fits the memory of the sender");
  std::copy(payload.begin(), payload.end(), bytes_.data() + header);
  begin(header + payload.size());
}

bool Sender::publish(const Filter& to, std::uint16_t id, const room::Report& report) {
  const auto size = wire::encode_part(report, 0, {});
  if (!size) return false;
  begin(write_publish_header(bytes_, to, true, id, *size));
  report_ = report;
  report_bytes_ = *size;
  report_sent_ = 0;
  return true;
}

void Sender::disconnect() { begin(write_bare(bytes_, PacketType::disconnect)); }

void Sender::answer(std::uint16_t id) {
  check(answers_.push_back(id), "nothing is read while answers wait");
}

std::string_view Sender::offered() {
  if (begin_ == end_) fill();
  return {bytes_.data() + begin_, end_ - begin_};
}

void Sender::taken(std::size_t count) {
  check(count <= end_ - begin_, "a transport takes what it was offered");
  begin_ += count;
  if (is_free()) in_message_ = false;
}

/// In the middle of a report nothing else may go out; between messages answers go first, since the
/// broker waits.
void Sender::fill() {
  begin_ = end_ = 0;
  if (is_streaming()) {
    const std::size_t count = std::min(bytes_.size(), report_bytes_ - report_sent_);
    const auto size = wire::encode_part(report_, report_sent_, std::span(bytes_).first(count));
    check(size.ok() && *size == report_bytes_, "the same report has the same bytes");
    report_sent_ += count;
    end_ = count;
    return;
  }
  for (const std::uint16_t id : answers_) {
    end_ += write_puback(std::span(bytes_).subspan(end_), id);
  }
  answers_.clear();
  if (ping_owed_) end_ += write_bare(std::span(bytes_).subspan(end_), PacketType::pingreq);
  ping_owed_ = false;
}

}  // namespace innkeeper::link
