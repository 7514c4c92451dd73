// SPDX-License-Identifier: Apache-2.0
#include "hub/core/preferences.hpp"

#include "hub/core/text.hpp"

namespace innkeeper::hub {

std::vector<FieldError> validate(const Preferences& preferences) {
  std::vector<FieldError> errors;
  if (!preferences.comfort) return errors;
  const room::Temperature comfort = *preferences.comfort;
  if (comfort < kLowestComfort || comfort > kHighestComfort) {
    errors.push_back({"/climate/comfort", text_of(comfort) + " is outside " +
                                              text_of(kLowestComfort) + " to " +
                                              text_of(kHighestComfort) + " degrees Celsius"});
  } else if (comfort.milli_celsius() % kComfortStep.milli_kelvin() != 0) {
    errors.push_back({"/climate/comfort", text_of(comfort) + " is not a multiple of 0.1 degrees"});
  }
  return errors;
}

bool is_profile_key(std::string_view profile) {
  if (profile.empty() || profile.size() > kMaxProfileBytes) return false;
  for (const char c : profile) {
    if (c <= ' ' || c > '~' || c == '/') return false;
  }
  return true;
}

}  // namespace innkeeper::hub
