// SPDX-License-Identifier: Apache-2.0
// A change of what is stored of one guest.
#pragma once

#include <string>
#include <vector>

#include "hub/core/guests/preference_row.hpp"
#include "hub/core/guests/preferences.hpp"

namespace innkeeper::hub {

struct PreferenceEdit {
  Preferences set;                   ///< these values are stored
  std::vector<std::string> removed;  ///< values of these names are erased
  bool replaces_all = false;         ///< values that are not in `set` are erased
  Provenance provenance = Provenance::declared;
  Scope scope = Scope::property;
};

}  // namespace innkeeper::hub
