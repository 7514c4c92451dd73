// SPDX-License-Identifier: Apache-2.0
// A guest's data: shown as a whole, and erased as a whole, in virtual time.
#include <algorithm>

#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using support::CoreFixture;
using support::id_of;

/// A guest of whom the PMS tells everything.
CheckedIn arrival(const std::string& reservation, const std::string& room,
                  Share share = Share::alone) {
  CheckedIn event{reservation, room, {.profile = "p-" + reservation}, share, false};
  event.facts.language = "fr";
  event.facts.vip = "V" + reservation;
  event.facts.tier = "gold";
  event.facts.greeting = "Mme Canari";
  event.facts.departure = CivilDay{20'800};
  event.facts.persons = 2;
  return event;
}

void set_by_hand(CoreFixture& hotel, const std::string& room, room::ServiceWish service) {
  ReportReceived report = hotel.confirmation(room);
  report.report.state.hand.setpoint = milli(23'700);
  report.report.state.hand.service = service;
  hotel.run({report});
}

ErasureView forget(CoreFixture& hotel, const std::string& profile) {
  return std::get<ErasureView>(hotel.ask(ForgetGuest{profile}, {Channel::front_desk, "ada"}));
}

GuestExport exported(CoreFixture& hotel, const std::string& profile) {
  return std::get<GuestExport>(hotel.ask(ExportGuest{profile}));
}

std::vector<AuditRow> audit(CoreFixture& hotel) { return hotel.store.snapshot().audit; }

TEST_CASE("the export has everything that is stored of a guest, and of nobody else") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'700, 35);
  hotel.prefer("p-2", 19'000);
  REQUIRE(std::holds_alternative<Done>(hotel.ask(SetConsent{"p-1", Consent::given})));
  hotel.say(arrival("1", "101"));
  hotel.say(arrival("2", "102"));
  set_by_hand(hotel, "101", room::ServiceWish::do_not_disturb);
  const room::UtcTime call{hotel.now.utc.seconds + 3600};
  hotel.say(WakeCallChanged{"101", call, true});
  hotel.say(WakeCallChanged{"102", call, true});
  REQUIRE(std::holds_alternative<ComfortView>(
      hotel.ask(ReportComfort{"101", Complaint::too_dark}, {Channel::guest_page, {}})));
  const GuestExport out = exported(hotel, "p-1");
  CHECK(out.profile == "p-1");
  REQUIRE(out.preferences.size() == 2);
  CHECK(out.preferences[0].value == "23700");
  CHECK(out.preferences[0].provenance == Provenance::declared);
  REQUIRE(out.consent);
  CHECK(out.consent->learning == Consent::given);
  REQUIRE(out.stays.size() == 1);
  const ExportedStay& stay = out.stays[0];
  CHECK(stay.row.greeting == "Mme Canari");
  CHECK(stay.number == "101");
  CHECK_FALSE(stay.is_shared);
  REQUIRE(stay.hand);
  CHECK(stay.hand->setpoint == milli(23'700));
  CHECK(stay.wake_calls == std::vector<WakeRow>{{id_of("101"), call, false}});
  REQUIRE(stay.complaints.size() == 1);
  CHECK(stay.complaints[0].complaint == Complaint::too_dark);
}

TEST_CASE("the export has stays that are over and what was learned of them") {
  CoreFixture hotel;
  REQUIRE(std::holds_alternative<Done>(hotel.ask(SetConsent{"p-1", Consent::given})));
  hotel.say(arrival("1", "101"));
  set_by_hand(hotel, "101", room::ServiceWish::none);
  hotel.advance(hours(20));
  hotel.say(CheckedOut{"1", "101"});
  const GuestExport out = exported(hotel, "p-1");
  REQUIRE(out.stays.size() == 1);
  CHECK(out.stays[0].row.status == StayStatus::checked_out);
  CHECK(out.stays[0].row.kept.setpoint == milli(23'700));
  CHECK_FALSE(out.stays[0].hand);
  REQUIRE(out.learned);
  CHECK_FALSE(out.learned_because.empty());
}

TEST_CASE("in a shared room the export leaves out what may be the other guest's") {
  CoreFixture hotel;
  hotel.say(arrival("1", "101"));
  hotel.say(arrival("2", "101", Share::shared));
  set_by_hand(hotel, "101", room::ServiceWish::none);
  hotel.say(WakeCallChanged{"101", {hotel.now.utc.seconds + 3600}, true});
  const GuestExport out = exported(hotel, "p-1");
  REQUIRE(out.stays.size() == 1);
  CHECK(out.stays[0].is_shared);
  CHECK_FALSE(out.stays[0].hand);
  CHECK(out.stays[0].wake_calls.empty());
}

TEST_CASE("nothing is exported or erased of a profile that is unknown or none") {
  CoreFixture hotel;
  hotel.say(arrival("1", "101"));
  for (const auto* profile : {"p-2", "", "a/b", "p-"}) {
    CHECK(std::holds_alternative<NotFound>(hotel.ask(ExportGuest{profile})));
    CHECK(std::holds_alternative<NotFound>(hotel.ask(ForgetGuest{profile})));
  }
}

TEST_CASE("forgetting a guest who left erases the stay too, and says how much went") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'700, 35);
  REQUIRE(std::holds_alternative<Done>(hotel.ask(SetConsent{"p-1", Consent::given})));
  hotel.say(arrival("1", "101"));
  set_by_hand(hotel, "101", room::ServiceWish::none);
  hotel.advance(hours(20));
  hotel.say(CheckedOut{"1", "101"});
  const ErasureView erased = forget(hotel, "p-1");
  CHECK(erased.preferences == 2);
  CHECK(erased.learned);
  CHECK(erased.consent);
  CHECK(erased.stays == 1);
  CHECK(erased.stays_in_house == 0);
  const auto state = hotel.store.snapshot();
  CHECK(state.rows<StayRow>().empty());
  CHECK(state.rows<PreferenceRow>().empty());
  CHECK(state.rows<LearnedRow>().empty());
  CHECK(state.rows<ConsentRow>().empty());
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ExportGuest{"p-1"})));
}

TEST_CASE("a guest who is forgotten while in house keeps the room, but not as somebody") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'700);
  hotel.say(arrival("1", "101"));
  set_by_hand(hotel, "101", room::ServiceWish::do_not_disturb);
  const room::Plan before = hotel.view("101").plan;
  const ErasureView erased = forget(hotel, "p-1");
  CHECK(erased.stays_in_house == 1);
  CHECK(erased.hands == 1);
  const room::Plan after = hotel.view("101").plan;
  CHECK(after.tenancy == before.tenancy);
  CHECK(after.rental == room::RentalState::rented);
  CHECK(after.climate.comfort_source == room::Source::policy);
  REQUIRE(after.given);
  CHECK(after.given->clear);
  CHECK_FALSE(after.given->setpoint);
  CHECK(after.given->service == room::ServiceWish::do_not_disturb);
  const auto stays = hotel.store.snapshot().rows<StayRow>();
  REQUIRE(stays.size() == 1);
  const StayRow& row = std::get<StayRow>(stays.begin()->second);
  CHECK_FALSE(row.profile);
  CHECK((row.language + row.vip + row.tier + row.greeting).empty());
  CHECK(row.persons == 2);
}

TEST_CASE("what the PMS says again of a forgotten guest is not kept, and the stay leaves no row") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'700);
  hotel.say(arrival("1", "101"));
  static_cast<void>(forget(hotel, "p-1"));
  hotel.prefer("p-1", 23'700);
  hotel.say(arrival("1", "101"));
  hotel.say(StayUpdated{"1", "101", arrival("1", "101").facts});
  CHECK(hotel.view("101").plan.climate.comfort_source == room::Source::policy);
  hotel.say(RoomMoved{"1", "102", "101", arrival("1", "102").facts, Share::alone});
  CHECK(hotel.view("102").plan.rental == room::RentalState::rented);
  const auto in_house = hotel.store.snapshot().rows<StayRow>();
  REQUIRE(in_house.size() == 1);
  CHECK_FALSE(std::get<StayRow>(in_house.begin()->second).profile);
  CHECK(std::get<StayRow>(in_house.begin()->second).greeting.empty());
  SECTION("checked out") { hotel.say(CheckedOut{"1", "102"}); }
  SECTION("never came") { hotel.say(CheckInReversed{"1", "102"}); }
  CHECK(hotel.store.snapshot().rows<StayRow>().empty());
  CHECK(hotel.view("102").plan.rental == room::RentalState::vacant);
}

TEST_CASE("a restart does not bring a forgotten guest back") {
  CoreFixture hotel;
  hotel.say(arrival("1", "101"));
  static_cast<void>(forget(hotel, "p-1"));
  Hotel again(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(again, hotel.store, hotel.sink);
  const std::vector<Event> events{StayEvent{arrival("1", "101")},
                                  StayEvent{CheckedOut{"1", "101"}}};
  REQUIRE_FALSE(engine.run(std::span(events).first(1), hotel.now).error);
  CHECK_FALSE(std::get<StayRow>(hotel.store.snapshot().rows<StayRow>().begin()->second).profile);
  REQUIRE_FALSE(engine.run(std::span(events).last(1), hotel.now).error);
  CHECK(hotel.store.snapshot().rows<StayRow>().empty());
}

TEST_CASE("in a shared room the hand and the other guest's wishes stay") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'700);
  hotel.prefer("p-2", 20'000);
  hotel.say(arrival("1", "101"));
  hotel.say(arrival("2", "101", Share::shared));
  set_by_hand(hotel, "101", room::ServiceWish::none);
  CHECK(forget(hotel, "p-1").hands == 0);
  CHECK(hotel.view("101").plan.climate.comfort == milli(20'000));
  CHECK_FALSE(hotel.view("101").plan.given);
  CHECK(exported(hotel, "p-2").stays.size() == 1);
}

TEST_CASE("a wake call still to come is kept and told of: nobody oversleeps for being forgotten") {
  CoreFixture hotel;
  hotel.say(arrival("1", "101"));
  hotel.say(WakeCallChanged{"101", {hotel.now.utc.seconds + 3600}, true});
  CHECK(forget(hotel, "p-1").wake_calls == 1);
  CHECK(hotel.view("101").plan.wake);
  hotel.say(CheckedOut{"1", "101"});
  CHECK(hotel.store.snapshot().rows<WakeRow>().empty());
}

TEST_CASE("what is remembered of a stay that a PMS posted goes with the guest") {
  CoreFixture hotel;
  ReservationTold stay;
  stay.reservation = "4711";
  stay.room = "101";
  stay.facts.profile = "p-1";
  for (const ReservationStatus status :
       {ReservationStatus::in_house, ReservationStatus::checked_out}) {
    stay.status = status;
    stay.updated.microseconds += 1'000'000;
    static_cast<void>(hotel.ask(PmsEvent{"e-" + std::to_string(stay.updated.microseconds), stay}));
  }
  REQUIRE(hotel.store.snapshot().rows<PmsStateRow>().size() == 1);
  CHECK(forget(hotel, "p-1").stays == 1);
  CHECK(hotel.store.snapshot().rows<PmsStateRow>().empty());
}

TEST_CASE("the audit says that somebody was forgotten and by whom, but neither who nor where") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'700);
  hotel.say(arrival("1", "101"));
  static_cast<void>(exported(hotel, "p-1"));
  static_cast<void>(forget(hotel, "p-1"));
  const AuditRow line = audit(hotel).back();
  CHECK(line.what == "guest.data");
  CHECK(line.after == "erased");
  CHECK(line.actor == Actor{Channel::front_desk, "ada"});
  CHECK_FALSE(line.room);
  for (const AuditRow& each : audit(hotel)) {
    const std::string text = each.what + each.before + each.after + each.why + each.actor.name;
    CHECK(text.find("p-1") == std::string::npos);
    CHECK(text.find("Canari") == std::string::npos);
  }
}

}  // namespace
}  // namespace innkeeper::hub
