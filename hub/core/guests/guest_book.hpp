// SPDX-License-Identifier: Apache-2.0
// What is stored of guests, between the rows of the store and the values that the rest of the core
// uses. Keeps nothing in memory: a guest's data is where it can be erased.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/guests/consent_row.hpp"
#include "hub/core/guests/learned_row.hpp"
#include "hub/core/guests/preference_edit.hpp"
#include "hub/core/guests/preferences.hpp"
#include "hub/core/guests/sharers.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class GuestBook {
 public:
  explicit GuestBook(Store& store) : store_(store) {}

  /// What holds for the guest in this house; nothing when no preference is stored for `profile`.
  [[nodiscard]] std::optional<Preferences> preferences(std::string_view profile);
  /// The same with the time of the last change, for rules between guests.
  [[nodiscard]] GuestWish wish(std::string_view profile);
  /// Everything that is stored, value by value, in order of key.
  [[nodiscard]] std::vector<PreferenceRow> values(std::string_view profile);

  /// Values that an edit would have to replace or erase although they come from a stronger source: then
  /// it must not be made. REQUIRES: is_profile_key(profile) and nothing to say by validate().
  [[nodiscard]] std::vector<PreferenceRow> stronger_than(std::string_view profile,
                                                         const PreferenceEdit& edit);
  /// Why an edit of these values must not be made, for the person who asks for it; empty: it may.
  [[nodiscard]] std::vector<FieldError> refusals(std::string_view profile,
                                                 const PreferenceEdit& edit);
  /// What wish() would be after apply(); nothing is stored. REQUIRES: as apply().
  [[nodiscard]] GuestWish rehearse(std::string_view profile, const PreferenceEdit& edit,
                                   room::UtcTime now);
  /// REQUIRES: stronger_than() is empty.
  void apply(std::string_view profile, const PreferenceEdit& edit, room::UtcTime now);
  /// Replaces all preferences for this house by what the guest declares; none at all is the same as
  /// erasing them. REQUIRES: is_profile_key(profile) and nothing to say by validate().
  void put(std::string_view profile, const Preferences& preferences, room::UtcTime now);

  [[nodiscard]] Consent consent(std::string_view profile);
  /// The same with the time of the answer; nothing when nobody asked.
  [[nodiscard]] std::optional<ConsentRow> consent_row(std::string_view profile);
  /// Refused: what was learned is erased. Unknown: as if nobody had ever asked.
  void set_consent(std::string_view profile, Consent consent, room::UtcTime now);

  [[nodiscard]] std::optional<LearnedRow> learned(std::string_view profile);
  /// Stores what was observed, and its estimate as a learned preference unless a stronger one is there.
  /// REQUIRES: consent() is given.
  void put_learned(const LearnedRow& row);

  struct Erased {
    std::size_t preferences = 0;
    bool learned = false;
    bool consent = false;
  };
  /// Everything, whatever its source, and the consent.
  Erased erase(std::string_view profile);
  [[nodiscard]] bool knows(std::string_view profile);

 private:
  /// Of what is known of one guest, what holds in this house.
  [[nodiscard]] static std::vector<PreferenceRow> effective(std::vector<PreferenceRow> known);
  [[nodiscard]] static GuestWish wish_of(const std::vector<PreferenceRow>& rows);
  void erase_learned(std::string_view profile);

  Store& store_;
};

}  // namespace innkeeper::hub
