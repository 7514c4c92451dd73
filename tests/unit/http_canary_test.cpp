// SPDX-License-Identifier: Apache-2.0
// Whoever may not see guest data receives none: a house full of unmistakable names, every route of the
// table, every role, with right and wrong requests; nothing of it in an answer, a header or the log.
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/support/http_door.hpp"

namespace innkeeper::hub::http {
namespace {

using namespace std::chrono_literals;

/// Every text that says something of a guest in this house has this in it, and nothing else has.
constexpr std::string_view kCanary = "canary";

/// What the desk must be able to see of it: the others look where there is something to see.
constexpr std::array<std::string_view, 8> kPlanted{
    "canary-profile", "canary-stay", "canary-language", "canary-vip",
    "canary-tier",    "dr. canary",  "canary_light",    "canary-tongue"};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

StayFacts facts(const std::string& profile) {
  StayFacts facts;
  facts.profile = profile;
  facts.language = "canary-language";
  facts.vip = "canary-vip";
  facts.tier = "canary-tier";
  facts.greeting = "Dr. Canary";
  return facts;
}

CheckedIn guest_of(const std::string& number, const std::string& reservation,
                   const std::string& profile) {
  return {reservation, number, facts(profile), Share::unknown};
}

Preferences wishes() {
  Preferences wishes;
  wishes.comfort = room::Temperature::celsius(24);
  wishes.language = "canary-tongue";
  REQUIRE(room::set_level(wishes.welcome, room::fixture_name("canary_light").value(),
                          room::Percent::from(40).value()));
  return wishes;
}

/// Rooms 101 for the guest who asks, 102 to 105 for those who must not get around.
class CanaryHouse : public Door {
 public:
  CanaryHouse() : Door(6) {
    guests_come_and_go();
    staff_works();
    desk_helps();
    static_cast<void>(sink.take<Notice>());
  }

 private:
  void guests_come_and_go() {
    for (const char* profile : {"canary-profile", "canary-profile-2", "canary-profile-3"}) {
      REQUIRE(std::holds_alternative<Done>(ask(PutPreferences{profile, wishes()})));
      REQUIRE(std::holds_alternative<Done>(ask(SetConsent{profile, Consent::given})));
    }
    say(guest_of("102", "canary-stay", "canary-profile"));
    say(guest_of("102", "canary-stay-2", "canary-profile-2"));
    say(guest_of("103", "canary-stay-3", "canary-profile-3"));
    say(RoomMoved{"canary-stay-3", "104", "103", {}});
    say(guest_of("105", "canary-stay-4", "canary-profile-3"));
    advance(8h);
    say(CheckedOut{"canary-stay-4", "105"});
    say(WakeCallChanged{"102", {now.utc.seconds + 40'000}, true});
    for (const char* number : {"102", "104"}) {
      ReportReceived told = confirmation(number);
      told.report.state.hand.setpoint = room::Temperature::celsius(23);
      told.report.state.situation.presence = room::Presence::guest;
      run({LinkReceived{support::id_of(number), wire::LinkState::online}, told});
    }
    // What a synchronisation leaves in doubt, and posted events.
    say(SyncStarted{});
    say(SyncEnded{});
    ReservationTold told;
    told.reservation = "canary-stay";
    told.room = "102";
    told.status = ReservationStatus::in_house;
    told.facts = facts("canary-profile");
    REQUIRE(std::holds_alternative<PmsEventView>(
        ask(PmsEvent{"event-1", told}, {Channel::pms, "webhook"})));
  }

  void staff_works() {
    HoldRoom hold;
    hold.number = "102";
    hold.held.mode = room::ClimateMode::off;
    hold.reason = "valve leaks";
    REQUIRE(std::holds_alternative<Done>(ask(OverrideRequest(hold))));
    REQUIRE(std::holds_alternative<TaskView>(
        ask(StartTask{"104", room::HousekeepingTask::cleaning, 30, {}})));
    REQUIRE(
        std::holds_alternative<Done>(ask(SetService{"104", room::ServiceWish::make_up_room, {}})));
    REQUIRE(std::holds_alternative<Done>(ask(SetSale{"106", SaleState::out_of_order, "water"})));
  }

  void desk_helps() {
    CheckInRoom in;
    in.number = "103";
    in.reservation = "canary-stay-5";
    in.facts = facts("canary-profile-2");
    in.facts.language = "de";
    REQUIRE(std::holds_alternative<ReceptionView>(ask(DeskRequest(in))));
    MoveStay move;
    move.number = "103";
    move.to = "105";
    move.reservation = "canary-stay-5";
    REQUIRE(std::holds_alternative<ReceptionView>(ask(DeskRequest(move))));
  }
};

/// What stands in a path for its `{name}`: what there is, and what there is not.
std::vector<std::string> values_for(std::string_view pattern) {
  const auto open = pattern.find('{');
  if (open == std::string_view::npos) return {""};
  const std::string_view name = pattern.substr(open + 1, pattern.find('}') - open - 1);
  if (name == "number") return {"101", "102", "103", "104", "105", "106", "999"};
  if (name == "profile") return {"canary-profile", "canary-profile-3", "4711"};
  return {"1", "2", "102", "canary-stay", "nobody"};
}

std::string target_of(const Route& route, const std::string& value) {
  std::string path(route.pattern);
  for (auto open = path.find('{'); open != std::string::npos; open = path.find('{')) {
    path.replace(open, path.find('}') - open + 1, value);
  }
  return path;
}

/// Requests that some route takes, and some that none does: each is sent to every route.
const std::vector<std::string>& bodies() {
  static const std::vector<std::string> kBodies{
      "{}",
      "{broken",
      R"([])",
      R"({"nonsense":1})",
      R"({"reason":"x"})",
      R"({"condition":"clean"})",
      R"({"sale":"in_service","reason":"x"})",
      R"({"service":"none","reason":"x"})",
      R"({"task":"airing","despite_do_not_disturb":"x"})",
      R"({"mode":"heat","reason":"x"})",
      R"({"scene":"night"})",
      R"({"setpoint":22})",
      R"({"to":"102"})",
      R"({"to":"103","all":true,"shared":true})",
      R"({"all":true})",
      R"({"shared":true,"departure":"2030-01-01"})",
      R"({"action":"discard"})",
      R"({"kind":"evacuation","reason":"x","preview":true})",
      R"({"reason":"x","preview":true,"rented":true})",
      R"({"climate":{"comfort":23}})",
      R"({"learning":"given"})"};
  return kBodies;
}

bool changes(const Route& route) { return route.method != "GET" && route.method != "DELETE"; }

std::string all_of(const Reply& reply) {
  std::string text = reply.body + '\n' + reply.content_type;
  for (const auto& [name, value] : reply.fields) text += '\n' + name + ": " + value;
  return lower(text);
}

/// Whether a reply shows something of the planted beside what the asker sent.
bool sings(const Reply& reply, const std::string& sent) {
  std::string text = all_of(reply);
  for (auto at = text.find(sent); !sent.empty() && at != std::string::npos; at = text.find(sent)) {
    text.erase(at, sent.size());
  }
  return text.find(kCanary) != std::string::npos;
}

std::string logged(Door& door) {
  std::string text;
  for (const Notice& notice : door.sink.take<Notice>()) {
    text += notice.event;
    for (const auto& [name, value] : notice.fields) text += ' ' + name + '=' + value;
    text += '\n';
  }
  return lower(text);
}

/// Sends everything to a route; `look` sees each reply, the value in its path and the body.
template <class Look>
void bombard(Door& door, const Route& route, const Shown& shown, Look look) {
  for (const std::string& value : values_for(route.pattern)) {
    const std::vector<std::string> none{""};
    for (const std::string& body : changes(route) ? bodies() : none) {
      const std::string target = target_of(route, value);
      look(door.send(std::string(route.method), target, shown, body), value, body);
      if (body.empty()) {
        look(door.send(std::string(route.method), target + "?nonsense=1", shown), value, body);
      }
    }
  }
}

Permits without_guests() {
  Permits permits;
  for (const Permit permit : kPermits) {
    if (permit != Permit::guests_read && permit != Permit::guests_write) permits.add(permit);
  }
  return permits;
}

struct Asker {
  const char* who;
  Shown (*shown)(Door& door);
};

constexpr std::array kMustNotSee{
    Asker{"stranger", [](Door&) { return Shown{}; }},
    Asker{"housekeeping", [](Door& door) { return door.somebody(Role::housekeeping); }},
    Asker{"maintenance", [](Door& door) { return door.somebody(Role::maintenance); }},
    Asker{"program", [](Door& door) { return door.program(without_guests()); }},
    Asker{"guest", [](Door& door) { return door.guest(); }},
};

TEST_CASE("whoever may not see guest data receives none from any route, whatever is asked") {
  for (const Asker& asker : kMustNotSee) {
    for (const Route& route : routes()) {
      // Anew for each: some requests end a session, move guests or run into a limit.
      CanaryHouse house;
      const Shown shown = asker.shown(house);
      bombard(house, route, shown,
              [&](const Reply& reply, const std::string& value, const std::string& body) {
                if (!sings(reply, value)) return;
                FAIL_CHECK(asker.who << " saw guest data: " << route.method << ' ' << route.pattern
                                     << ' ' << value << ' ' << body << "\n"
                                     << reply.status << ' ' << reply.body);
              });
      const std::string log = logged(house);
      CAPTURE(asker.who, route.method, route.pattern, log);
      CHECK(log.find(kCanary) == std::string::npos);
    }
  }
}

TEST_CASE("the log names no guest, whatever the desk asks") {
  for (const Route& route : routes()) {
    CanaryHouse house;
    const Shown desk = house.somebody(Role::front_desk);
    bombard(house, route, desk, [](const Reply&, const std::string&, const std::string&) {});
    const std::string log = logged(house);
    CAPTURE(route.method, route.pattern, log);
    CHECK(log.find(kCanary) == std::string::npos);
  }
}

TEST_CASE("the desk sees all that was planted, so that the others look where there is something") {
  std::string seen;
  for (const Route& route : routes()) {
    if (route.method != "GET") continue;
    CanaryHouse house;
    bombard(house, route, house.somebody(Role::front_desk),
            [&](const Reply& reply, const std::string&, const std::string&) {
              if (reply.status == 200) seen += all_of(reply);
            });
  }
  for (const std::string_view planted : kPlanted) {
    CAPTURE(planted);
    CHECK(seen.find(planted) != std::string::npos);
  }
}

TEST_CASE("the audit, which those may read who may not see guests, names none") {
  CanaryHouse house;
  const Reply reply =
      house.send("GET", "/api/v1/audit?limit=1000", house.program(without_guests()));
  REQUIRE(reply.status == 200);
  CHECK(nlohmann::json::parse(reply.body).at("lines").size() > 20);
  CHECK(all_of(reply).find(kCanary) == std::string::npos);
}

}  // namespace
}  // namespace innkeeper::hub::http
