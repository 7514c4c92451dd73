// SPDX-License-Identifier: Apache-2.0
// What is stored of guests: sources, scopes, several guests in a room, consent and what is learned.
#include "tests/unit/core_guests.hpp"
#include "hub/core/guests/learning.hpp"
#include "hub/core/guests/sharers.hpp"

namespace innkeeper::hub {
namespace {

using config::SharersRule;
using std::chrono::hours;
using support::CoreFixture;

GuestWish wishes(std::int32_t milli_celsius, std::int64_t changed = 0) {
  return {likes(milli_celsius), {changed}};
}

Answer edit(CoreFixture& hotel, const Preferences& set, Provenance provenance,
            Scope scope = Scope::property) {
  return hotel.ask(ChangePreferences{"p-1", {set, {}, false, provenance, scope}});
}

GuestView shown(CoreFixture& hotel) { return std::get<GuestView>(hotel.ask(ShowGuest{"p-1"})); }

TEST_CASE("guests who wish the same, or of whom one has no wish, agree under every rule") {
  const auto rule = GENERATE(SharersRule::first_arrival, SharersRule::last_change,
                             SharersRule::average, SharersRule::policy);
  const std::vector<GuestWish> same{wishes(21'000), wishes(21'000)};
  CHECK(agree(same, rule).wishes.comfort == milli(21'000));
  const std::vector<GuestWish> one{GuestWish{}, wishes(24'000)};
  CHECK(agree(one, rule).wishes.comfort == milli(24'000));
  CHECK(agree(one, rule).sentence.empty());
}

TEST_CASE("the rule of the house settles different wishes and says so without naming anybody") {
  const std::vector<GuestWish> guests{wishes(21'000, 5), wishes(24'100, 9)};
  const auto held = [&](SharersRule rule) { return agree(guests, rule).wishes.comfort; };
  CHECK(held(SharersRule::first_arrival) == milli(21'000));
  CHECK(held(SharersRule::last_change) == milli(24'100));
  CHECK(held(SharersRule::average) == milli(22'600));
  CHECK(held(SharersRule::policy) == std::nullopt);
  CHECK(
      agree(guests, SharersRule::first_arrival).sentence ==
      "2 guests share this room and wish different temperatures (21 °C and 24.1 °C, 21 °C holds). "
      "By the rule of the house the wish of who arrived first holds.");
}

TEST_CASE("each part is settled for itself, and lights are averaged by those who name them") {
  GuestWish first = wishes(21'000);
  GuestWish second;
  second.preferences.fan = room::FanSetting::low;
  const auto light = [](GuestWish& guest, std::string_view name, int level) {
    check(room::set_level(guest.preferences.welcome, room::fixture_name(name).value(),
                          room::Percent::from(level).value()),
          "one more light fits");
  };
  light(first, "ceiling", 20);
  light(second, "ceiling", 51);
  light(second, "bedside", 10);
  const std::vector<GuestWish> guests{first, second};
  const Preferences held = agree(guests, SharersRule::average).wishes;
  CHECK(held.comfort == milli(21'000));
  CHECK(held.fan == room::FanSetting::low);
  REQUIRE(held.welcome.size() == 2);
  CHECK(held.welcome[0].level.value() == 36);
  CHECK(held.welcome[1].level.value() == 10);
}

TEST_CASE("the property's rule for sharers reaches the room") {
  config::Property house = support::small_property(1);
  house.stays.sharers = SharersRule::average;
  CoreFixture hotel(house);
  hotel.prefer("p-1", 21'000);
  hotel.prefer("p-2", 24'000);
  hotel.say(check_in("1", "101"));
  hotel.say(check_in("2", "101", Share::shared));
  CHECK(hotel.view("101").plan.climate.comfort == milli(22'500));
}

TEST_CASE("every preference reaches the room's plan") {
  CoreFixture hotel;
  Preferences all = likes(23'000);
  all.night = milli(19'500);
  all.fan = room::FanSetting::quiet;
  all.brightness.relax = room::Percent::from(40);
  all.units = room::Units::fahrenheit;
  all.language = "de";
  REQUIRE(std::holds_alternative<Done>(hotel.ask(PutPreferences{"p-1", all})));
  CHECK(std::get<Preferences>(hotel.ask(GetPreferences{"p-1"})) == all);
  hotel.say(check_in("1", "101"));
  const room::Plan plan = hotel.view("101").plan;
  CHECK(plan.climate.comfort == milli(23'000));
  CHECK(plan.climate.night == milli(19'500));
  CHECK(plan.climate.fan == room::FanSetting::quiet);
  CHECK(plan.lights.brightness.relax == room::Percent::from(40));
  CHECK(plan.units == room::Units::fahrenheit);
}

TEST_CASE("a guest who named one temperature is not given the house's by night") {
  config::Property house = support::small_property(2);
  house.types[0].climate.night = milli(18'000);
  CoreFixture hotel(house);
  hotel.prefer("p-1", 24'000);
  hotel.say(check_in("1", "101"));
  CHECK_FALSE(hotel.view("101").plan.climate.night);
  hotel.say(check_in("2", "102"));
  CHECK(hotel.view("102").plan.climate.night == milli(18'000));
}

TEST_CASE("what the guest declared is not replaced by staff, and that not by what was learned") {
  CoreFixture hotel;
  REQUIRE(std::holds_alternative<Done>(edit(hotel, likes(21'000), Provenance::staff)));
  REQUIRE(std::holds_alternative<Done>(edit(hotel, likes(22'000), Provenance::declared)));
  const Answer refused = edit(hotel, likes(23'000), Provenance::staff);
  REQUIRE(std::holds_alternative<Invalid>(refused));
  CHECK(std::get<Invalid>(refused).errors.at(0).at == "/climate/comfort");
  CHECK(std::get<Invalid>(refused).errors.at(0).detail ==
        "is known as declared, which counts more than staff");
  CHECK(shown(hotel).preferences.comfort == milli(22'000));
  // The same value from a weaker source is no contradiction.
  CHECK(std::holds_alternative<Done>(edit(hotel, likes(22'000), Provenance::staff)));
  CHECK(shown(hotel).values.at(0).provenance == Provenance::declared);
}

TEST_CASE("what is known for this house goes before what the chain told") {
  CoreFixture hotel;
  Preferences chain = likes(20'000);
  chain.fan = room::FanSetting::low;
  REQUIRE(std::holds_alternative<Done>(edit(hotel, chain, Provenance::declared, Scope::chain)));
  CHECK(shown(hotel).preferences.comfort == milli(20'000));
  REQUIRE(std::holds_alternative<Done>(edit(hotel, likes(22'000), Provenance::staff)));
  const GuestView view = shown(hotel);
  CHECK(view.preferences.comfort == milli(22'000));
  CHECK(view.preferences.fan == room::FanSetting::low);
  CHECK(view.values.size() == 3);
}

TEST_CASE("single values are changed and erased, the others stay") {
  CoreFixture hotel;
  Preferences two = likes(20'000);
  two.night = milli(18'000);
  REQUIRE(std::holds_alternative<Done>(hotel.ask(PutPreferences{"p-1", two})));
  REQUIRE(std::holds_alternative<Done>(hotel.ask(ChangePreferences{
      "p-1", {{}, {"climate.night"}, false, Provenance::declared, Scope::property}})));
  CHECK(shown(hotel).preferences == likes(20'000));
}

/// One stay of `p-1` in 101 from check-in to check-out, in which the guest chose this or nothing.
void stay(CoreFixture& hotel, const std::string& reservation,
          std::optional<room::Temperature> chosen, std::chrono::seconds length = hours(20)) {
  hotel.say(CheckedIn{reservation, "101", {.profile = "p-1"}, Share::alone, false});
  ReportReceived report = hotel.confirmation("101");
  report.report.state.hand.setpoint = chosen;
  hotel.run({report});
  hotel.advance(length);
  hotel.say(CheckedOut{reservation, "101"});
  hotel.advance(hours(48));
  hotel.run({});
}

void consent(CoreFixture& hotel, Consent learning) {
  REQUIRE(std::holds_alternative<Done>(hotel.ask(SetConsent{"p-1", learning})));
}

std::size_t learned_rows(CoreFixture& hotel) {
  return hotel.store.snapshot().rows<LearnedRow>().size() +
         hotel.store.snapshot().rows<PreferenceRow>().size();
}

TEST_CASE("nothing is learned of a guest who did not agree to it") {
  CoreFixture hotel;
  SECTION("who was never asked") {}
  SECTION("who refused") { consent(hotel, Consent::refused); }
  stay(hotel, "1", milli(24'000));
  CHECK(learned_rows(hotel) == 0);
}

TEST_CASE("what a guest chose is learned at check-out, explained, and offered at the next stay") {
  CoreFixture hotel;
  consent(hotel, Consent::given);
  stay(hotel, "1", milli(24'000));
  GuestView view = shown(hotel);
  // One choice of 24 against a house at 22: 9/13 of the way.
  CHECK(view.preferences.comfort == milli(23'400));
  CHECK(view.values.at(0).provenance == Provenance::learned);
  CHECK(view.learned == "23.4 °C: 1 stay was at 24, pulled 31 % to the house's 22");
  hotel.say(check_in("2", "101"));
  hotel.say(CheckedIn{"3", "102", {.profile = "p-1"}, Share::alone, false});
  CHECK(hotel.view("102").plan.climate.comfort == milli(23'400));
}

TEST_CASE("refusing erases what was learned and keeps what was declared") {
  CoreFixture hotel;
  consent(hotel, Consent::given);
  stay(hotel, "1", milli(24'000));
  Preferences declared;
  declared.fan = room::FanSetting::low;
  REQUIRE(std::holds_alternative<Done>(edit(hotel, declared, Provenance::declared)));
  consent(hotel, Consent::refused);
  const GuestView view = shown(hotel);
  CHECK(view.preferences == declared);
  CHECK(view.learned.empty());
  CHECK(hotel.store.snapshot().rows<LearnedRow>().empty());
}

TEST_CASE("forgetting a guest erases preferences, what was learned, and the consent") {
  CoreFixture hotel;
  consent(hotel, Consent::given);
  stay(hotel, "1", milli(24'000));
  REQUIRE(std::holds_alternative<ErasureView>(hotel.ask(ForgetGuest{"p-1"})));
  CHECK(learned_rows(hotel) == 0);
  CHECK(hotel.store.snapshot().rows<ConsentRow>().empty());
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ShowGuest{"p-1"})));
}

TEST_CASE("what was learned never replaces what the guest or staff said") {
  CoreFixture hotel;
  consent(hotel, Consent::given);
  const Scope scope = GENERATE(Scope::property, Scope::chain);
  REQUIRE(std::holds_alternative<Done>(edit(hotel, likes(20'000), Provenance::staff, scope)));
  stay(hotel, "1", milli(25'000));
  CHECK(shown(hotel).preferences.comfort == milli(20'000));
}

TEST_CASE("short stays, shared rooms and silent rooms teach nothing") {
  CoreFixture hotel;
  consent(hotel, Consent::given);
  SECTION("too short") { stay(hotel, "1", milli(24'000), kShortestStay - std::chrono::seconds(1)); }
  SECTION("shared") {
    hotel.say(check_in("1", "101"));
    hotel.say(check_in("2", "101", Share::shared));
    ReportReceived report = hotel.confirmation("101");
    report.report.state.hand.setpoint = milli(24'000);
    hotel.run({report});
    hotel.advance(hours(20));
    hotel.say(CheckedOut{"1", "101"});
  }
  SECTION("silent") {
    hotel.say(check_in("1", "101"));
    hotel.advance(hours(20));
    hotel.say(CheckedOut{"1", "101"});
  }
  CHECK(learned_rows(hotel) == 0);
}

TEST_CASE("a stay that is reinstated and leaves again is observed once") {
  CoreFixture hotel;
  consent(hotel, Consent::given);
  hotel.say(check_in("1", "101"));
  ReportReceived report = hotel.confirmation("101");
  report.report.state.hand.setpoint = milli(24'000);
  hotel.run({report});
  hotel.advance(hours(20));
  hotel.say(CheckedOut{"1", "101"});
  hotel.say(CheckOutReversed{"1", "101", {}});
  hotel.advance(hours(10));
  hotel.say(CheckedOut{"1", "101"});
  const auto rows = hotel.store.snapshot().rows<LearnedRow>();
  REQUIRE(rows.size() == 1);
  CHECK(std::get<LearnedRow>(rows.begin()->second).stays == 1);
}

TEST_CASE("a VIP whose tier forbids it gets no setback") {
  config::Property house = support::small_property(2);
  config::Tier tier;
  tier.name = "top";
  tier.match = {"V1"};
  tier.setback = false;
  house.tiers.push_back(tier);
  CoreFixture hotel(house);
  CheckedIn event = check_in("1", "101");
  event.facts.vip = "v1";
  hotel.say(event);
  hotel.say(check_in("2", "102"));
  CHECK(hotel.view("101").plan.climate.recovery_min == 0);
  CHECK(hotel.view("102").plan.climate.recovery_min == 12);
}

}  // namespace
}  // namespace innkeeper::hub
