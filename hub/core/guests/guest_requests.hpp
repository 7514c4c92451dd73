// SPDX-License-Identifier: Apache-2.0
// What people ask about a guest's stored data, and what they get to see.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "hub/core/guests/consent_row.hpp"
#include "hub/core/guests/preference_edit.hpp"
#include "hub/core/guests/preferences.hpp"

namespace innkeeper::hub {

struct GetPreferences {
  std::string profile;
};
/// Replaces all that is stored for the profile in this house, as declared by the guest.
struct PutPreferences {
  std::string profile;
  Preferences preferences;
};
/// Changes some of it, or all of one scope.
struct ChangePreferences {
  std::string profile;
  PreferenceEdit edit;
};
/// Everything, with where each value comes from.
struct ShowGuest {
  std::string profile;
};
struct SetConsent {
  std::string profile;
  Consent learning = Consent::unknown;
};

using GuestRequest =
    std::variant<GetPreferences, PutPreferences, ChangePreferences, ShowGuest, SetConsent>;

struct GuestView {
  Preferences preferences;            ///< what holds
  std::vector<PreferenceRow> values;  ///< what is stored, by key
  Consent learning = Consent::unknown;
  std::string learned;  ///< why the learned comfort is what it is; empty: nothing was learned
};

}  // namespace innkeeper::hub
