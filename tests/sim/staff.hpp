// SPDX-License-Identifier: Apache-2.0
// Staff of a simulated hotel: housekeeping, maintenance, the management, and the operator who looks at
// what synchronisations left in doubt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "tests/sim/hub_process.hpp"
#include "tests/sim/pms.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

class Staff {
 public:
  Staff(Stage& stage, HubProcess& hub, const Pms& pms, const config::Property& property,
        const std::map<std::string, config::Property>& variants)
      : stage_(stage),
        hub_(hub),
        pms_(pms),
        property_(property),
        variants_(variants),
        random_(stage.chance_of(5)) {}

  /// One request, whatever the seed picks.
  void act();
  /// Looks after synchronisations.
  void operate();
  void ask_for_sync() { ask(hub::RequestSync{}, hub::Channel::administrator); }
  void on_answer(const hub::Asked& asked, const hub::Answer& answer);

 private:
  void clean();
  void maintain();
  void manage();
  void look();
  void change_property();
  void ask(hub::Request request, hub::Channel as);
  [[nodiscard]] std::string any_room();
  [[nodiscard]] hub::ActionScope any_scope();

  Stage& stage_;
  HubProcess& hub_;
  const Pms& pms_;
  const config::Property& property_;
  const std::map<std::string, config::Property>& variants_;
  Random random_;
  std::deque<std::uint64_t> actions_;  ///< numbers of those that were started
  std::uint32_t revisions_ = 1;
};

}  // namespace innkeeper::simtest
