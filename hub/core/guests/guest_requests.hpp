// SPDX-License-Identifier: Apache-2.0
// What people ask about a guest's stored data.
#pragma once

#include <string>
#include <variant>

#include "hub/core/guests/preferences.hpp"

namespace innkeeper::hub {

struct GetPreferences {
  std::string profile;
};
/// Replaces all that is stored for the profile.
struct PutPreferences {
  std::string profile;
  Preferences preferences;
};
struct ForgetPreferences {
  std::string profile;
};

using GuestRequest = std::variant<GetPreferences, PutPreferences, ForgetPreferences>;

}  // namespace innkeeper::hub
