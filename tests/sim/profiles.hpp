// SPDX-License-Identifier: Apache-2.0
// The guests whom a simulated hotel knows by a profile, and what is stored of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "tests/sim/hub_process.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class Profiles {
 public:
  Profiles(Stage& stage, HubProcess& hub) : stage_(stage), hub_(hub), random_(stage.chance_of(2)) {}

  /// Somebody who was never here; most of them have told what they like.
  [[nodiscard]] std::string add();
  /// Somebody known; nothing while there is nobody.
  [[nodiscard]] std::optional<std::string> any();
  /// A guest or somebody of the staff changes what is stored of some guest.
  void change();
  void on_answer(const hub::Asked& asked);

 private:
  /// One request of a profile at a time, so that its answer can be held against the database.
  void ask(const std::string& profile, hub::Request request);
  /// A temperature that nobody else ever has, as long as there are some.
  [[nodiscard]] std::optional<room::Temperature> new_comfort();
  [[nodiscard]] hub::Preferences new_wish();

  Stage& stage_;
  HubProcess& hub_;
  Random random_;
  std::vector<std::string> known_;
  std::set<std::string> busy_;
  std::map<std::uint64_t, std::string> asked_;  // profile by ticket
  std::uint64_t last_ = 0;
  std::size_t last_comfort_ = 0;
};

}  // namespace innkeeper::simtest
