// SPDX-License-Identifier: Apache-2.0
// What is stored of guests, between the rows of the store and the values that the rest of the core
// uses. Keeps nothing in memory: a guest's data is where it can be erased.
#pragma once

#include <optional>
#include <string_view>

#include "hub/core/guests/preferences.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class GuestBook {
 public:
  explicit GuestBook(Store& store) : store_(store) {}

  /// Nothing when nothing is stored for `profile`.
  [[nodiscard]] std::optional<Preferences> preferences(std::string_view profile);
  /// Replaces all preferences of `profile`; none at all is the same as erasing them. REQUIRES:
  /// is_profile_key(profile) and nothing to say by validate().
  void put(std::string_view profile, const Preferences& preferences, room::UtcTime now);
  void erase(std::string_view profile);

 private:
  Store& store_;
};

}  // namespace innkeeper::hub
