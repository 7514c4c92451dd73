// SPDX-License-Identifier: Apache-2.0
#include "hub/core/hotel.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "hub/core/planner.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {

Hotel::Hotel(const config::Property& property, Store& store, Identity identity)
    : rooms_(property),
      store_(store),
      identity_(std::move(identity)),
      stays_(rooms_, store),
      ledger_(rooms_, store),
      courier_(rooms_, ledger_) {}

void Hotel::load(Now now, Effects& effects) {
  stays_.load();
  ledger_.load(now.utc, effects);
  courier_.reload(now.steady);
  // The property may have changed since the plans were made.
  for (std::size_t i = 0; i < rooms_.size(); ++i) plan(i, false, now, effects);
}

void Hotel::handle(const Event& event, Now now, Effects& effects) {
  std::visit([&](const auto& what) { on(what, now, effects); }, event);
}

void Hotel::on_time(Now now, Effects& effects) {
  courier_.on_time(now.steady, effects);
  if (suspected_epoch_ && now.steady >= raise_allowed_at_) raise_epoch(now, effects);
}

std::optional<room::Time> Hotel::next_deadline() const {
  std::optional<room::Time> next = courier_.next_deadline();
  if (suspected_epoch_) next = next ? std::min(*next, raise_allowed_at_) : raise_allowed_at_;
  return next;
}

void Hotel::on(const StayEvent& event, Now now, Effects& effects) {
  for (const RoomChange& change : stays_.apply(event, now, effects)) {
    const std::size_t index = rooms_.by_id(change.room);
    if (index < rooms_.size()) plan(index, change.changed_hands, now, effects);
  }
}

void Hotel::on(const ReportReceived& event, Now now, Effects& effects) {
  const std::size_t index = rooms_.by_id(event.room);
  if (index == rooms_.size()) {
    effects.emplace_back(
        Notice{Severity::warning,
               "report_from_unknown_room",
               {{"room", std::string(event.room.view())},
                {"remedy", "declare it as [[room]] in the property file, or remove its board"}}});
    return;
  }
  if (courier_.on_report(index, event.report, now.steady, effects) == Finding::rooms_know_more) {
    suspect_restore(std::max(event.report.seen.epoch, event.report.applied.epoch), now, effects);
  }
}

void Hotel::on(const LinkReceived& event, Now now, Effects& effects) {
  const std::size_t index = rooms_.by_id(event.room);
  if (index < rooms_.size()) courier_.on_link(index, event.state, now.steady, effects);
}

void Hotel::on(const BrokerUp&, Now, Effects& effects) {
  broker_up_ = true;
  courier_.broker_up();
  effects.emplace_back(Notice{Severity::info, "broker_up", {}});
}

void Hotel::on(const BrokerDown&, Now, Effects& effects) {
  if (broker_up_) {
    effects.emplace_back(
        Notice{Severity::warning,
               "broker_down",
               {{"effect", "rooms keep their plans; changes reach them when the broker is back"}}});
  }
  broker_up_ = false;
  courier_.broker_down();
}

void Hotel::on(const RetainedPlanSeen& event, Now now, Effects& effects) {
  const std::size_t index = rooms_.by_id(event.room);
  if (index == rooms_.size()) {
    // A room that was taken out of the property: its plan may hold a preference and must not
    // linger.
    effects.emplace_back(ClearPlan{event.room});
    effects.emplace_back(Notice{
        Severity::info, "undeclared_plan_cleared", {{"room", std::string(event.room.view())}}});
    return;
  }
  if (courier_.retained_seen(index, event.id, event.digest) == Finding::rooms_know_more) {
    suspect_restore(event.id->epoch, now, effects);
  }
}

void Hotel::on(const RetainedPlansEnd&, Now, Effects& effects) { courier_.retained_end(effects); }

void Hotel::on(const PmsLinkChanged& event, Now, Effects&) { pms_up_ = event.up; }

void Hotel::on(const Asked& event, Now now, Effects& effects) {
  Answer reply =
      std::visit([&](const auto& request) { return answer(request, now, effects); }, event.request);
  effects.emplace_back(Reply{event.ticket, std::move(reply)});
}

Answer Hotel::answer(const ShowStatus&, Now, Effects&) {
  StatusView status;
  status.property = rooms_.property().name;
  status.version = identity_.version;
  status.epoch = ledger_.epoch();
  status.broker_up = broker_up_;
  if (identity_.has_pms) status.pms_up = pms_up_;
  status.rooms = rooms_.size();
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const Courier::Room& room = courier_.room(i);
    if (room.link == wire::LinkState::online) ++status.rooms_online;
    if (room.delivery == Delivery::confirmed) ++status.rooms_confirmed;
    if (ledger_.entry(i).plan.rental == room::RentalState::rented) ++status.rooms_rented;
    if (room.delivery == Delivery::rejected || room.delivery == Delivery::unconfirmed) {
      ++status.rooms_at_fault;
    }
  }
  return status;
}

Answer Hotel::answer(const ListRooms&, Now, Effects&) {
  RoomsView list;
  list.rooms.reserve(rooms_.size());
  for (std::size_t i = 0; i < rooms_.size(); ++i) list.rooms.push_back(view(i));
  return list;
}

Answer Hotel::answer(const ShowRoom& request, Now, Effects&) {
  const std::size_t index = rooms_.by_number(request.number);
  if (index == rooms_.size()) return NotFound{"no room has the number " + request.number};
  return view(index);
}

Answer Hotel::answer(const GetPreferences& request, Now, Effects&) {
  std::optional<Preferences> stored = store_.preferences(request.profile);
  if (!stored) return NotFound{"nothing is stored for this guest profile"};
  return *std::move(stored);
}

Answer Hotel::answer(const PutPreferences& request, Now now, Effects& effects) {
  std::vector<FieldError> errors = validate(request.preferences);
  if (!is_profile_key(request.profile)) {
    errors.push_back({"", "a guest profile key is 1 to " + std::to_string(kMaxProfileBytes) +
                              " printable ASCII characters without blanks or '/'"});
  }
  if (!errors.empty()) return Invalid{std::move(errors)};
  store_.put_preferences(request.profile, request.preferences, now.utc);
  plan_rooms_of(request.profile, now, effects);
  return Done{};
}

Answer Hotel::answer(const ForgetPreferences& request, Now now, Effects& effects) {
  if (!store_.preferences(request.profile)) {
    return NotFound{"nothing is stored for this guest profile"};
  }
  store_.erase_preferences(request.profile);
  plan_rooms_of(request.profile, now, effects);
  return Done{};
}

void Hotel::plan(std::size_t index, bool changed_hands, Now now, Effects& effects) {
  std::vector<Preferences> guests;
  const std::vector<StayRow> stays = stays_.in_room(rooms_.room(index).id);
  guests.reserve(stays.size());
  for (const StayRow& stay : stays) {
    guests.push_back(stay.profile ? store_.preferences(*stay.profile).value_or(Preferences{})
                                  : Preferences{});
  }
  const room::Plan content = compose(rooms_.type_of(index), !stays.empty(), guests);
  if (ledger_.put(index, content, changed_hands, now.utc, effects))
    courier_.published(index, now.steady);
}

void Hotel::plan_rooms_of(const std::string& profile, Now now, Effects& effects) {
  for (const room::RoomId& id : stays_.rooms_of(profile)) {
    const std::size_t index = rooms_.by_id(id);
    if (index < rooms_.size()) plan(index, false, now, effects);
  }
}

void Hotel::suspect_restore(std::uint64_t seen_epoch, Now now, Effects& effects) {
  if (planted(PlantedBug::hub_keeps_epoch_after_restore)) return;
  const std::uint64_t clock =
      static_cast<std::uint64_t>(std::max<std::int64_t>(now.utc.seconds, 0));
  if (seen_epoch > std::max(clock, ledger_.epoch()) + kEpochHorizonSeconds) {
    effects.emplace_back(Notice{
        Severity::error,
        "epoch_implausible",
        {{"seen", std::to_string(seen_epoch)},
         {"remedy", "check the hub's clock; if it is right, reset the board that says so"}}});
    return;
  }
  suspected_epoch_ = std::max(suspected_epoch_.value_or(0), seen_epoch);
  if (now.steady >= raise_allowed_at_) raise_epoch(now, effects);
}

void Hotel::raise_epoch(Now now, Effects& effects) {
  ledger_.raise_epoch(*suspected_epoch_, now.utc, effects);
  suspected_epoch_.reset();
  raise_allowed_at_ = now.steady + epoch_interval_;
  epoch_interval_ = std::min(epoch_interval_ * 2, kLongestEpochInterval);
  for (std::size_t i = 0; i < rooms_.size(); ++i) courier_.published(i, now.steady);
}

RoomView Hotel::view(std::size_t index) const {
  const config::Room& declared = rooms_.room(index);
  const config::RoomType& type = rooms_.type_of(index);
  const Courier::Room& observed = courier_.room(index);
  RoomView view;
  view.number = declared.number;
  view.id = declared.id;
  view.type = type.name;
  view.floor = declared.floor;
  view.plan = ledger_.entry(index).plan;
  view.delivery = observed.delivery;
  view.link = observed.link;
  view.report = observed.report;
  view.confirm_time = observed.confirm_time;
  const bool has_plan = view.plan.id != room::PlanId{};
  const room::RoomState told = observed.report ? observed.report->state : room::RoomState{};
  view.decision =
      room::decide(has_plan ? &view.plan : nullptr, told.hand, told.situation, type.fixtures);
  view.stays = stays_.count(declared.id);
  return view;
}

}  // namespace innkeeper::hub
