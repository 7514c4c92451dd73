// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/durable.hpp"

#include <variant>

namespace innkeeper::simtest {
namespace {

/// A room was in use when the event was said, and is when it is said again; who is announced anew is
/// awaited anew.
bool is_only_later(const Oracle::Change& change) {
  if (!change.before || !change.after) return false;
  const auto* awaited = std::get_if<hub::ExpectedRow>(&*change.before);
  const auto* anew = std::get_if<hub::ExpectedRow>(&*change.after);
  if (awaited != nullptr && anew != nullptr) {
    return anew->room == awaited->room && anew->until >= awaited->until;
  }
  const auto* before = std::get_if<hub::RoomStateRow>(&*change.before);
  const auto* after = std::get_if<hub::RoomStateRow>(&*change.after);
  if (before == nullptr || after == nullptr) return false;
  hub::RoomStateRow same = *after;
  same.used_at = before->used_at;
  return same == *before;
}

}  // namespace

void NothingLeavesBeforeItIsDurable::on_publish(int subject, std::string_view room,
                                                const std::string& bytes) {
  const auto* row = seen.oracle.find<hub::RoomRow>(room);
  if (row != nullptr && row->plan == bytes) return;
  broken(Invariant::i4_durable, subject, "published a plan that is not in the database: " + bytes);
}

void NothingLeavesBeforeItIsDurable::on_asked(const hub::Asked& asked) {
  const bool ends = hub::request_if<hub::ReleaseRoom>(asked.request) != nullptr ||
                    hub::request_if<hub::BackToPolicy>(asked.request) != nullptr ||
                    hub::request_if<hub::FinishTask>(asked.request) != nullptr;
  if (ends) ending_.insert(asked.ticket);
}

void NothingLeavesBeforeItIsDurable::on_answer(const hub::Asked& asked, const hub::Answer& answer) {
  if (!std::holds_alternative<hub::Unavailable>(answer)) ending_.erase(asked.ticket);
  const auto missing = [&](const std::string& what) {
    broken(Invariant::i4_durable, kHotel, "answered, but not in the database: " + what);
  };
  const auto held = [&](const std::string& number, hub::OverrideKind kind) {
    const auto id = room::room_id(id_of(number));
    const std::string key = hub::OverrideRow::key_of(id.value(), kind);
    if (ending_.empty() && seen.oracle.find<hub::OverrideRow>(key) == nullptr)
      missing("override " + key);
  };
  if (const auto* task = hub::request_if<hub::StartTask>(asked.request)) {
    if (std::holds_alternative<hub::TaskView>(answer))
      held(task->number, hub::OverrideKind::housekeeping);
  }
  if (!std::holds_alternative<hub::Done>(answer)) return;
  if (const auto* hold = hub::request_if<hub::HoldRoom>(asked.request)) {
    held(hold->number, hub::OverrideKind::maintenance);
  }
  if (const auto* put = hub::request_if<hub::PutPreferences>(asked.request)) {
    const auto* row = seen.oracle.find<hub::PreferenceRow>(put->profile + "/climate.comfort");
    const bool kept = row != nullptr && put->preferences.comfort &&
                      row->value == std::to_string(put->preferences.comfort->milli_celsius());
    if (put->preferences.comfort && !kept) missing("a preference of " + put->profile);
  }
  if (const auto* consent = hub::request_if<hub::SetConsent>(asked.request)) {
    const auto* row = seen.oracle.find<hub::ConsentRow>(consent->profile);
    const hub::Consent now = row == nullptr ? hub::Consent::unknown : row->learning;
    if (now != consent->learning) missing("the consent of " + consent->profile);
  }
}

void StaysAreAsTold::on_all_told(const std::map<std::string, std::string>& in_house) {
  std::map<std::string, std::string> told;
  for (const auto& [reservation, number] : in_house) told[reservation] = id_of(number);
  const auto& kept = seen.oracle.room_of();
  for (const auto& [reservation, room] : told) {
    const auto found = kept.find(reservation);
    if (found != kept.end() && found->second == room) continue;
    broken(Invariant::i4_durable, kHotel,
           "the PMS said that " + reservation + " is in " + room + ", the database says " +
               (found == kept.end() ? "nowhere" : found->second));
  }
  for (const auto& [reservation, room] : kept) {
    if (told.contains(reservation)) continue;
    broken(Invariant::i4_durable, kHotel,
           "the database has " + reservation + " in " + room + ", who is not in house");
  }
}

void SaidTwiceIsSaidOnce::on_run() {
  changes_ = seen.oracle.changes();
  lines_ = seen.oracle.audit_lines();
}

void SaidTwiceIsSaidOnce::on_repeated(const hub::StayEvent&) {
  if (seen.oracle.audit_lines() != lines_) {
    broken(Invariant::i5_idempotent, kHotel, "an event said twice added to the audit");
  }
  if (seen.oracle.changes() == changes_) return;
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    if (is_only_later(change)) continue;
    broken(Invariant::i5_idempotent, kHotel, "an event said twice changed row " + change.key);
  }
}

}  // namespace innkeeper::simtest
