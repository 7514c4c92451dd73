// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/guest_book.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace innkeeper::hub {
namespace {

std::string prefix_of(std::string_view profile) { return std::string(profile) + '/'; }

}  // namespace

std::optional<Preferences> GuestBook::preferences(std::string_view profile) {
  if (!is_profile_key(profile)) return std::nullopt;
  const std::vector<PreferenceRow> rows = store_.all<PreferenceRow>(prefix_of(profile));
  if (rows.empty()) return std::nullopt;
  Preferences preferences;
  // Each row was checked by the store; a light beyond what any room has is no preference.
  for (const PreferenceRow& row : rows) static_cast<void>(set(preferences, row.name, row.value));
  return preferences;
}

void GuestBook::put(std::string_view profile, const Preferences& preferences, room::UtcTime now) {
  const std::vector<NamedValue> values = values_of(preferences);
  for (const PreferenceRow& row : store_.all<PreferenceRow>(prefix_of(profile))) {
    const bool stays = std::any_of(values.begin(), values.end(), [&row](const NamedValue& value) {
      return value.name == row.name;
    });
    if (!stays) store_.erase<PreferenceRow>(row.key());
  }
  for (const NamedValue& value : values) {
    store_.put(
        PreferenceRow{std::string(profile), value.name, value.value, Provenance::declared, now});
  }
}

void GuestBook::erase(std::string_view profile) {
  if (!is_profile_key(profile)) return;
  for (const PreferenceRow& row : store_.all<PreferenceRow>(prefix_of(profile))) {
    store_.erase<PreferenceRow>(row.key());
  }
}

}  // namespace innkeeper::hub
