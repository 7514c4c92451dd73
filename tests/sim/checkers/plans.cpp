// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/plans.hpp"

#include "hub/core/text.hpp"

namespace innkeeper::simtest {
namespace {

std::string name_of(const room::PlanId& id, std::uint32_t digest) {
  return hub::text_of(id) + "/" + hex(digest);
}

}  // namespace

void PlansOnlyRise::on_step(const RoomSight& sight) {
  const room::Plan* plan = sight.agent.plan();
  if (plan == nullptr) return;
  const std::uint32_t digest = sight.agent.digest();
  Applied& last = last_[sight.room];
  if (plan->id == last.id && digest == last.digest) return;
  if (plan->id <= last.id) {
    broken(Invariant::i2_monotone, static_cast<int>(sight.room),
           name_of(plan->id, digest) + " in force after " + name_of(last.id, last.digest));
  }
  last = {plan->id, digest};
}

void EpochNeverFalls::on_publish(int subject, std::string_view room, const std::string&) {
  const auto* row = seen.oracle.find<hub::RoomRow>(room);
  if (row == nullptr) return;  // I4 has its word on this
  const std::uint64_t epoch = row->plan_id.epoch;
  if (epoch < highest_) {
    broken(Invariant::i12_single_writer, subject,
           "published epoch " + std::to_string(epoch) + " after " + std::to_string(highest_));
  }
  highest_ = epoch;
}

}  // namespace innkeeper::simtest
