// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/output.hpp"

#include <algorithm>
#include <charconv>

#include "device/cortex_m/board.hpp"

namespace innkeeper::cortex_m {

Output& Output::text(std::string_view text) {
  if (text.size() > kBytes - (line_end_ - begin_)) overflown_ = true;
  if (overflown_) return *this;
  for (const char c : text) bytes_[line_end_++ % kBytes] = c;
  return *this;
}

Output& Output::number(std::int64_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return text({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

Output& Output::temperature(const std::optional<room::Temperature>& value) {
  if (!value) return text("-");
  const std::int32_t milli = value->milli_celsius();
  if (milli <= -50) text("-");
  const std::int32_t tenths = ((milli < 0 ? -milli : milli) + 50) / 100;
  return number(tenths / 10).text(".").number(tenths % 10);
}

void Output::end() {
  text("\r\n");
  if (overflown_) {
    ++lost_;
  } else {
    end_ = line_end_;
  }
  line_end_ = end_;
  overflown_ = false;
}

void Output::line(std::string_view text) {
  this->text(text);
  end();
}

void Output::pump() {
  while (begin_ != end_) {
    const std::size_t place = begin_ % kBytes;
    const std::size_t count = std::min<std::size_t>(end_ - begin_, kBytes - place);
    const std::size_t sent = board::send(board::Serial::console, {bytes_.data() + place, count});
    begin_ += static_cast<std::uint32_t>(sent);
    if (sent < count) return;
  }
  if (lost_ == 0) return;
  const std::uint32_t lost = lost_;
  lost_ = 0;
  text("console: ").number(lost).text(" lines found no room and were left out").end();
}

}  // namespace innkeeper::cortex_m
