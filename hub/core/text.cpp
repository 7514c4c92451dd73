// SPDX-License-Identifier: Apache-2.0
#include "hub/core/text.hpp"

#include <cstdlib>

namespace innkeeper::hub {

std::string text_of(room::Temperature temperature) {
  const std::int64_t milli = temperature.milli_celsius();
  const std::int64_t whole = std::abs(milli) / 1000;
  std::string decimals = std::to_string(1000 + std::abs(milli) % 1000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  std::string text = (milli < 0 ? "-" : "") + std::to_string(whole);
  if (!decimals.empty()) text += "." + decimals;
  return text;
}

std::string text_of(const room::PlanId& id) {
  return std::to_string(id.epoch) + "." + std::to_string(id.version);
}

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace innkeeper::hub
