// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/terminal.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <iostream>

namespace innkeeper::hub::cli {
namespace {

volatile sig_atomic_t g_ended = 0;

void on_end(int) { g_ended = 1; }
void on_size(int) {}

constexpr std::array kSignals{SIGINT, SIGTERM, SIGWINCH};

/// Lines end here; a password has 256 bytes at most.
constexpr std::size_t kMaxLine = 1024;

void install(void (*ending)(int), void (*sizing)(int)) {
  struct sigaction action {};
  action.sa_handler = ending;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = sizing;
  sigaction(SIGWINCH, &action, nullptr);
}

void write_all(const char* text, std::size_t size) {
  // A terminal that is gone shows itself in the next wait.
  static_cast<void>(!::write(STDOUT_FILENO, text, size));
}

/// Byte by byte: what follows the line is not ours to take.
Result<std::string, std::string> read_line() {
  std::string line;
  char c = 0;
  while (line.size() <= kMaxLine) {
    const ssize_t count = ::read(STDIN_FILENO, &c, 1);
    if (count < 0 && errno == EINTR && g_ended == 0) continue;
    if (g_ended != 0) return fail(std::string("interrupted"));
    if (count <= 0 || c == '\n') {
      if (line.empty()) return fail(std::string("nothing was given on standard input"));
      return line;
    }
    line += c;
  }
  return fail("the line on standard input is longer than " + std::to_string(kMaxLine) + " bytes");
}

}  // namespace

bool is_person_there() { return isatty(STDIN_FILENO) == 1; }

bool ask_person(std::ostream& out, const std::string& question) {
  out << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

Result<std::string, std::string> read_password(const std::string& prompt) {
  termios before{};
  if (!is_person_there() || tcgetattr(STDIN_FILENO, &before) != 0) return read_line();
  std::cerr << prompt << std::flush;
  termios blind = before;
  blind.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  // Ctrl-C must not end the program before echo is back.
  g_ended = 0;
  install(on_end, SIG_DFL);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &blind);
  auto line = read_line();
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  install(SIG_DFL, SIG_DFL);
  std::cerr << '\n';
  return line;
}

TerminalSize terminal_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
    return {};
  }
  return {size.ws_row, size.ws_col};
}

Interrupts::Interrupts() {
  g_ended = 0;
  sigset_t signals;
  sigemptyset(&signals);
  for (const int each : kSignals) sigaddset(&signals, each);
  // Delivered only inside wait(): one that comes just before it is not missed.
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  install(on_end, on_size);
}

Interrupts::~Interrupts() {
  install(SIG_DFL, SIG_DFL);
  sigset_t signals;
  sigemptyset(&signals);
  for (const int each : kSignals) sigaddset(&signals, each);
  sigprocmask(SIG_UNBLOCK, &signals, nullptr);
}

bool Interrupts::ended() const { return g_ended != 0; }

void Interrupts::wait(std::chrono::milliseconds patience, bool keys) const {
  sigset_t none;
  sigprocmask(SIG_BLOCK, nullptr, &none);
  for (const int each : kSignals) sigdelset(&none, each);
  pollfd input{STDIN_FILENO, POLLIN, 0};
  constexpr std::int64_t kMilli = 1000;
  timespec time{};
  time.tv_sec = patience.count() / kMilli;
  time.tv_nsec = patience.count() % kMilli * kMilli * kMilli;
  if (ppoll(&input, keys ? 1 : 0, &time, &none) < 0 && errno != EINTR) g_ended = 1;
  if ((input.revents & (POLLHUP | POLLERR)) != 0) g_ended = 1;
}

WholeScreen::WholeScreen() {
  tcgetattr(STDIN_FILENO, &before_);
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
  constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l";
  write_all(kEnter.data(), kEnter.size());
}

WholeScreen::~WholeScreen() {
  constexpr std::string_view kLeave = "\x1b[?25h\x1b[?1049l";
  write_all(kLeave.data(), kLeave.size());
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
}

std::string WholeScreen::keys() const {
  std::array<char, 64> typed{};
  const ssize_t count = ::read(STDIN_FILENO, typed.data(), typed.size());
  return count > 0 ? std::string(typed.data(), static_cast<std::size_t>(count)) : std::string();
}

std::string redraw(const std::string& text, TerminalSize size) {
  // Lines that are too long are cut by the terminal: wrapping is off meanwhile.
  std::string bytes = "\x1b[?7l\x1b[H";
  std::size_t begin = 0;
  for (std::size_t row = 0; row < size.rows && begin < text.size(); ++row) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (row > 0) bytes += "\r\n";
    bytes += text.substr(begin, end - begin) + "\x1b[K";
    begin = end + 1;
  }
  return bytes + "\x1b[J\x1b[?7h";
}

}  // namespace innkeeper::hub::cli
