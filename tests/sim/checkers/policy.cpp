// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/policy.hpp"

#include <variant>

namespace innkeeper::simtest {

void LearningNeedsConsent::on_commit() {
  const auto consent = [this](const std::string& profile) {
    const auto* row = seen.oracle.find<hub::ConsentRow>(profile);
    return row == nullptr ? hub::Consent::unknown : row->learning;
  };
  bool withdrawn = false;
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    withdrawn = withdrawn || change.table == hub::table_of<hub::ConsentRow>();
  }
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    if (change.table == hub::table_of<hub::LearnedRow>() && change.after && !withdrawn &&
        consent(change.key) != hub::Consent::given) {
      broken(Invariant::consent, kHotel, "learned of " + change.key + ", who did not agree");
    }
    if (change.table == hub::table_of<hub::ConsentRow>() &&
        consent(change.key) == hub::Consent::refused &&
        seen.oracle.find<hub::LearnedRow>(change.key) != nullptr) {
      broken(Invariant::consent, kHotel,
             "what was learned of " + change.key + " is kept after the refusal");
    }
  }
}

void SweepsAreBounded::on_pms_handled(const hub::StayEvent& event) {
  if (!std::holds_alternative<hub::SyncEnded>(event)) return;
  const std::size_t now = seen.oracle.rented_rooms();
  const std::size_t emptied = now < rented_ ? rented_ - now : 0;
  const std::size_t limit = seen.property.stays.sync_sweep_limit;
  if (emptied > 1 && emptied * 100 > rented_ * limit) {
    broken(Invariant::sweep, kHotel,
           "a synchronisation emptied " + std::to_string(emptied) + " of " +
               std::to_string(rented_) + " rooms without an operator's word");
  }
}

}  // namespace innkeeper::simtest
