// SPDX-License-Identifier: Apache-2.0
// Writes compact JSON into fixed memory. What does not fit is remembered, never cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/room/fixture.hpp"
#include "shared/room/units.hpp"
#include "shared/room/violation.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::wire {

class Writer {
 public:
  /// Writes at most `max_bytes`, even when `out` could take more.
  Writer(std::span<char> out, std::size_t max_bytes)
      : out_(out.size() > max_bytes ? out.first(max_bytes) : out), max_bytes_(out_.size()) {}
  /// Keeps of a document of at most `max_bytes` only what lies from `offset` on, as far as `out` reaches.
  Writer(std::span<char> out, std::size_t max_bytes, std::size_t offset)
      : out_(out), max_bytes_(max_bytes), offset_(offset) {}

  /// The document, or the first reason why there is none. Not for a part.
  [[nodiscard]] Result<std::string_view, room::Code> finish() const;
  /// Bytes of the whole document, or the first reason why there is none.
  [[nodiscard]] Result<std::size_t, room::Code> size() const;

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// REQUIRES, here and in string(): printable ASCII without quote and backslash; else the document
  /// fails.
  void key(std::string_view name);
  void string(std::string_view text);
  void null();
  /// An integer; one above `max` fails the document, as its reader would refuse it.
  void integer(std::uint64_t value, std::uint64_t max);
  void signed_integer(std::int64_t value, std::uint64_t max);
  void boolean(bool value);
  /// Degrees Celsius with as many decimals as needed, at most 3.
  void temperature(room::Temperature value);
  void temperature_or_null(const std::optional<room::Temperature>& value);
  void percent(room::Percent value) { integer(value.value(), 100); }
  void percent_or_null(const std::optional<room::Percent>& value);
  /// `{"ceiling":60,...}`
  void levels(const room::FixtureLevels& levels);
  /// A key that must be a fixture's name.
  void fixture_key(const room::FixtureName& fixture);

  void fail_with(room::Code code);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void quoted(std::string_view text);
  void append(std::string_view text);

  std::span<char> out_;
  std::size_t max_bytes_;
  std::size_t offset_ = 0;
  std::size_t size_ = 0;
  bool needs_comma_ = false;
  std::optional<room::Code> failure_;
};

}  // namespace innkeeper::wire
