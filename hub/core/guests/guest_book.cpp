// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/guest_book.hpp"

#include <algorithm>
#include <map>

#include "hub/core/guests/learning.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

constexpr std::string_view kLearnedName = "climate.comfort";

std::string prefix_of(std::string_view profile) { return std::string(profile) + '/'; }

bool has(const std::vector<NamedValue>& values, std::string_view name) {
  return std::any_of(values.begin(), values.end(),
                     [name](const NamedValue& value) { return value.name == name; });
}

/// Whether `row` ends or changes by the edit.
bool touches(const PreferenceEdit& edit, const std::vector<NamedValue>& values,
             const PreferenceRow& row) {
  if (row.scope != edit.scope) return false;
  for (const NamedValue& value : values) {
    if (value.name == row.name) return value.value != row.value;
  }
  return edit.replaces_all ||
         std::find(edit.removed.begin(), edit.removed.end(), row.name) != edit.removed.end();
}

}  // namespace

std::vector<PreferenceRow> GuestBook::values(std::string_view profile) {
  if (!is_profile_key(profile)) return {};
  return store_.all<PreferenceRow>(prefix_of(profile));
}

std::vector<PreferenceRow> GuestBook::effective(std::vector<PreferenceRow> known) {
  std::map<std::string, PreferenceRow> by_name;
  for (PreferenceRow& row : known) {
    const auto other = by_name.find(row.name);
    if (other == by_name.end()) {
      by_name.emplace(row.name, std::move(row));
      continue;
    }
    const PreferenceRow& here = row.scope == Scope::property ? row : other->second;
    const PreferenceRow& chain = row.scope == Scope::chain ? row : other->second;
    const bool only_learned =
        here.provenance == Provenance::learned && chain.provenance > Provenance::learned;
    PreferenceRow held = only_learned ? chain : here;
    other->second = std::move(held);
  }
  std::vector<PreferenceRow> rows;
  rows.reserve(by_name.size());
  for (auto& [name, row] : by_name) rows.push_back(std::move(row));
  return rows;
}

std::optional<Preferences> GuestBook::preferences(std::string_view profile) {
  const std::vector<PreferenceRow> rows = effective(values(profile));
  if (rows.empty()) return std::nullopt;
  Preferences preferences;
  // Each row was checked by the store; a light beyond what any room has is no preference.
  for (const PreferenceRow& row : rows) static_cast<void>(set(preferences, row.name, row.value));
  return preferences;
}

GuestWish GuestBook::wish(std::string_view profile) { return wish_of(effective(values(profile))); }

GuestWish GuestBook::rehearse(std::string_view profile, const PreferenceEdit& edit,
                              room::UtcTime now) {
  const std::vector<NamedValue> named = values_of(edit.set);
  std::vector<PreferenceRow> rows = values(profile);
  std::erase_if(rows, [&](const PreferenceRow& row) { return touches(edit, named, row); });
  for (const NamedValue& value : named) {
    const bool is_kept = std::any_of(rows.begin(), rows.end(), [&](const PreferenceRow& row) {
      return row.scope == edit.scope && row.name == value.name && row.provenance >= edit.provenance;
    });
    if (is_kept) continue;
    rows.push_back(
        {std::string(profile), value.name, value.value, edit.provenance, now, edit.scope});
  }
  return wish_of(effective(std::move(rows)));
}

GuestWish GuestBook::wish_of(const std::vector<PreferenceRow>& rows) {
  GuestWish wish;
  for (const PreferenceRow& row : rows) {
    static_cast<void>(set(wish.preferences, row.name, row.value));
    wish.changed = std::max(wish.changed, row.since);
  }
  return wish;
}

std::vector<PreferenceRow> GuestBook::stronger_than(std::string_view profile,
                                                    const PreferenceEdit& edit) {
  const std::vector<NamedValue> named = values_of(edit.set);
  std::vector<PreferenceRow> stronger;
  for (PreferenceRow& row : values(profile)) {
    if (row.provenance > edit.provenance && touches(edit, named, row)) {
      stronger.push_back(std::move(row));
    }
  }
  return stronger;
}

std::vector<FieldError> GuestBook::refusals(std::string_view profile, const PreferenceEdit& edit) {
  std::vector<FieldError> errors = validate(edit.set);
  if (!is_profile_key(profile)) {
    errors.push_back({"", "a guest profile key is 1 to " + std::to_string(kMaxProfileBytes) +
                              " printable ASCII characters without blanks or '/'"});
  }
  if (!errors.empty()) return errors;
  for (const PreferenceRow& row : stronger_than(profile, edit)) {
    errors.push_back({pointer_of(row.name), "is known as " + std::string(name_of(row.provenance)) +
                                                ", which counts more than " +
                                                std::string(name_of(edit.provenance))});
  }
  return errors;
}

void GuestBook::apply(std::string_view profile, const PreferenceEdit& edit, room::UtcTime now) {
  const std::vector<NamedValue> named = values_of(edit.set);
  std::vector<NamedValue> unchanged;
  for (const PreferenceRow& row : values(profile)) {
    if (row.scope != edit.scope) continue;
    if (!has(named, row.name)) {
      if (touches(edit, named, row)) store_.erase<PreferenceRow>(row.key());
    } else if (!touches(edit, named, row) && row.provenance >= edit.provenance) {
      unchanged.push_back({row.name, row.value});
    }
  }
  for (const NamedValue& value : named) {
    if (has(unchanged, value.name)) continue;
    store_.put(PreferenceRow{std::string(profile), value.name, value.value, edit.provenance, now,
                             edit.scope});
  }
}

void GuestBook::put(std::string_view profile, const Preferences& preferences, room::UtcTime now) {
  apply(profile, {preferences, {}, true, Provenance::declared, Scope::property}, now);
}

Consent GuestBook::consent(std::string_view profile) {
  const auto row = consent_row(profile);
  return row ? row->learning : Consent::unknown;
}

std::optional<ConsentRow> GuestBook::consent_row(std::string_view profile) {
  return store_.find<ConsentRow>(profile);
}

void GuestBook::set_consent(std::string_view profile, Consent consent, room::UtcTime now) {
  if (consent == Consent::unknown) {
    store_.erase<ConsentRow>(profile);
  } else {
    store_.put(ConsentRow{std::string(profile), consent, now});
  }
  if (consent == Consent::refused) erase_learned(profile);
}

void GuestBook::erase_learned(std::string_view profile) {
  if (planted(PlantedBug::hub_keeps_learned_after_refusal)) return;
  store_.erase<LearnedRow>(profile);
  for (const PreferenceRow& row : values(profile)) {
    if (row.provenance == Provenance::learned) store_.erase<PreferenceRow>(row.key());
  }
}

std::optional<LearnedRow> GuestBook::learned(std::string_view profile) {
  return store_.find<LearnedRow>(profile);
}

void GuestBook::put_learned(const LearnedRow& row) {
  store_.put(row);
  const auto all = values(row.profile);
  const bool is_known = std::any_of(all.begin(), all.end(), [](const PreferenceRow& each) {
    return each.name == kLearnedName && each.provenance > Provenance::learned;
  });
  if (is_known) return;
  store_.put(PreferenceRow{row.profile, std::string(kLearnedName),
                           std::to_string(estimate(row).target.milli_celsius()),
                           Provenance::learned, row.since, Scope::property});
}

GuestBook::Erased GuestBook::erase(std::string_view profile) {
  Erased erased;
  if (!is_profile_key(profile) || planted(PlantedBug::hub_forgets_nobody)) return erased;
  for (const PreferenceRow& row : values(profile)) {
    store_.erase<PreferenceRow>(row.key());
    ++erased.preferences;
  }
  erased.learned = learned(profile).has_value();
  erased.consent = consent_row(profile).has_value();
  store_.erase<LearnedRow>(profile);
  store_.erase<ConsentRow>(profile);
  return erased;
}

bool GuestBook::knows(std::string_view profile) {
  return !values(profile).empty() || store_.find<LearnedRow>(profile) ||
         store_.find<ConsentRow>(profile);
}

}  // namespace innkeeper::hub
