// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/courier.hpp"

#include <string>
#include <string_view>

#include "hub/core/text.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

/// The first error of a rejection, as `/climate/comfort range`.
std::string first_error(const room::Report& report) {
  if (report.errors.empty()) return "unknown";
  return std::string(report.errors[0].at.view()) + " " +
         std::string(room::name_of(report.errors[0].code));
}

/// A board that tells no digest is taken at its word: it holds the plan of that number.
bool same_digest(const room::Report& report, const PlanLedger::Entry& entry) {
  return !report.digest || *report.digest == entry.digest;
}

}  // namespace

void Courier::rearrange(std::span<const std::size_t> was) {
  std::vector<Track> tracks(was.size());
  dues_.clear();
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (was[i] >= tracks_.size()) continue;
    tracks[i] = std::move(tracks_[was[i]]);
    if (tracks[i].due) dues_.emplace(*tracks[i].due, i);
  }
  tracks_ = std::move(tracks);
}

void Courier::reload(room::Time now) {
  changes_.on_every_room();
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    tracks_[i].published_at.reset();
    tracks_[i].room.confirm_time.reset();
    tracks_[i].room.delivery = judge(i);
    start_clock(i, now);
  }
}

Delivery Courier::judge(std::size_t index) const {
  const PlanLedger::Entry& entry = ledger_.entry(index);
  const auto& report = tracks_[index].room.report;
  if (entry.bytes.empty()) return Delivery::none;
  if (!report) return Delivery::pending;
  if (report->applied == entry.plan.id && same_digest(*report, entry)) {
    return Delivery::confirmed;
  }
  if (report->verdict == room::Verdict::rejected && report->seen == entry.plan.id) {
    return Delivery::rejected;
  }
  return Delivery::pending;
}

void Courier::published(std::size_t index, room::Time now) {
  Track& track = tracks_[index];
  track.published_at = now;
  track.online_since = track.room.link == wire::LinkState::online;
  track.room.confirm_time.reset();
  track.room.delivery = Delivery::pending;
  changes_.on_room(index, Aspect::plan);
  start_clock(index, now);
}

Finding Courier::on_report(std::size_t index, const room::Report& report, room::Time now,
                           Effects& effects) {
  Track& track = tracks_[index];
  track.room.report = report;
  changes_.on_room(index, Aspect::report);
  const PlanLedger::Entry& entry = ledger_.entry(index);
  const bool same_number_other_plan =
      report.applied == entry.plan.id && report.applied.epoch != 0 && !same_digest(report, entry);
  if (report.seen > entry.plan.id || report.applied > entry.plan.id || same_number_other_plan) {
    return Finding::rooms_know_more;
  }
  if (planted(PlantedBug::hub_loses_confirmation) && track.resends > 0) return Finding::nothing;
  const Delivery delivery = judge(index);
  if (delivery == Delivery::confirmed && track.room.delivery != Delivery::confirmed &&
      track.published_at) {
    track.room.confirm_time = now - *track.published_at;
    if (track.online_since) confirmations_.add(*track.room.confirm_time);
  }
  if (delivery == Delivery::pending) {
    // A room that was given up on speaks again, or one that confirmed went back: try anew.
    if (track.room.delivery != Delivery::pending) {
      track.room.delivery = Delivery::pending;
      changes_.on_room(index, Aspect::confirmation);
      start_clock(index, now);
    }
    return Finding::nothing;
  }
  stop_clock(index);
  if (delivery != track.room.delivery) settle(index, delivery, effects);
  return Finding::nothing;
}

bool Courier::heard_later(std::size_t index, const room::Report& report) const {
  const auto& heard = tracks_[index].room.report;
  return heard && std::pair(heard->boot, heard->seq) > std::pair(report.boot, report.seq);
}

void Courier::settle(std::size_t index, Delivery delivery, Effects& effects) {
  Track& track = tracks_[index];
  track.room.delivery = delivery;
  changes_.on_room(index, Aspect::confirmation);
  const std::string room(rooms_.room(index).id.view());
  const std::string id = text_of(ledger_.entry(index).plan.id);
  switch (delivery) {
    case Delivery::none:
    case Delivery::pending: break;
    case Delivery::confirmed: {
      Notice notice{Severity::info, "plan_confirmed", {{"room", room}, {"plan", id}}};
      if (track.room.confirm_time) {
        notice.fields.emplace_back("us", std::to_string(track.room.confirm_time->count()));
      }
      effects.emplace_back(std::move(notice));
      break;
    }
    case Delivery::rejected:
      effects.emplace_back(Notice{
          Severity::error,
          "plan_rejected",
          {{"room", room},
           {"plan", id},
           {"first_error", first_error(*track.room.report)},
           {"remedy", "compare the room's type in the property file with its board's fixtures"}}});
      break;
    case Delivery::unconfirmed:
      effects.emplace_back(Notice{
          Severity::error,
          "plan_unconfirmed",
          {{"room", room},
           {"plan", id},
           {"remedy", "the board is online but does not answer: restart it, check its log"}}});
      break;
  }
}

void Courier::on_link(std::size_t index, wire::LinkState state, room::Time now, Effects& effects) {
  Track& track = tracks_[index];
  if (track.room.link == state) return;
  track.room.link = state;
  track.online_since = track.online_since && state == wire::LinkState::online;
  changes_.on_room(index, Aspect::link);
  effects.emplace_back(Notice{state == wire::LinkState::lost ? Severity::warning : Severity::info,
                              "room_link",
                              {{"room", std::string(rooms_.room(index).id.view())},
                               {"state", std::string(wire::name_of(state))}}});
  if (state == wire::LinkState::online) {
    if (track.room.delivery == Delivery::unconfirmed) track.room.delivery = Delivery::pending;
    start_clock(index, now);
  } else {
    stop_clock(index);
  }
}

void Courier::broker_up() {
  for (Track& track : tracks_) track.retained = false;
}

Finding Courier::retained_seen(std::size_t index, std::optional<room::PlanId> id,
                               std::uint32_t digest) {
  const PlanLedger::Entry& entry = ledger_.entry(index);
  const bool same_bytes = digest == entry.digest && !entry.bytes.empty();
  tracks_[index].retained = same_bytes;
  const bool newer = id && (*id > entry.plan.id || (*id == entry.plan.id && !same_bytes));
  return newer ? Finding::rooms_know_more : Finding::nothing;
}

void Courier::retained_end(Effects& effects) {
  if (planted(PlantedBug::hub_ignores_broker_wipe)) return;
  std::size_t restored = 0;
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    const PlanLedger::Entry& entry = ledger_.entry(i);
    if (tracks_[i].retained || entry.bytes.empty()) continue;
    effects.emplace_back(PublishPlan{rooms_.room(i).id, entry.bytes});
    ++restored;
  }
  if (restored > 0) {
    effects.emplace_back(
        Notice{Severity::info, "retained_plans_restored", {{"rooms", std::to_string(restored)}}});
  }
}

void Courier::broker_down() {
  for (std::size_t i = 0; i < tracks_.size(); ++i) {
    tracks_[i].room.link.reset();
    tracks_[i].online_since = false;
    stop_clock(i);
  }
}

void Courier::on_time(room::Time now, Effects& effects) {
  while (!dues_.empty() && dues_.begin()->first <= now) {
    const std::size_t index = dues_.begin()->second;
    Track& track = tracks_[index];
    if (track.resends == kResendAfter.size()) {
      stop_clock(index);
      settle(index, Delivery::unconfirmed, effects);
      continue;
    }
    effects.emplace_back(PublishPlan{rooms_.room(index).id, ledger_.entry(index).bytes});
    const room::Time begun = *track.due - kResendAfter[track.resends];
    ++track.resends;
    const room::Duration after =
        track.resends < kResendAfter.size() ? kResendAfter[track.resends] : kGiveUpAfter;
    schedule(index, begun + after);
  }
}

std::optional<room::Time> Courier::next_deadline() const {
  if (dues_.empty()) return std::nullopt;
  return dues_.begin()->first;
}

void Courier::start_clock(std::size_t index, room::Time now) {
  stop_clock(index);
  Track& track = tracks_[index];
  if (track.room.link != wire::LinkState::online || track.room.delivery != Delivery::pending)
    return;
  if (planted(PlantedBug::hub_never_resends)) return;
  track.resends = 0;
  schedule(index, now + kResendAfter[0]);
}

void Courier::stop_clock(std::size_t index) {
  Track& track = tracks_[index];
  if (!track.due) return;
  dues_.erase({*track.due, index});
  track.due.reset();
}

void Courier::schedule(std::size_t index, room::Time due) {
  stop_clock(index);
  tracks_[index].due = due;
  dues_.emplace(due, index);
}

}  // namespace innkeeper::hub
