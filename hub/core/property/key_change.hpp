// SPDX-License-Identifier: Apache-2.0
// What differs, key by key, between two properties or two plans.
#pragma once

#include <string>
#include <vector>

#include "shared/config/property.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

struct KeyChange {
  std::string key;     ///< dotted, as in property.toml or in a plan
  std::string before;  ///< as text; empty: there was nothing
  std::string after;   ///< empty: there is nothing any more
  friend bool operator==(const KeyChange&, const KeyChange&) = default;
  friend auto operator<=>(const KeyChange&, const KeyChange&) = default;
};

/// Everything but rooms that is declared differently, in order of keys.
[[nodiscard]] std::vector<KeyChange> changes_between(const config::Property& before,
                                                     const config::Property& after);

/// What differs in what a property can change; not numbers, tenancy, and what staff or guests said.
[[nodiscard]] std::vector<KeyChange> changes_between(const room::Plan& before,
                                                     const room::Plan& after);

}  // namespace innkeeper::hub
