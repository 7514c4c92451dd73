// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/trace.hpp"

#include <array>
#include <cstdio>
#include <vector>

namespace innkeeper::simtest {
namespace {

constexpr std::size_t kKept = 4000;

}  // namespace

void Trace::line(int subject, std::string_view text) {
  ++lines_;
  mix(std::to_string(time_.now().time_since_epoch().count()));
  mix(std::to_string(subject));
  mix(text);
  kept_.push_back({time_.now(), subject, std::string(text)});
  if (echo_) std::puts(render(kept_.back()).c_str());
  if (kept_.size() > kKept) kept_.pop_front();
}

std::string Trace::tail(int subject, std::size_t lines) const {
  std::vector<std::string> chosen;
  for (auto line = kept_.rbegin(); line != kept_.rend() && chosen.size() < lines; ++line) {
    if (line->subject == subject || line->subject == kHotel) chosen.push_back(render(*line));
  }
  std::string text;
  for (auto line = chosen.rbegin(); line != chosen.rend(); ++line) text += *line + "\n";
  return text;
}

std::string Trace::render(const Line& line) {
  const auto us = line.at.time_since_epoch().count();
  std::array<char, 48> stamp{};
  std::snprintf(stamp.data(), stamp.size(), "%6lld.%06lld ", static_cast<long long>(us / 1'000'000),
                static_cast<long long>(us % 1'000'000));
  const std::string who =
      line.subject == kHotel ? "hotel  " : "room " + std::to_string(line.subject) + " ";
  return stamp.data() + who + line.text;
}

void Trace::mix(std::string_view bytes) {
  // FNV-1a, with a separator that no line contains.
  for (const char byte : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  hash_ = (hash_ ^ 0xFFU) * 0x100000001B3U;
}

std::string hex(std::uint64_t value) {
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "%llx", static_cast<unsigned long long>(value));
  return text.data();
}

}  // namespace innkeeper::simtest
