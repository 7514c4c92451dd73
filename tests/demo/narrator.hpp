// SPDX-License-Identifier: Apache-2.0
// Tells a person at a terminal what happens in the hotel, a line each.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "tests/support/observed_room.hpp"

namespace innkeeper::demo {

class Narrator {
 public:
  /// Colours are for terminals only, and not when NO_COLOR is set.
  Narrator();

  /// The head of the columns.
  void begin();
  /// Something that concerns the house.
  void house(std::string_view what);
  /// What happened to a room, what it does now and why, and how long that took.
  void room(const support::ObservedRoom& room, std::string_view what);
  void problem(std::string_view what);

 private:
  void line(const char* colour, std::string_view room, std::string_view what, std::string_view now,
            std::string_view took);

  bool colours_;
};

/// `20.1 C, to 22.5 C (guest preference); bedside 30 %`.
[[nodiscard]] std::string describe(const support::ObservedRoom& room);

}  // namespace innkeeper::demo
