// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hub_story.hpp"

namespace innkeeper::support {
namespace {

using namespace std::chrono_literals;
namespace hub = innkeeper::hub;

constexpr std::size_t kRooms = 4;
constexpr std::size_t kAuditPage = 1000;

template <std::size_t I = 0>
void collect(hub::Store& store, Stored& stored) {
  if constexpr (I < hub::kTables) {
    using R = std::variant_alternative_t<I, hub::Row::Alternatives>;
    for (R& row : store.all<R>()) {
      std::string key = row.key();
      stored.rows.emplace(std::pair(I, std::move(key)), std::move(row));
    }
    collect<I + 1>(store, stored);
  }
}

hub::CheckedIn arrival(const char* reservation, const char* room, const char* profile,
                       hub::Share share = hub::Share::alone) {
  hub::CheckedIn event{reservation, room, {}, share, false};
  event.facts.profile = profile;
  event.facts.language = "de";
  event.facts.vip = "1";
  return event;
}

}  // namespace

Stored stored_in(hub::Store& store) {
  Stored stored;
  store.begin();
  stored.epoch = store.epoch();
  collect(store, stored);
  stored.audit = store.audit({{}, 0, kAuditPage});
  check(store.commit().ok(), "the store can be read");
  check(stored.audit.size() < kAuditPage, "the story is short");
  return stored;
}

std::string differences(const Stored& left, const Stored& right) {
  std::string text;
  if (left.epoch != right.epoch) text += "epoch ";
  if (left.audit != right.audit) {
    text += "audit of " + std::to_string(left.audit.size()) + " and " +
            std::to_string(right.audit.size()) + " lines ";
  }
  const auto list = [&text](const Stored& these, const Stored& others) {
    for (const auto& [key, row] : these.rows) {
      const auto found = others.rows.find(key);
      if (found != others.rows.end() && found->second == row) continue;
      text += std::to_string(key.first) + "/" + key.second + " ";
    }
  };
  list(left, right);
  list(right, left);
  return text;
}

HubStory::HubStory() : hotel_(kRooms), begin_(hotel_.now) {
  config::Property warmer = hotel_.property;
  warmer.types[0].climate.comfort = room::Temperature::celsius(23);
  hotel_.source.put("warmer", warmer);
  after_.push_back(stored_in(hotel_.store));
  guests_come();
  staff_works();
  guests_leave();
}

void HubStory::step(hub::Event event) {
  hotel_.advance(3min);
  steps_.push_back({hotel_.now, event});
  hotel_.run({std::move(event)});
  for (const hub::Reply& reply : hotel_.sink.take<hub::Reply>()) {
    check(!std::holds_alternative<hub::Invalid>(reply.answer) &&
              !std::holds_alternative<hub::NotFound>(reply.answer) &&
              !std::holds_alternative<hub::Conflict>(reply.answer),
          "what the story asks is answered");
  }
  after_.push_back(stored_in(hotel_.store));
  confirm_plans();
}

void HubStory::confirm_plans() {
  for (const hub::PublishPlan& published : hotel_.sink.take<hub::PublishPlan>()) {
    const std::string number = std::string(published.room.view()).substr(2);
    const room::Plan plan = hotel_.view(number).plan;
    Room& room = rooms_[number];
    if (room.tenancy != plan.tenancy) room = {plan.tenancy, 0, {}, {}};
    if (plan.given && plan.given->stamp > room.given) {
      room.given = plan.given->stamp;
      if (plan.given->clear) room.hand = {};
      if (plan.given->setpoint) room.hand.setpoint = plan.given->setpoint;
      if (plan.given->service) room.hand.service = *plan.given->service;
    }
    tell(number);
  }
}

void HubStory::tell(const std::string& number) {
  hub::ReportReceived told = hotel_.confirmation(number);
  told.report.state.hand = rooms_[number].hand;
  told.report.state.situation.presence = room::Presence::nobody;
  told.report.state.given = rooms_[number].given;
  told.report.state.air = rooms_[number].air;
  step(told);
}

void HubStory::ask(hub::Request request, hub::Channel channel) {
  step(hub::Asked{1, std::move(request), {channel, "maria"}});
}

void HubStory::guests_come() {
  step(hub::PmsLinkChanged{true});
  hub::Preferences warm;
  warm.comfort = room::Temperature::celsius(24);
  warm.fan = room::FanSetting::quiet;
  ask(hub::SetConsent{"g-1", hub::Consent::given}, hub::Channel::guest_page);
  ask(hub::SetConsent{"g-3", hub::Consent::given}, hub::Channel::guest_page);
  ask(hub::PutPreferences{"g-1", warm}, hub::Channel::guest_page);
  step(hub::StayEvent(hub::ArrivalExpected{"101", true}));
  step(hub::StayEvent(arrival("1", "101", "g-1")));
  step(hub::StayEvent(arrival("2", "101", "g-2", hub::Share::shared)));
  step(hub::StayEvent(arrival("3", "102", "g-3")));
  rooms_["101"].hand.setpoint = room::Temperature::milli_celsius(24'500);
  tell("101");
  // At its limit, so that no watch runs: its time begins anew with each start of a hub.
  rooms_["102"].hand.setpoint = room::Temperature::celsius(26);
  rooms_["102"].air = room::Temperature::milli_celsius(25'600);
  tell("102");
  ask(hub::ReportComfort{"102", hub::Complaint::too_cold}, hub::Channel::guest_page);
  ask(hub::ReportComfort{"102", hub::Complaint::too_cold}, hub::Channel::guest_page);
  ask(hub::ChangeCase{1, hub::CaseState::resolved, "bled the valve"}, hub::Channel::maintenance);
  step(hub::StayEvent(hub::WakeCallChanged{"102", {hotel_.now.utc.seconds + 40'000}, true}));
}

void HubStory::staff_works() {
  ask(hub::CreateAccount{"maria", hub::Role::front_desk, "hash of a password"},
      hub::Channel::administrator);
  ask(hub::CreateToken{"panel", hub::Permits{}, 90, std::string(64, 'a')},
      hub::Channel::administrator);
  ask(hub::StartTask{"102", room::HousekeepingTask::cleaning, 30, {}}, hub::Channel::housekeeping);
  hub::ReportDefect defect{"102", "defect-1", hub::DefectKind::water, "the tap drips", {}};
  defect.photo = hub::Photo{hub::PhotoType::jpeg, std::string(5'000, 'x')};
  ask(hub::DefectRequest(std::move(defect)), hub::Channel::housekeeping);
  ask(hub::DefectRequest(hub::SettleDefect{"defect-1", true, "washer"}), hub::Channel::maintenance);
  ask(hub::FinishTask{"102", hub::RoomCondition::clean}, hub::Channel::housekeeping);
  ask(hub::SetService{"102", room::ServiceWish::do_not_disturb, {}});
  ask(hub::SetService{"102", room::ServiceWish::make_up_room, "the guest called"});
  ask(hub::SetSale{"103", hub::SaleState::out_of_order, "water"});
  hub::HoldRoom hold{"103", {}, "pump", std::nullopt};
  hold.held.mode = room::ClimateMode::off;
  ask(hold, hub::Channel::maintenance);
  hub::StartAction demand;
  demand.kind = hub::HouseActionKind::demand_response;
  demand.by = room::TemperatureDelta::milli_kelvin(1'500);
  demand.minutes = 60;
  demand.reason = "grid";
  ask(demand);
  ask(hub::StartAction{hub::HouseActionKind::evacuation, {}, "alarm", {}, {}});
  ask(hub::ApplyProperty{"warmer", std::nullopt, false}, hub::Channel::administrator);
  ask(hub::RevertProperty{1, std::nullopt, false}, hub::Channel::administrator);
  ask(hub::ReleaseRoom{"103", ""}, hub::Channel::maintenance);
  ask(hold, hub::Channel::maintenance);
  ask(hub::BackToPolicy{{}, false, false, "tidy up"});
}

void HubStory::guests_leave() {
  step(hub::StayEvent(hub::RoomMoved{"1", "104", "101", {}, hub::Share::alone}));
  step(hub::StayEvent(hub::CheckedOut{"2", "101"}));
  step(hub::StayEvent(hub::CheckOutReversed{"2", "101", {}}));
  hub::RoomTold told;
  told.room = "103";
  told.condition = hub::RoomCondition::inspected;
  ask(hub::PmsEvent{"e-1", told}, hub::Channel::pms);
  step(hub::StayEvent(hub::SyncStarted{}));
  step(hub::StayEvent(arrival("1", "104", "g-1")));
  step(hub::StayEvent(arrival("2", "101", "g-2")));
  step(hub::StayEvent(arrival("3", "102", "g-3")));
  step(hub::StayEvent(hub::SyncEnded{}));
  step(hub::StayEvent(hub::NightAudit{false}));
  hotel_.advance(7h);  // long enough to learn from
  tell("102");
  step(hub::StayEvent(hub::CheckedOut{"3", "102"}));
  step(hub::StayEvent(hub::CheckedOut{"1", "104"}));
  ask(hub::ForgetGuest{"g-1"});
  step(hub::StayEvent(hub::RoomEmptied{"101"}));
}

}  // namespace innkeeper::support
