// SPDX-License-Identifier: Apache-2.0
#include "hub/core/hotel.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

Actor actor_of(const Event& event) {
  if (const Asked* asked = std::get_if<Asked>(&event)) return asked->actor;
  if (std::holds_alternative<StayEvent>(event)) return {Channel::pms, {}};
  if (std::holds_alternative<ReportReceived>(event)) return {Channel::panel, {}};
  return {};
}

/// `concerned`: none is any room.
bool are_apart(const std::optional<std::vector<room::RoomId>>& concerned,
               const std::set<room::RoomId>& planned) {
  return concerned && std::none_of(concerned->begin(), concerned->end(),
                                   [&](const room::RoomId& id) { return planned.contains(id); });
}

}  // namespace

Hotel::Hotel(const PropertySource& source, Store& store, const CivilClock& clock, Identity identity)
    : seasons_(clock),
      identity_(std::move(identity)),
      audit_(store, changes_),
      audit_desk_(rooms_, store),
      cases_(store, audit_),
      retention_(rooms_, store, audit_,
                 [this](room::UtcTime today, Turn& turn) { forget_old(today, turn); }),
      property_book_(source, store, audit_),
      ledger_(rooms_, store),
      courier_(rooms_, ledger_, changes_),
      hands_(rooms_, store, ledger_, courier_),
      guests_(store),
      learner_(rooms_, seasons_, guests_),
      stays_(rooms_, store, hands_, learner_, audit_),
      sync_(rooms_, store, stays_, audit_),
      arrivals_(rooms_, store),
      wakes_(rooms_, store, ledger_, courier_),
      feed_(rooms_, store, stays_, sync_,
            [this](const StayEvent& event, Turn& turn) { on(event, turn); }),
      overrides_(rooms_, store),
      states_(rooms_, store, audit_),
      reasons_(rooms_.size()),
      complaints_(store),
      comfort_watch_({rooms_, ledger_, courier_, hands_, reasons_, complaints_, cases_}),
      equipment_watch_({rooms_, ledger_, courier_, cases_}),
      housekeeping_rules_(rooms_, stays_, courier_, hands_, overrides_, states_, audit_),
      room_desk_({rooms_, stays_, arrivals_, ledger_, courier_, states_, overrides_, reasons_,
                  clock, identity_, connections_}),
      housekeeping_desk_(rooms_, stays_, courier_, hands_, overrides_, states_, audit_),
      override_desk_(rooms_, stays_, courier_, hands_, overrides_, audit_),
      guest_desk_(rooms_, stays_, guests_, audit_),
      data_desk_({rooms_, stays_, guests_, hands_, wakes_, feed_, comfort_watch_, audit_}),
      stay_desk_({rooms_, stays_, arrivals_, sync_, feed_},
                 identity_.has_pms || identity_.pms_posts),
      history_desk_(rooms_),
      property_desk_(
          source, rooms_, stays_, ledger_, property_book_,
          {[this](config::Property& property) { return rehearse(property); },
           [this](config::Property property, Turn& turn) { adopt(std::move(property), turn); }}),
      accounts_(store, identity_.own, [this](const room::RoomId& id) { return tenancy_of(id); }),
      account_desk_(accounts_, audit_),
      defects_(store),
      defect_desk_(rooms_, defects_, audit_),
      device_desk_(rooms_, courier_, device_log_),
      reception_desk_({rooms_, stays_, sync_, states_, clock, connections_, audit_}),
      room_hand_desk_(rooms_, ledger_, hands_, audit_),
      preview_desk_(rooms_, stays_, guests_, hands_,
                    [this](std::size_t index, std::span<const StayRow> stays,
                           std::span<const GuestWish> guests) {
                      return content_with(index, stays, guests, {}, {});
                    }),
      comfort_desk_({rooms_, stays_, ledger_, hands_, complaints_, cases_, comfort_watch_, audit_}),
      card_desk_({rooms_, stays_, ledger_, guests_, accounts_, audit_}),
      guest_page_desk_({rooms_, stays_, ledger_, courier_, states_, reasons_, clock, hands_,
                        guests_, housekeeping_desk_, accounts_, audit_}),
      metrics_desk_(
          {rooms_, stays_, ledger_, courier_, states_, account_desk_, identity_, connections_}),
      remote_desk_({rooms_, stays_, ledger_, overrides_, hands_, housekeeping_desk_, audit_}) {}

void Hotel::load(Now now, Effects& effects) {
  last_ = now;
  retention_.load(now);
  Turn turn(now, {}, effects);
  if (auto property = property_book_.load(turn)) exchange(*std::move(property), turn);
  seasons_.look(rooms_.property(), now.utc);
  stays_.load();
  sync_.load();  // before the ledger gives a new database its epoch
  hands_.load();
  overrides_.load();
  states_.load();
  states_.meet_rooms(turn);
  arrivals_.load();
  wakes_.load(now.utc);
  feed_.load();
  accounts_.load(now);
  defects_.load();
  ledger_.load(now.utc, effects);
  courier_.reload(now.steady);
  equipment_watch_.load(now);
  cases_.load();
  complaints_.load();
  comfort_watch_.load(now);
  comfort_desk_.load();
  // The property may have changed since the plans were made.
  for (std::size_t i = 0; i < rooms_.size(); ++i) plan(i, false, turn);
  declare_rooms(effects);
  announce(effects);
}

void Hotel::forget_old(room::UtcTime today, Turn& turn) {
  defect_desk_.forget_old(today, turn);
  cases_.forget_before({today.seconds - rooms_.property().audit_days * room::kDay_s});
}

void Hotel::handle(const Event& event, Now now, Effects& effects) {
  last_ = now;
  if (const auto* asked = std::get_if<Asked>(&event); asked != nullptr && asked->admission) {
    return admit(*asked, now, effects);
  }
  Turn turn(now, actor_of(event), effects);
  std::visit([&](const auto& what) { on(what, turn); }, event);
  make_plans(turn);
  announce(effects);
}

bool Hotel::joins(const Event& event, const std::set<room::RoomId>& planned) const {
  if (planned.empty()) return true;
  if (const auto* asked = std::get_if<Asked>(&event)) {
    const auto* posted = request_if<PmsEvent>(asked->request);
    return posted != nullptr && are_apart(feed_.rooms_concerned(*posted), planned);
  }
  if (const auto* report = std::get_if<ReportReceived>(&event)) {
    return !planned.contains(report->room);
  }
  const StayEvent* said = std::get_if<StayEvent>(&event);
  if (said == nullptr) return true;
  return are_apart(stays_.rooms_concerned(*said), planned);
}

void Hotel::on_time(Now now, Effects& effects) {
  last_ = now;
  Turn turn(now, {}, effects);
  courier_.on_time(now.steady, effects);
  look_at_season(turn);
  stays_.on_time(turn);
  retention_.on_time(turn);
  override_desk_.on_time(turn);
  sync_.on_time(turn);
  arrivals_.on_time(turn);
  wakes_.on_time(turn);
  feed_.on_time(turn);
  accounts_.on_time(now);
  comfort_watch_.on_time(turn);
  equipment_watch_.on_time(turn);
  if (suspected_epoch_ && now.steady >= raise_allowed_at_) raise_epoch(turn);
  make_plans(turn);
  announce(effects);
}

std::optional<room::Time> Hotel::next_deadline() const {
  std::optional<room::Time> next = courier_.next_deadline();
  for (const auto& at : {retention_.next_deadline(last_), comfort_watch_.next_deadline(),
                         equipment_watch_.next_deadline()}) {
    if (at) next = next ? std::min(*next, *at) : *at;
  }
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
  for (const auto& at :
       {seasons_.next_deadline(), stays_.next_deadline(), sync_.next_deadline(),
        arrivals_.next_deadline(), wakes_.next_deadline(), overrides_.next_deadline(),
        feed_.next_deadline(), accounts_.next_deadline()}) {
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
  housekeeping_rules_.on(event, turn);
}

void Hotel::on(const ReportReceived& event, Turn& turn) {
  device_log_.on_report(event.room, event.report.boot, event.retained, turn.utc());
  const std::size_t index = rooms_.by_id(event.room);
  if (index == rooms_.size()) {
    turn.note(Severity::warning, "report_from_unknown_room",
              {{"room", std::string(event.room.view())},
               {"remedy", "declare it as [[room]] in the property file, or remove its board"}});
    return;
  }
  // Only a kept copy is refused: a board that was exchanged counts anew.
  const bool is_old = event.retained && courier_.heard_later(index, event.report);
  if (is_old && !planted(PlantedBug::hub_believes_old_report)) return;
  const Finding finding =
      courier_.on_report(index, event.report, turn.now().steady, turn.effects());
  if (finding == Finding::rooms_know_more) {
    suspect_restore(std::max(event.report.seen.epoch, event.report.applied.epoch), turn);
  }
  housekeeping_rules_.on_report(index, turn);
  comfort_watch_.on_report(index, turn);
  equipment_watch_.on_report(index, turn.now());
  reasons_.watch(index, room_desk_.decision(index), turn.utc());
}

void Hotel::on(const LinkReceived& event, Turn& turn) {
  device_log_.on_link(event.room, event.state, event.retained, turn.utc());
  const std::size_t index = rooms_.by_id(event.room);
  if (index < rooms_.size()) {
    courier_.on_link(index, event.state, turn.now().steady, turn.effects());
  } else {
    remember(event.room, event.state);
  }
}

void Hotel::on(const BrokerUp&, Turn& turn) {
  connections_.broker = true;
  changes_.on_connection(Source::broker, true);
  courier_.broker_up();
  turn.note(Severity::info, "broker_up");
}

void Hotel::on(const BrokerDown&, Turn& turn) {
  if (connections_.broker) {
    changes_.on_connection(Source::broker, false);
    changes_.on_every_room();  // nothing is known of their links any more
    turn.note(Severity::warning, "broker_down",
              {{"effect", "rooms keep their plans; changes reach them when the broker is back"}});
  }
  connections_.broker = false;
  strangers_.clear();
  courier_.broker_down();
  device_log_.broker_down();
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
  changes_.on_connection(Source::pms, event.up);
  sync_.on_link(event.up, turn);
}

void Hotel::on(const Asked& event, Turn& turn) {
  if (auto present = outdated(event, turn)) {
    return turn.add(Reply{event.ticket, *std::move(present)});
  }
  std::visit(
      [&]<class Area>(const Area& request) {
        if constexpr (std::is_same_v<Area, UpkeepRequest>) {
          tend(event.ticket, request, turn);
        } else {
          turn.add(Reply{event.ticket, answer(request, turn)});
        }
      },
      event.request);
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
  metrics_desk_.count_epoch_raise();
  if (identity_.has_pms || identity_.pms_posts) sync_.want(turn);
  raise_allowed_at_ = turn.now().steady + epoch_interval_;
  epoch_interval_ = std::min(epoch_interval_ * 2, kLongestEpochInterval);
  for (std::size_t i = 0; i < rooms_.size(); ++i) courier_.published(i, turn.now().steady);
}

}  // namespace innkeeper::hub
