// SPDX-License-Identifier: Apache-2.0
// The terminal that a person sits at: its size, its keys, its interrupts, and passwords typed blindly.
#pragma once

#include <termios.h>

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

/// Whether standard input is a terminal.
[[nodiscard]] bool is_person_there();
/// Puts `question` and reads an answer; true only of y or yes.
[[nodiscard]] bool ask_person(std::ostream& out, const std::string& question);

/// A line from standard input; without echo, and after `prompt` on standard error, when that is a terminal.
/// Fails with what to do.
[[nodiscard]] Result<std::string, std::string> read_password(const std::string& prompt);

struct TerminalSize {
  std::size_t rows = 24;
  std::size_t columns = 80;
};
/// Of standard output; 24 by 80 where that has none.
[[nodiscard]] TerminalSize terminal_size();

/// While it lives, SIGINT and SIGTERM end what is waited for instead of the program, and SIGWINCH ends a
/// wait. One at a time.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  [[nodiscard]] bool ended() const;
  /// Waits, at most `patience`; shorter when it ended, the size changed, or, with `keys`, a key was pressed.
  void wait(std::chrono::milliseconds patience, bool keys) const;
};

/// While it lives, keys come one by one and unseen, and the screen is another one that is gone afterwards.
/// REQUIRES: standard input and output are terminals.
class WholeScreen {
 public:
  WholeScreen();
  ~WholeScreen();
  WholeScreen(const WholeScreen&) = delete;
  WholeScreen& operator=(const WholeScreen&) = delete;

  /// What was typed since the last call; empty: nothing.
  [[nodiscard]] std::string keys() const;

 private:
  termios before_{};
};

/// `text`, cut to the lines of the screen, as bytes that replace what is shown without a flicker.
[[nodiscard]] std::string redraw(const std::string& text, TerminalSize size);

}  // namespace innkeeper::hub::cli
