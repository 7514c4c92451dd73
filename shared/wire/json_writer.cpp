// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_writer.hpp"

#include <array>
#include <charconv>

#include "shared/wire/json_text.hpp"

namespace innkeeper::wire {

using room::Code;

Result<std::string_view, Code> Writer::finish() const {
  if (failure_) return fail(*failure_);
  return std::string_view(out_.data(), size_);
}

Result<std::size_t, Code> Writer::size() const {
  if (failure_) return fail(*failure_);
  return size_;
}

void Writer::key(std::string_view name) {
  separate();
  quoted(name);
  append(":");
  needs_comma_ = false;
}

void Writer::string(std::string_view text) {
  separate();
  quoted(text);
}

void Writer::null() {
  separate();
  append("null");
}

void Writer::integer(std::uint64_t value, std::uint64_t max) {
  if (value > max) fail_with(Code::range);
  separate();
  std::array<char, 20> digits{};  // 2^64 has 20
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  append({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Writer::signed_integer(std::int64_t value, std::uint64_t max) {
  const bool negative = value < 0;
  const auto size = static_cast<std::uint64_t>(negative ? -value : value);
  if (size > max) fail_with(Code::range);
  separate();
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), size).ptr;
  if (negative) append("-");
  append({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Writer::boolean(bool value) {
  separate();
  append(value ? "true" : "false");
}

void Writer::temperature(room::Temperature value) {
  if (!room::is_plausible(value)) {
    fail_with(Code::range);
    return;
  }
  separate();
  const std::int32_t milli = value.milli_celsius();
  if (milli < 0) append("-");
  const auto magnitude = static_cast<std::uint32_t>(milli < 0 ? -milli : milli);
  std::array<char, 4> whole{};
  const auto end = std::to_chars(whole.data(), whole.data() + whole.size(), magnitude / 1000).ptr;
  append({whole.data(), static_cast<std::size_t>(end - whole.data())});
  std::array<char, 4> fraction{'.'};
  std::size_t length = 0;
  std::uint32_t rest = magnitude % 1000;
  for (std::uint32_t unit = 100; rest > 0; unit /= 10) {
    fraction[++length] = static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  if (length > 0) append({fraction.data(), length + 1});
}

void Writer::temperature_or_null(const std::optional<room::Temperature>& value) {
  if (value) {
    temperature(*value);
  } else {
    null();
  }
}

void Writer::percent_or_null(const std::optional<room::Percent>& value) {
  if (value) {
    percent(*value);
  } else {
    null();
  }
}

void Writer::levels(const room::FixtureLevels& levels) {
  begin_object();
  for (std::size_t i = 0; i < levels.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (levels[j].fixture == levels[i].fixture) fail_with(Code::duplicate_key);
    }
    fixture_key(levels[i].fixture);
    percent(levels[i].level);
  }
  end_object();
}

void Writer::fixture_key(const room::FixtureName& fixture) {
  if (!room::fixture_name(fixture.view())) fail_with(Code::text);
  key(fixture.view());
}

void Writer::fail_with(Code code) {
  if (!failure_) failure_ = code;
}

void Writer::open(char bracket) {
  separate();
  append({&bracket, 1});
  needs_comma_ = false;
}

void Writer::close(char bracket) {
  append({&bracket, 1});
  needs_comma_ = true;
}

void Writer::separate() {
  if (needs_comma_) append(",");
  needs_comma_ = true;
}

void Writer::quoted(std::string_view text) {
  if (!is_plain(text)) fail_with(Code::text);
  append("\"");
  append(text);
  append("\"");
}

void Writer::append(std::string_view text) {
  if (text.size() > max_bytes_ - size_) {
    fail_with(Code::too_large);
    return;
  }
  for (const char c : text) {
    const std::size_t at = size_++ - offset_;  // wraps before the part that is wanted
    if (at < out_.size()) out_[at] = c;
  }
}

}  // namespace innkeeper::wire
