// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/pms_feed.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace innkeeper::hub {
namespace {

constexpr std::string_view kReservation = "reservation/";
constexpr std::string_view kRoom = "room/";

std::string subject_of(std::string_view kind, const std::string& key) {
  return std::string(kind) + key;
}

}  // namespace

void PmsFeed::load() {
  events_.clear();
  states_.clear();
  updated_.clear();
  snapshot_.reset();
  for (const PmsEventRow& row : store_.all<PmsEventRow>()) events_.touch(row.id, row.at);
  for (const PmsStateRow& row : store_.all<PmsStateRow>()) {
    states_.touch(row.subject, row.at);
    updated_[row.subject] = row.updated;
  }
}

PmsEventView PmsFeed::take(const PmsEvent& event, Turn& turn) {
  const bool repeated = events_.contains(event.id);
  Taken taken = std::visit([&](const auto& what) { return on(what, repeated, turn); }, event.what);
  if (!repeated && taken.outcome != PmsOutcome::refused) {
    events_.touch(event.id, turn.utc());
    store_.put(PmsEventRow{event.id, turn.utc()});
  }
  return {event.id, taken.outcome, std::move(taken.why)};
}

std::optional<std::vector<room::RoomId>> PmsFeed::rooms_concerned(const PmsEvent& event) const {
  if (const auto* told = std::get_if<ReservationTold>(&event.what)) {
    return stays_.rooms_concerned(CheckedIn{told->reservation, told->room, {}});
  }
  if (const auto* told = std::get_if<RoomTold>(&event.what)) {
    return stays_.rooms_concerned(RoomStatusTold{told->room, {}, {}});
  }
  if (std::holds_alternative<SnapshotStarted>(event.what)) return std::vector<room::RoomId>();
  return std::nullopt;
}

PmsFeed::Taken PmsFeed::on(const ReservationTold& told, bool repeated, Turn& turn) {
  const bool in_house = told.status == ReservationStatus::in_house;
  const bool belongs = snapshot_ && snapshot_->name == told.snapshot;
  if (belongs && in_house) snapshot_->told.insert(told.reservation);
  if (!repeated && !told.snapshot.empty() && !belongs) {
    return {PmsOutcome::refused, "the snapshot " + told.snapshot +
                                     " is not running; start it again, with new ids of its events"};
  }
  const bool is_new =
      !repeated && is_news(subject_of(kReservation, told.reservation), told.updated, turn);
  if (!is_new) {
    // Old news is not applied, but whoever says it does not say that this guest has left.
    if (in_house) sync_.mark_told(told.reservation);
    return {repeated ? PmsOutcome::repeated : PmsOutcome::outdated};
  }
  if (in_house) {
    arrives(told, turn);
    return {is_known_room(told.room) ? PmsOutcome::applied : PmsOutcome::unknown_room};
  }
  leaves(told, turn);
  const bool expected = told.status == ReservationStatus::expected;
  if (expected && told.arriving && is_known_room(told.room)) {
    apply_(ArrivalExpected{told.room, *told.arriving}, turn);
  }
  return {};
}

void PmsFeed::arrives(const ReservationTold& told, Turn& turn) {
  const auto stay = stays_.all().find(told.reservation);
  const std::size_t to = rooms_.by_number(told.room);
  const bool resync = !told.snapshot.empty();
  if (!resync && stay != stays_.all().end() && !stay->second.by_desk && to < rooms_.size() &&
      rooms_.room(to).id != stay->second.room) {
    const std::size_t from = rooms_.by_id(stay->second.room);
    const std::string previous = from < rooms_.size() ? rooms_.room(from).number : std::string();
    apply_(RoomMoved{told.reservation, told.room, previous, told.facts, told.share}, turn);
    return;
  }
  apply_(CheckedIn{told.reservation, told.room, told.facts, told.share, resync, true}, turn);
}

void PmsFeed::leaves(const ReservationTold& told, Turn& turn) {
  const auto stay = stays_.all().find(told.reservation);
  if (stay == stays_.all().end()) return;
  // By the room where the guest is: a state is no half of a move, which a record of FIAS may be.
  const std::size_t index = rooms_.by_id(stay->second.room);
  const std::string room = index < rooms_.size() ? rooms_.room(index).number : told.room;
  if (told.status == ReservationStatus::checked_out) {
    apply_(CheckedOut{told.reservation, room}, turn);
  } else {
    apply_(CheckInReversed{told.reservation, room}, turn);
  }
}

PmsFeed::Taken PmsFeed::on(const RoomTold& told, bool repeated, Turn& turn) {
  if (repeated) return {PmsOutcome::repeated};
  if (!is_news(subject_of(kRoom, told.room), told.updated, turn)) return {PmsOutcome::outdated};
  if (!is_known_room(told.room)) return {PmsOutcome::unknown_room};
  if (told.condition || told.sale) {
    apply_(RoomStatusTold{told.room, told.condition, told.sale}, turn);
  }
  if (told.do_not_disturb) apply_(DoNotDisturbChanged{told.room, *told.do_not_disturb}, turn);
  return {};
}

PmsFeed::Taken PmsFeed::on(const SnapshotStarted& started, bool repeated, Turn& turn) {
  if (repeated) return {PmsOutcome::repeated};
  snapshot_ = Snapshot{started.snapshot, {}};
  apply_(SyncStarted{}, turn);
  return {};
}

PmsFeed::Taken PmsFeed::on(const SnapshotEnded& ended, bool repeated, Turn& turn) {
  if (repeated) return {PmsOutcome::repeated};
  if (!snapshot_ || snapshot_->name != ended.snapshot || !sync_.is_running()) {
    return {PmsOutcome::refused, "the snapshot " + ended.snapshot +
                                     " is not running; start it again, with new ids of its events"};
  }
  if (snapshot_->told.size() != ended.stays) {
    return {PmsOutcome::refused, "the snapshot told of " + std::to_string(snapshot_->told.size()) +
                                     " stays, not " + std::to_string(ended.stays) +
                                     "; post the missing ones, then its end again"};
  }
  snapshot_.reset();
  apply_(SyncEnded{}, turn);
  return {};
}

PmsFeed::Taken PmsFeed::on(const NightAudit& audit, bool repeated, Turn& turn) {
  if (repeated) return {PmsOutcome::repeated};
  apply_(audit, turn);
  return {};
}

bool PmsFeed::is_in_house(const std::string& subject) const {
  return subject.starts_with(kReservation) &&
         stays_.all().contains(std::string_view(subject).substr(kReservation.size()));
}

bool PmsFeed::is_news(const std::string& subject, PmsTime updated, Turn& turn) {
  const auto known = updated_.find(subject);
  // A PMS that writes whole seconds may change something twice in one: then the later word counts.
  if (known != updated_.end() && updated < known->second) return false;
  updated_[subject] = updated;
  states_.touch(subject, turn.utc());
  store_.put(PmsStateRow{subject, updated, turn.utc()});
  return true;
}

void PmsFeed::forget(const std::string& reservation) {
  const std::string subject = std::string(kReservation) + reservation;
  if (updated_.contains(subject)) forget_state(subject);
}

void PmsFeed::forget_event(const std::string& id) {
  store_.erase<PmsEventRow>(id);
  events_.erase(id);
}

void PmsFeed::forget_state(const std::string& subject) {
  store_.erase<PmsStateRow>(subject);
  updated_.erase(subject);
  states_.erase(subject);
}

void PmsFeed::on_time(Turn& turn) {
  const room::UtcTime since{turn.utc().seconds - kPmsMemory.count()};
  // What is too much goes in portions, so that not every event costs the erasure of one.
  constexpr std::size_t kPortion = kMaxPmsMemory / 100;
  const auto surplus = [](const AgeingKeys& keys) {
    return keys.size() > kMaxPmsMemory ? keys.size() - kMaxPmsMemory + kPortion : 0;
  };
  std::size_t events = surplus(events_);
  for (auto old = events_.oldest(); old && (events > 0 || old->at < since);
       old = events_.oldest()) {
    forget_event(old->key);
    if (events > 0) --events;
  }
  std::size_t states = surplus(states_);
  for (auto old = states_.oldest(); old && (states > 0 || old->at < since);
       old = states_.oldest()) {
    if (states > 0) --states;
    if (!is_in_house(old->key)) {
      forget_state(old->key);
      continue;
    }
    // As long as a guest stays, what was said of the stay must not be undone by something older.
    states_.touch(old->key, turn.utc());
    store_.put(PmsStateRow{old->key, updated_.at(old->key), turn.utc()});
  }
}

std::optional<room::UtcTime> PmsFeed::next_deadline() const {
  std::optional<room::UtcTime> next;
  for (const AgeingKeys* keys : {&events_, &states_}) {
    const auto old = keys->oldest();
    if (old && (!next || old->at < *next)) next = old->at;
  }
  if (next) next->seconds += kPmsMemory.count() + 1;
  return next;
}

}  // namespace innkeeper::hub
