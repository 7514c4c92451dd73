// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/watch.hpp"

#include <ctime>
#include <ostream>
#include <sstream>

#include "hub/cli/terminal.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::size_t kTime = 9;  // HH:MM:SS

std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::string text(kTime, '\0');
  text.resize(std::strftime(text.data(), text.size(), "%H:%M:%S", &local));
  return text;
}

}  // namespace

int watch(std::chrono::seconds pause, const Output& output,
          const std::function<int(Output)>& once) {
  const Interrupts interrupts;
  while (!interrupts.ended() && output.out) {
    std::ostringstream shown;
    std::ostringstream failed;
    static_cast<void>(once({shown, failed, output.is_terminal, output.paint}));
    if (output.is_terminal) {
      const std::string head = output.paint(
          "Every " + std::to_string(pause.count()) + " s, " + time_of_day() + ", Ctrl-C ends it",
          Style::faint);
      output.out << redraw(head + "\n\n" + failed.str() + shown.str(), terminal_size());
    } else {
      output.out << shown.str();
      output.err << failed.str();
    }
    output.out.flush();
    const auto next = std::chrono::steady_clock::now() + pause;
    // Another size ends a wait, too.
    while (!interrupts.ended() && std::chrono::steady_clock::now() < next) {
      interrupts.wait(
          std::chrono::ceil<std::chrono::milliseconds>(next - std::chrono::steady_clock::now()),
          false);
    }
  }
  if (output.is_terminal) output.out << '\n';
  return config::kExitOk;
}

}  // namespace innkeeper::hub::cli
