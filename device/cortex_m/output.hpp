// SPDX-License-Identifier: Apache-2.0
// What the board says on its console. Lines wait here for the serial line, so that nobody waits for it; one
// that finds no room is left out whole, and counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/units.hpp"

namespace innkeeper::cortex_m {

class Output {
 public:
  // Parts of a line.
  Output& text(std::string_view text);
  Output& number(std::int64_t value);
  /// Degrees Celsius with one decimal, rounded; `-` for none.
  Output& temperature(const std::optional<room::Temperature>& value);
  Output& percent(room::Percent value) { return number(value.value()); }
  /// Ends the line.
  void end();
  /// A whole line.
  void line(std::string_view text);

  /// Gives what waits to the serial line, as far as that takes it. Call often.
  void pump();
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  /// True while a line of usual length finds room.
  [[nodiscard]] bool has_room() const { return kBytes - (end_ - begin_) > 120; }

 private:
  static constexpr std::size_t kBytes = 512;

  std::array<char, kBytes> bytes_{};
  // These count on; a place is their remainder.
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t line_end_ = 0;  ///< of the line that is being written
  bool overflown_ = false;
  std::uint32_t lost_ = 0;
};

}  // namespace innkeeper::cortex_m
