// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/plan_ledger.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "hub/core/text.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {
namespace {

/// The number of a tenancy that begins now, as long as 32 bits last (until 2103, then they are left
/// to count on in).
std::uint32_t tenancy_at(room::UtcTime now) {
  constexpr std::int64_t kLast = 4'200'000'000;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(now.seconds, 0, kLast));
}

}  // namespace

void PlanLedger::load(room::UtcTime now, Effects& effects) {
  epoch_ = store_.epoch();
  if (epoch_ == 0) {
    // Unix time, so that a hub whose database was lost altogether still starts above what rooms
    // know.
    epoch_ = static_cast<std::uint64_t>(std::max<std::int64_t>(now.seconds, 1));
    store_.set_epoch(epoch_);
  }
  entries_.assign(rooms_.size(), Entry{});
  for (RoomRow& row : store_.all<RoomRow>()) {
    const std::size_t index = rooms_.by_id(row.id);
    if (index < rooms_.size()) {
      entries_[index] = entry_of(std::move(row), effects);
    } else if (!row.plan.empty()) {
      forget(row.id, row.plan_id, row.tenancy);
    }
  }
}

PlanLedger::Entry PlanLedger::entry_of(RoomRow row, Effects& effects) {
  Entry entry;
  const auto decoded = wire::decode_plan(row.plan);
  if (decoded) {
    entry = {*decoded, std::move(row.plan), 0, {}};
    entry.digest = crc32(entry.bytes);
  } else if (!row.plan.empty()) {
    effects.emplace_back(Notice{Severity::error,
                                "stored_plan_unreadable",
                                {{"room", std::string(row.id.view())},
                                 {"remedy", "a new plan is made from stays and preferences"}}});
  }
  // Numbers go on from what was stored even if the rest is made anew.
  entry.plan.id = row.plan_id;
  entry.plan.tenancy = row.tenancy;
  entry.tenancy_from = row.plan_id;
  return entry;
}

void PlanLedger::rearrange(std::span<const std::size_t> was, Effects& effects) {
  std::vector<Entry> entries(was.size());
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (was[i] < entries_.size()) {
      entries[i] = std::move(entries_[was[i]]);
    } else if (auto row = store_.find<RoomRow>(rooms_.room(i).id.view())) {
      entries[i] = entry_of(*std::move(row), effects);
    }
  }
  entries_ = std::move(entries);
}

void PlanLedger::retire(std::size_t index) {
  const room::Plan& plan = entries_[index].plan;
  forget(rooms_.room(index).id, plan.id, plan.tenancy);
}

void PlanLedger::forget(const room::RoomId& id, const room::PlanId& plan_id,
                        std::uint32_t tenancy) {
  store_.put(RoomRow{id, plan_id, tenancy, {}});
}

bool PlanLedger::put(std::size_t index, const room::Plan& content, bool changed_hands,
                     room::UtcTime now, Effects& effects) {
  const Entry& entry = entries_[index];
  room::Plan plan = content;
  plan.id = entry.plan.id;
  plan.tenancy = entry.plan.tenancy;
  if (!changed_hands && !entry.bytes.empty() && plan == entry.plan) return false;
  if (changed_hands) plan.tenancy = std::max(plan.tenancy + 1, tenancy_at(now));
  plan.id =
      plan.id.epoch == epoch_ ? room::PlanId{epoch_, plan.id.version + 1} : room::PlanId{epoch_, 1};
  // What a room told before this database knew it may be anybody's.
  const bool first = entry.bytes.empty();
  write(index, plan, effects);
  if (changed_hands || first) entries_[index].tenancy_from = plan.id;
  return true;
}

void PlanLedger::raise_epoch(std::uint64_t seen, room::UtcTime now, Effects& effects) {
  const std::uint64_t before = epoch_;
  epoch_ = std::max(
      {epoch_ + 1, seen + 1, static_cast<std::uint64_t>(std::max<std::int64_t>(now.seconds, 1))});
  store_.set_epoch(epoch_);
  effects.emplace_back(Notice{
      Severity::warning,
      "epoch_raised",
      {{"from", std::to_string(before)},
       {"to", std::to_string(epoch_)},
       {"why", "rooms know newer plans than this database, as after restoring an older copy"}}});
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].bytes.empty()) continue;
    room::Plan plan = entries_[i].plan;
    plan.id = {epoch_, 1};
    write(i, plan, effects);
    // Boards forget the hand with the epoch.
    entries_[i].tenancy_from = plan.id;
  }
}

void PlanLedger::write(std::size_t index, const room::Plan& plan, Effects& effects) {
  std::array<char, wire::kMaxPlanBytes> buffer{};
  const auto encoded = wire::encode(plan, std::span(buffer));
  check(encoded.ok(), "the largest plan fits into its bytes");
  Entry& entry = entries_[index];
  entry.plan = plan;
  entry.bytes = std::string(*encoded);
  entry.digest = crc32(entry.bytes);
  const room::RoomId& id = rooms_.room(index).id;
  store_.put(RoomRow{id, plan.id, plan.tenancy, entry.bytes});
  effects.emplace_back(PublishPlan{id, entry.bytes});
}

}  // namespace innkeeper::hub
