// SPDX-License-Identifier: Apache-2.0
#include "hub/core/hotel.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "hub/core/rooms/planner.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

Actor actor_of(const Event& event) {
  if (const Asked* asked = std::get_if<Asked>(&event)) return asked->actor;
  if (std::holds_alternative<StayEvent>(event)) return {Channel::pms, {}};
  if (std::holds_alternative<ReportReceived>(event)) return {Channel::panel, {}};
  return {};
}

}  // namespace

Hotel::Hotel(const config::Property& property, Store& store, const CivilClock& clock,
             Identity identity)
    : rooms_(property),
      seasons_(clock),
      identity_(std::move(identity)),
      audit_(store),
      ledger_(rooms_, store),
      courier_(rooms_, ledger_),
      hands_(rooms_, store, ledger_, courier_),
      guests_(store),
      learner_(rooms_, seasons_, guests_),
      stays_(rooms_, store, hands_, learner_, audit_),
      sync_(rooms_, store, stays_, audit_),
      arrivals_(rooms_, store),
      wakes_(rooms_, store, ledger_, courier_),
      room_desk_(rooms_, stays_, ledger_, courier_, identity_, connections_),
      guest_desk_(rooms_, stays_, guests_, audit_),
      stay_desk_(sync_, identity_.has_pms) {}

void Hotel::load(Now now, Effects& effects) {
  last_ = now;
  Turn turn(now, {}, effects);
  seasons_.look(rooms_.property(), now.utc);
  stays_.load();
  sync_.load();  // before the ledger gives a new database its epoch
  hands_.load();
  arrivals_.load();
  wakes_.load(now.utc);
  ledger_.load(now.utc, effects);
  courier_.reload(now.steady);
  // The property may have changed since the plans were made.
  for (std::size_t i = 0; i < rooms_.size(); ++i) plan(i, false, turn);
}

void Hotel::handle(const Event& event, Now now, Effects& effects) {
  last_ = now;
  Turn turn(now, actor_of(event), effects);
  std::visit([&](const auto& what) { on(what, turn); }, event);
  make_plans(turn);
}

bool Hotel::joins(const Event& event, const std::set<room::RoomId>& planned) const {
  if (planned.empty()) return true;
  if (std::holds_alternative<Asked>(event)) return false;
  if (const auto* report = std::get_if<ReportReceived>(&event)) {
    return !planned.contains(report->room);
  }
  const StayEvent* said = std::get_if<StayEvent>(&event);
  if (said == nullptr) return true;
  const auto concerned = stays_.rooms_concerned(*said);
  return concerned && std::none_of(concerned->begin(), concerned->end(),
                                   [&](const room::RoomId& id) { return planned.contains(id); });
}

void Hotel::on_time(Now now, Effects& effects) {
  last_ = now;
  Turn turn(now, {}, effects);
  courier_.on_time(now.steady, effects);
  look_at_season(turn);
  stays_.on_time(turn);
  sync_.on_time(turn);
  arrivals_.on_time(turn);
  wakes_.on_time(turn);
  if (suspected_epoch_ && now.steady >= raise_allowed_at_) raise_epoch(turn);
  make_plans(turn);
}

std::optional<room::Time> Hotel::next_deadline() const {
  std::optional<room::Time> next = courier_.next_deadline();
  if (suspected_epoch_) next = next ? std::min(*next, raise_allowed_at_) : raise_allowed_at_;
  if (const auto at = next_utc_deadline()) {
    const room::Duration until = std::chrono::seconds(at->seconds - last_.utc.seconds);
    const room::Time steady =
        last_.steady + std::clamp(until, room::Duration::zero(), kLookAtClockAgain);
    next = next ? std::min(*next, steady) : steady;
  }
  return next;
}

std::optional<room::UtcTime> Hotel::next_utc_deadline() const {
  std::optional<room::UtcTime> next;
  for (const auto& at : {seasons_.next_deadline(), stays_.next_deadline(), sync_.next_deadline(),
                         arrivals_.next_deadline(), wakes_.next_deadline()}) {
    if (at && (!next || *at < *next)) next = at;
  }
  return next;
}

void Hotel::look_at_season(Turn& turn) {
  const std::string before = seasons_.season();
  if (!seasons_.look(rooms_.property(), turn.utc())) return;
  const std::string& after = seasons_.season();
  turn.note(Severity::info, "season_changed", {{"from", before}, {"to", after}});
  audit_.record(
      turn,
      {.room = {}, .what = "property.season", .before = before, .after = after, .why = "the date"});
  for (std::size_t i = 0; i < rooms_.size(); ++i) turn.replan(i);
}

void Hotel::on(const StayEvent& event, Turn& turn) {
  if (const auto* arrival = std::get_if<ArrivalExpected>(&event)) {
    arrivals_.apply(*arrival, turn);
  } else if (const auto* call = std::get_if<WakeCallChanged>(&event)) {
    wakes_.apply(*call, turn);
  } else {
    sync_.apply(event, turn);
  }
}

void Hotel::on(const ReportReceived& event, Turn& turn) {
  const std::size_t index = rooms_.by_id(event.room);
  if (index == rooms_.size()) {
    turn.note(Severity::warning, "report_from_unknown_room",
              {{"room", std::string(event.room.view())},
               {"remedy", "declare it as [[room]] in the property file, or remove its board"}});
    return;
  }
  const Finding finding =
      courier_.on_report(index, event.report, turn.now().steady, turn.effects());
  if (finding == Finding::rooms_know_more) {
    suspect_restore(std::max(event.report.seen.epoch, event.report.applied.epoch), turn);
  }
}

void Hotel::on(const LinkReceived& event, Turn& turn) {
  const std::size_t index = rooms_.by_id(event.room);
  if (index < rooms_.size())
    courier_.on_link(index, event.state, turn.now().steady, turn.effects());
}

void Hotel::on(const BrokerUp&, Turn& turn) {
  connections_.broker = true;
  courier_.broker_up();
  turn.note(Severity::info, "broker_up");
}

void Hotel::on(const BrokerDown&, Turn& turn) {
  if (connections_.broker) {
    turn.note(Severity::warning, "broker_down",
              {{"effect", "rooms keep their plans; changes reach them when the broker is back"}});
  }
  connections_.broker = false;
  courier_.broker_down();
}

void Hotel::on(const RetainedPlanSeen& event, Turn& turn) {
  const std::size_t index = rooms_.by_id(event.room);
  if (index == rooms_.size()) {
    // A room that was taken out of the property: its plan may hold a preference and must not
    // linger.
    turn.add(ClearPlan{event.room});
    turn.note(Severity::info, "undeclared_plan_cleared",
              {{"room", std::string(event.room.view())}});
    return;
  }
  if (courier_.retained_seen(index, event.id, event.digest) == Finding::rooms_know_more) {
    suspect_restore(event.id->epoch, turn);
  }
}

void Hotel::on(const RetainedPlansEnd&, Turn& turn) { courier_.retained_end(turn.effects()); }

void Hotel::on(const PmsLinkChanged& event, Turn& turn) {
  connections_.pms = event.up;
  sync_.on_link(event.up, turn);
}

void Hotel::on(const Asked& event, Turn& turn) {
  Answer reply =
      std::visit([&](const auto& request) { return answer(request, turn); }, event.request);
  turn.add(Reply{event.ticket, std::move(reply)});
}

Answer Hotel::answer(const RoomRequest& request, Turn&) { return room_desk_.answer(request); }

Answer Hotel::answer(const GuestRequest& request, Turn& turn) {
  return guest_desk_.answer(request, turn);
}

Answer Hotel::answer(const StayRequest& request, Turn& turn) {
  return stay_desk_.answer(request, turn);
}

void Hotel::make_plans(Turn& turn) {
  for (const Turn::Mark& mark : turn.take_marks()) plan(mark.room, mark.changed_hands, turn);
}

config::RoomType Hotel::targets(std::size_t index, std::span<const StayRow> stays) {
  const config::Property& property = rooms_.property();
  config::RoomType type = rooms_.type_of(index);
  const bool is_awaited = arrivals_.settle(index, !stays.empty());
  const RoomUse vacant = is_awaited ? RoomUse::pre_arrival : RoomUse::vacant;
  type.climate = targets_of(property, rooms_.room(index).type,
                            stays.empty() ? vacant : RoomUse::rented, seasons_.today());
  for (const StayRow& stay : stays) {
    const config::Tier* tier = tier_of(property, stay.vip, stay.tier);
    if (tier == nullptr) continue;
    type.climate = for_tier(type.climate, *tier);
    type.welcome = welcome_of(*tier, type).value_or(type.welcome);
    break;
  }
  return type;
}

void Hotel::plan(std::size_t index, bool changed_hands, Turn& turn) {
  std::vector<GuestWish> guests;
  const std::vector<StayRow> stays = stays_.in_room(rooms_.room(index).id);
  guests.reserve(stays.size());
  for (const StayRow& stay : stays) {
    guests.push_back(stay.profile ? guests_.wish(*stay.profile) : GuestWish{});
  }
  const config::RoomType type = targets(index, stays);
  room::Plan content = compose({.type = type,
                                .stays = stays,
                                .guests = guests,
                                .given = hands_.settle(index, changed_hands, turn),
                                .wake = wakes_.settle(index, changed_hands, turn),
                                .sharers = rooms_.property().stays.sharers,
                                .units = rooms_.property().units});
  content.quiet_hours = rooms_.property().quiet_hours;
  if (ledger_.put(index, content, changed_hands, turn.utc(), turn.effects()))
    courier_.published(index, turn.now().steady);
}

void Hotel::suspect_restore(std::uint64_t seen_epoch, Turn& turn) {
  if (planted(PlantedBug::hub_keeps_epoch_after_restore)) return;
  const std::uint64_t clock =
      static_cast<std::uint64_t>(std::max<std::int64_t>(turn.utc().seconds, 0));
  if (seen_epoch > std::max(clock, ledger_.epoch()) + kEpochHorizonSeconds) {
    turn.note(Severity::error, "epoch_implausible",
              {{"seen", std::to_string(seen_epoch)},
               {"remedy", "check the hub's clock; if it is right, reset the board that says so"}});
    return;
  }
  suspected_epoch_ = std::max(suspected_epoch_.value_or(0), seen_epoch);
  if (turn.now().steady >= raise_allowed_at_) raise_epoch(turn);
}

void Hotel::raise_epoch(Turn& turn) {
  ledger_.raise_epoch(*suspected_epoch_, turn.utc(), turn.effects());
  suspected_epoch_.reset();
  if (identity_.has_pms) sync_.want(turn);
  raise_allowed_at_ = turn.now().steady + epoch_interval_;
  epoch_interval_ = std::min(epoch_interval_ * 2, kLongestEpochInterval);
  for (std::size_t i = 0; i < rooms_.size(); ++i) courier_.published(i, turn.now().steady);
}

}  // namespace innkeeper::hub
