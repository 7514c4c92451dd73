// SPDX-License-Identifier: Apache-2.0
// Cards that lead guests to their page, how long they are good, and what guests may do with them. Virtual
// time; hashes are made up.
#include <algorithm>

#include "tests/unit/core_answers.hpp"
#include "tests/unit/core_askers.hpp"
#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;

constexpr Access kOfGuests{false, {Role::guest}, std::nullopt, Holds::no_guest_data};

/// Room 101 with a guest of profile p-1 who speaks German, and a card.
class Hotel101 : public CoreFixture {
 public:
  Hotel101() {
    check_in("1", "101");
    REQUIRE(is<GuestLinksView>(make('a')));
  }
  void check_in(const std::string& reservation, const std::string& number,
                Share share = Share::alone) {
    StayFacts facts;
    facts.profile = "p-" + reservation;
    facts.language = reservation == "1" ? "de" : "fr";
    say(CheckedIn{reservation, number, facts, share, false});
  }
  void check_out(const std::string& reservation, const std::string& number) {
    CheckedOut out;
    out.reservation = reservation;
    out.room = number;
    say(out);
  }
  Answer make(char digit, bool replace = false, const std::string& number = "101") {
    return ask(GuestPageRequest(MakeGuestLinks{{{number, hash(digit)}}, replace}),
               {Channel::front_desk, "rossi"});
  }
  Answer as_guest(GuestPageRequest request, char digit = 'a') {
    run({Asked{1,
               std::move(request),
               {Channel::api, {}},
               Admission{kOfGuests, Carrier::cookie, hash(digit), false}}});
    auto replies = sink.take<Reply>();
    REQUIRE(replies.size() == 1);
    return std::move(replies[0].answer);
  }
  OwnRoomView own(char digit = 'a') {
    return std::get<OwnRoomView>(as_guest(ShowOwnRoom{}, digit));
  }
  Answer open(char digit, const std::string& address = "10.0.0.7") {
    return ask(GuestPageRequest(OpenGuestPage{hash(digit), address}));
  }
  void wants(std::int32_t milli_celsius) {
    ChangeOwnRoom change;
    change.setpoint = milli(milli_celsius);
    REQUIRE(is<Done>(as_guest(change)));
  }
  /// The room takes its present plan with the hand in it.
  void confirm(const std::string& number = "101") {
    online(number);
    ReportReceived told = confirmation(number);
    const auto given = view(number).plan.given;
    if (given) {
      told.report.state.given = given->stamp;
      told.report.state.hand.setpoint = given->setpoint;
      told.report.state.hand.scene = given->scene;
      told.report.state.hand.service = given->service.value_or(room::ServiceWish::none);
    }
    run({told});
  }
};

TEST_CASE("a card opens the room it was made for, in the language of its stay") {
  Hotel101 hotel;
  const Answer opened = hotel.open('a');
  REQUIRE(is<OwnRoomView>(opened));
  CHECK(std::get<OwnRoomView>(opened).number == "101");
  CHECK(std::get<OwnRoomView>(opened).language == "de");
  CHECK(hotel.own().property == "Test");
}

TEST_CASE("there is a card only for a room that somebody rents") {
  Hotel101 hotel;
  CHECK(is<Conflict>(hotel.make('b', false, "102")));
  CHECK(is<NotFound>(hotel.make('b', false, "999")));
  const Answer rooms = hotel.ask(GuestPageRequest(ListCardRooms{"1"}));
  CHECK(std::get<CardRoomsView>(rooms).numbers == std::vector<std::string>{"101"});
  CHECK(is<Conflict>(hotel.ask(GuestPageRequest(ListCardRooms{"7"}))));
}

TEST_CASE("a card is dead at check-out, and stays so for whoever comes next") {
  Hotel101 hotel;
  hotel.check_out("1", "101");
  CHECK(is<Unauthenticated>(hotel.open('a')));
  CHECK(is<Unauthenticated>(hotel.as_guest(ShowOwnRoom{})));
  hotel.check_in("2", "101");
  CHECK(is<Unauthenticated>(hotel.open('a')));
  CHECK(is<Unauthenticated>(hotel.as_guest(ChangeOwnRoom{milli(25'000), {}, {}})));
  CHECK_FALSE(hotel.view("101").plan.given);
}

TEST_CASE("a guest who moves needs the card of the new room: the old one opens neither") {
  Hotel101 hotel;
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::alone});
  CHECK(is<Unauthenticated>(hotel.open('a')));
  CHECK(is<GuestLinksView>(hotel.make('b', false, "102")));
  CHECK(hotel.own('b').number == "102");
}

TEST_CASE("a card is over after its longest life, and when the desk ends it") {
  Hotel101 hotel;
  static_cast<void>(hotel.make('b'));
  CHECK(is<Done>(hotel.ask(GuestPageRequest(EndGuestLinks{"101"}))));
  CHECK(is<Unauthenticated>(hotel.open('a')));
  CHECK(is<Unauthenticated>(hotel.open('b')));
  static_cast<void>(hotel.make('c'));
  hotel.advance(kGuestLinkLife - std::chrono::seconds(1));
  CHECK(is<OwnRoomView>(hotel.open('c')));
  hotel.advance(std::chrono::seconds(1));
  CHECK(is<Unauthenticated>(hotel.open('c')));
}

TEST_CASE("another card leaves the first one good, unless it replaces it") {
  Hotel101 hotel;
  static_cast<void>(hotel.make('b'));
  CHECK(is<OwnRoomView>(hotel.open('a')));
  static_cast<void>(hotel.make('c', true));
  CHECK(is<Unauthenticated>(hotel.open('a')));
  CHECK(is<Unauthenticated>(hotel.open('b')));
  CHECK(is<OwnRoomView>(hotel.open('c')));
}

TEST_CASE("a room has so many good cards, and no more: the oldest ends") {
  Hotel101 hotel;
  for (std::size_t i = 1; i < kMaxLinksOfRoom; ++i) {
    hotel.advance(std::chrono::seconds(1));
    static_cast<void>(hotel.make(static_cast<char>('0' + i)));
  }
  CHECK(is<OwnRoomView>(hotel.open('a')));
  hotel.advance(std::chrono::seconds(1));
  static_cast<void>(hotel.make('b'));
  CHECK(is<Unauthenticated>(hotel.open('a')));
  CHECK(is<OwnRoomView>(hotel.open('1')));
}

TEST_CASE("a guest sets temperature, scene and service of the own room, and of no other") {
  Hotel101 hotel;
  hotel.check_in("2", "102");
  ChangeOwnRoom change;
  change.setpoint = milli(24'500);
  change.scene = room::Scene::relax;
  change.service = room::ServiceWish::do_not_disturb;
  REQUIRE(is<Done>(hotel.as_guest(change)));
  const room::Plan plan = hotel.view("101").plan;
  REQUIRE(plan.given);
  CHECK(plan.given->setpoint == milli(24'500));
  CHECK(plan.given->scene == room::Scene::relax);
  CHECK(plan.given->service == room::ServiceWish::do_not_disturb);
  CHECK_FALSE(hotel.view("102").plan.given);
  CHECK(hotel.own().wanted == milli(24'500));
  CHECK(hotel.own().service == room::ServiceWish::do_not_disturb);
}

TEST_CASE("a guest may set on the page what the room allows, and is told the limits of the rest") {
  Hotel101 hotel;
  for (const std::int32_t wish : {17'900, 26'100}) {
    const Answer answer = hotel.as_guest(ChangeOwnRoom{milli(wish), {}, {}});
    REQUIRE(is<Invalid>(answer));
    CHECK(std::get<Invalid>(answer).errors[0].at == "/temperature");
  }
  CHECK(is<Done>(hotel.as_guest(ChangeOwnRoom{milli(18'000), {}, {}})));
  CHECK(is<Done>(hotel.as_guest(ChangeOwnRoom{milli(26'000), {}, {}})));
  CHECK(is<Invalid>(hotel.as_guest(ChangeOwnRoom{})));
}

TEST_CASE("the page says what the room said: nothing, that it is on its way, and that it is done") {
  Hotel101 hotel;
  CHECK(hotel.own().answer == RoomAnswer::unreachable);
  hotel.confirm();
  CHECK(hotel.own().answer == RoomAnswer::confirmed);
  hotel.wants(24'000);
  CHECK(hotel.own().answer == RoomAnswer::sent);
  CHECK(hotel.own().wanted == milli(24'000));
  hotel.confirm();
  CHECK(hotel.own().answer == RoomAnswer::confirmed);
  CHECK(hotel.own().decision.climate.setpoint == milli(24'000));
  hotel.run({LinkReceived{support::id_of("101"), wire::LinkState::lost}});
  CHECK(hotel.own().answer == RoomAnswer::unreachable);
}

TEST_CASE("the reasons on the page name nobody of the staff and nothing they wrote") {
  Hotel101 hotel;
  HoldRoom hold;
  hold.number = "101";
  hold.held.setpoint = room::Temperature::celsius(19);
  hold.reason = "paint dries";
  static_cast<void>(hotel.ask(hold, {Channel::maintenance, "bo"}));
  const auto reasons = std::get<ExplainView>(hotel.as_guest(ExplainOwnRoom{}));
  REQUIRE_FALSE(reasons.parts.empty());
  CHECK(reasons.parts[0].because == room::Because::maintenance);
  for (const Explanation& part : reasons.parts) {
    CHECK(part.sentence.find("paint") == std::string::npos);
    CHECK(part.sentence.find("by bo") == std::string::npos);
  }
}

TEST_CASE("a guest who is too cold is answered, and the room gets warmer") {
  Hotel101 hotel;
  hotel.confirm();
  const Answer answer = hotel.as_guest(ComplainOfOwnRoom{Complaint::too_cold});
  REQUIRE(is<ComfortView>(answer));
  CHECK(std::get<ComfortView>(answer).number == "101");
  CHECK(std::get<ComfortView>(answer).row.by == Actor{Channel::guest_page, {}});
  CHECK(hotel.own().wanted > milli(22'000));
}

TEST_CASE("who wants to be remembered is, with what was set and said on the page") {
  Hotel101 hotel;
  CHECK(hotel.own().memory == Memory::unknown);
  hotel.wants(23'500);
  REQUIRE(is<Done>(hotel.as_guest(SetOwnMemory{true, "it", room::Units::fahrenheit})));
  CHECK(hotel.own().memory == Memory::kept);
  const auto kept = std::get<GuestView>(hotel.ask(ShowGuest{"p-1"}));
  CHECK(kept.learning == Consent::given);
  CHECK(kept.preferences.comfort == milli(23'500));
  CHECK(kept.preferences.language == "it");
  CHECK(kept.preferences.units == room::Units::fahrenheit);
}

TEST_CASE("who wants to be forgotten is, and is not learned of any more") {
  Hotel101 hotel;
  hotel.prefer("p-1", 24'500);
  REQUIRE(hotel.view("101").plan.climate.comfort == milli(24'500));
  REQUIRE(is<Done>(hotel.as_guest(SetOwnMemory{})));
  CHECK(hotel.own().memory == Memory::refused);
  const auto kept = std::get<GuestView>(hotel.ask(ShowGuest{"p-1"}));
  CHECK(kept.values.empty());
  CHECK(kept.learning == Consent::refused);
  CHECK(hotel.view("101").plan.climate.comfort == milli(22'000));
}

TEST_CASE("of several guests nobody knows whose wishes they are: none are kept or forgotten") {
  Hotel101 hotel;
  hotel.prefer("p-1", 24'500);
  hotel.check_in("2", "101", Share::shared);
  CHECK(hotel.own().memory == Memory::shared);
  CHECK(is<Conflict>(hotel.as_guest(SetOwnMemory{true, {}, {}})));
  CHECK(is<Conflict>(hotel.as_guest(SetOwnMemory{})));
  CHECK(is<Preferences>(hotel.ask(GetPreferences{"p-1"})));
}

TEST_CASE("whoever tries what is no card has to wait, and nobody else does") {
  Hotel101 hotel;
  Answer answer = hotel.open('0');
  for (int i = 0; i < 20; ++i) answer = hotel.open('0');
  REQUIRE(is<TooOften>(answer));
  CHECK(std::get<TooOften>(answer).wait.count() >= 1);
  CHECK(is<OwnRoomView>(hotel.open('a')));
  CHECK(is<Unauthenticated>(hotel.open('0', "10.0.0.8")));
  hotel.advance(std::chrono::seconds(3));
  CHECK(is<Unauthenticated>(hotel.open('0')));
}

TEST_CASE("a guest who cannot stop pressing waits a moment, and other rooms do not") {
  Hotel101 hotel;
  hotel.check_in("2", "102");
  static_cast<void>(hotel.make('b', false, "102"));
  Answer answer = Done{};
  int taken = 0;
  while (is<Done>(answer) && taken < 100) {
    answer = hotel.as_guest(ChangeOwnRoom{milli(20'000), {}, {}});
    ++taken;
  }
  CHECK(is<TooOften>(answer));
  CHECK(taken == 31);
  CHECK(is<Done>(hotel.as_guest(ChangeOwnRoom{milli(20'000), {}, {}}, 'b')));
}

TEST_CASE("cards stand in the audit under who made them, without what is on them") {
  Hotel101 hotel;
  static_cast<void>(hotel.ask(GuestPageRequest(EndGuestLinks{"101"})));
  const auto audit = hotel.store.snapshot().audit;
  const auto made = std::find_if(audit.begin(), audit.end(),
                                 [](const AuditRow& row) { return row.what == "guest_link.made"; });
  REQUIRE(made != audit.end());
  CHECK(made->actor == Actor{Channel::front_desk, "rossi"});
  CHECK(made->room == support::id_of("101"));
  for (const AuditRow& row : audit) {
    CHECK((row.before + row.after + row.why).find(hash('a')) == std::string::npos);
  }
  CHECK(audit.back().what == "guest_link.ended");
}

}  // namespace
}  // namespace innkeeper::hub
