// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/serial_lines.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "device/linux/points/attribute.hpp"
#include "shared/config/nearest.hpp"

namespace innkeeper::device {
namespace {

constexpr std::array<std::string_view, 6> kKinds{"ttyS",   "ttyUSB", "ttyACM",
                                                 "ttyAMA", "ttymxc", "ttyO"};
constexpr std::size_t kMostListed = 8;

}  // namespace

std::string known_serial_lines(const std::string& meant) {
  std::error_code ignored;
  if (std::filesystem::exists(meant, ignored)) {
    if (::access(meant.c_str(), R_OK | W_OK) == 0) return "is it a serial line, and free?";
    return "let the agent's user open it, as the group dialout";
  }
  std::vector<std::string> lines;
  for (const std::string& name : names_in("/dev")) {
    const bool is_line = std::any_of(kKinds.begin(), kKinds.end(), [&name](std::string_view kind) {
      return name.starts_with(kind);
    });
    if (is_line && lines.size() < kMostListed) lines.push_back("/dev/" + name);
  }
  if (lines.empty()) return "this machine shows no serial line";
  return config::suggestion(meant, lines);
}

}  // namespace innkeeper::device
