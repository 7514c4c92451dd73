// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/narrator.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace innkeeper::demo {
namespace {

constexpr const char* kPlain = "";
constexpr const char* kDim = "\033[2m";
constexpr const char* kGreen = "\033[32m";
constexpr const char* kYellow = "\033[33m";
constexpr const char* kRed = "\033[31m";

std::string clock_text() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 16> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%H:%M:%S", &local)};
}

std::string number(double value, const char* unit) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f%s", value, unit);
  return text.data();
}

std::string words(std::string name) {
  for (char& c : name) {
    if (c == '_') c = ' ';
  }
  return name;
}

}  // namespace

Narrator::Narrator() : colours_(isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr) {}

void Narrator::begin() {
  line(kDim, "room", "what happened", "what the room does now, and why", "ms");
}

void Narrator::house(std::string_view what) { line(kYellow, "", what, "", ""); }

void Narrator::problem(std::string_view what) { line(kRed, "", what, "", ""); }

void Narrator::room(const support::ObservedRoom& room, std::string_view what) {
  line(room.rental == "rented" ? kGreen : kPlain, room.number, what, describe(room),
       room.confirm_ms ? number(*room.confirm_ms, "") : "");
}

void Narrator::line(const char* colour, std::string_view room, std::string_view what,
                    std::string_view now, std::string_view took) {
  const auto size = [](std::string_view text) { return static_cast<int>(text.size()); };
  std::printf("%s%s  %-5.*s %-26.*s %-62.*s %6.*s%s\n", colours_ ? colour : "",
              clock_text().c_str(), size(room), room.data(), size(what), what.data(), size(now),
              now.data(), size(took), took.data(), colours_ ? "\033[0m" : "");
  std::fflush(stdout);
}

std::string describe(const support::ObservedRoom& room) {
  std::string text;
  if (room.air) text += number(*room.air, " C, ");
  text += room.setpoint ? "to " + number(*room.setpoint, " C") : std::string("held in its band");
  text += " (" + words(room.because) + ")";
  std::string lit;
  for (const auto& [fixture, level] : room.lights) {
    if (level == 0) continue;
    lit += (lit.empty() ? "; " : ", ") + words(fixture) + " " + std::to_string(level) + "%";
  }
  text += lit.empty() ? "; dark" : lit;
  return text + (room.arrival == "awaited" ? "; guest awaited" : "");
}

}  // namespace innkeeper::demo
