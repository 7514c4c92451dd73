// SPDX-License-Identifier: Apache-2.0
// The hub's own format of posted events: what it may say, and how it is refused.
#include "hub/pms/webhook/event_reader.hpp"
#include "hub/pms/webhook/iso_time.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fixed_clock.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

const support::FixedClock kReaderClock(60);
constexpr room::UtcTime kReadAt{1'790'000'000};  // 2026-09-21T14:13:20Z

http::PmsReading read_posted(const std::string& body) {
  return read_events(body, kReaderClock, kReadAt);
}

std::vector<PmsEvent> taken(const std::string& body) {
  const auto reading = read_posted(body);
  if (const auto* refusal = std::get_if<http::PmsRefusal>(&reading)) {
    FAIL(refusal->detail << ' '
                         << (refusal->errors.empty()
                                 ? ""
                                 : refusal->errors[0].at + ' ' + refusal->errors[0].detail));
  }
  return std::get<std::vector<PmsEvent>>(reading);
}

/// The place and the words of the only error.
std::string refused(const std::string& body) {
  const auto reading = read_posted(body);
  REQUIRE(std::holds_alternative<http::PmsRefusal>(reading));
  const auto& refusal = std::get<http::PmsRefusal>(reading);
  REQUIRE(refusal.errors.size() == 1);
  return refusal.errors[0].at + ": " + refusal.errors[0].detail;
}

std::string reservation(const std::string& more) {
  return R"({"events":[{"id":"e","reservation":{"id":"4711","updated_at":"2026-09-21T14:00:00Z",)" +
         more + "}}]}";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("all that may be said of a reservation arrives") {
  const auto events = taken(reservation(
      R"("status":"in_house","room":"0412","shared":false,"profile":"p-1","language":"de","vip":"3",)"
      R"("tier":null,"arrival":"2026-09-20","departure":"2026-09-23","persons":2)"));
  REQUIRE(events.size() == 1);
  CHECK(events[0].id == "e");
  const auto& told = std::get<ReservationTold>(events[0].what);
  CHECK(told.reservation == "4711");
  CHECK(told.updated == PmsTime{1'789'999'200'000'000});
  CHECK(told.status == ReservationStatus::in_house);
  CHECK(told.room == "0412");
  CHECK(told.share == Share::alone);
  CHECK(told.facts.profile == "p-1");
  CHECK(told.facts.language == "de");
  CHECK(told.facts.vip == "3");
  CHECK(told.facts.tier == "");
  CHECK(told.facts.arrival == CivilDay{20'716});
  CHECK(told.facts.departure == CivilDay{20'719});
  CHECK(told.facts.persons == 2);
}

TEST_CASE("what is absent is unknown, and null is known to be nothing") {
  const auto absent = taken(reservation(R"("status":"expected")"));
  CHECK(std::get<ReservationTold>(absent[0].what).facts == StayFacts{});
  const auto nothing =
      taken(reservation(R"("status":"expected","room":null,"profile":null,"vip":null)"));
  const auto& facts = std::get<ReservationTold>(nothing[0].what).facts;
  CHECK(facts.profile == "");
  CHECK(facts.vip == "");
  CHECK_FALSE(facts.language);
}

TEST_CASE("rooms and snapshots arrive, in the order in which they stand") {
  const auto events = taken(
      R"({"format":"innkeeper","events":[
        {"id":"1","snapshot_started":{"snapshot":"s"}},
        {"id":"2","snapshot":"s","reservation":
          {"id":"4711","updated_at":"2026-09-21 14:00:00","status":"in_house","room":"1"}},
        {"id":"3","room":{"number":"1","updated_at":"2026-09-21T14:00:00Z","condition":"clean",
          "sale":"out_of_service","do_not_disturb":true}},
        {"id":"4","snapshot_ended":{"snapshot":"s","stays":1}},
        {"id":"5","night_audit":{"running":false}}]})");
  REQUIRE(events.size() == 5);
  CHECK_FALSE(std::get<NightAudit>(events[4].what).running);
  CHECK(std::get<SnapshotStarted>(events[0].what).snapshot == "s");
  CHECK(std::get<ReservationTold>(events[1].what).snapshot == "s");
  const auto& room = std::get<RoomTold>(events[2].what);
  CHECK(room.condition == RoomCondition::clean);
  CHECK(room.sale == SaleState::out_of_service);
  CHECK(room.do_not_disturb == true);
  CHECK(std::get<SnapshotEnded>(events[3].what).stays == 1);
}

TEST_CASE("each part of an event that tells of several has an id of its own") {
  const auto events = taken(
      R"({"format":"cloudbeds","events":[{"id":"e","snapshot":"s","payload":{"status":"checked_in",
        "dateModified":"2026-09-21 14:00:00","assigned":[{"subReservationID":"1","roomName":"101"},
        {"subReservationID":"2","roomName":"102"}]}}]})");
  REQUIRE(events.size() == 2);
  CHECK(events[0].id == "e#1");
  CHECK(events[1].id == "e#2");
  CHECK(std::get<ReservationTold>(events[1].what).snapshot == "s");
}

TEST_CASE("what is wrong is refused with its place") {
  CHECK(contains(refused("{}"), "/events: is missing"));
  CHECK(contains(refused(R"({"events":[]})"), "/events: is not a list of 1 to 200"));
  CHECK(contains(
      refused(R"({"format":"protel","events":[{"id":"e","snapshot_started":{"snapshot":"s"}}]})"),
      "/format"));
  CHECK(contains(refused(R"({"events":[{"snapshot_started":{"snapshot":"s"}}]})"),
                 "/events/0/id: is missing"));
  CHECK(contains(refused(R"({"events":[{"id":"e"}]})"), "exactly one of reservation"));
  CHECK(contains(refused(reservation(R"("status":"asleep")")), "/events/0/reservation/status"));
  CHECK(contains(refused(reservation(R"("status":"in_house")")), "/events/0/reservation/room"));
  CHECK(contains(refused(reservation(R"("status":"expected","name":"Canary")")),
                 "/events/0/reservation/name: is not known"));
  CHECK(contains(refused(reservation(R"("status":"expected","profile":"a/b")")),
                 "/events/0/reservation/profile"));
  CHECK(contains(refused(reservation(R"("status":"expected","arrival":"4.10.2026")")),
                 "/events/0/reservation/arrival"));
  CHECK(contains(refused(reservation(R"("status":"expected","arriving":true)")),
                 "/events/0/reservation/arriving"));
  CHECK(contains(refused(R"({"events":[{"id":"e","snapshot_ended":{"snapshot":"s","stays":-1}}]})"),
                 "/events/0/snapshot_ended/stays"));
}

TEST_CASE("the second of two events with one id is refused") {
  CHECK(contains(refused(R"({"events":[{"id":"e","snapshot_started":{"snapshot":"s"}},
                                       {"id":"e","snapshot_ended":{"snapshot":"s","stays":0}}]})"),
                 "/events/1/id"));
}

TEST_CASE("a state from more than a day ahead is refused: it would hide the true ones") {
  const auto at = [](const std::string& time) {
    return R"({"events":[{"id":"e","room":{"number":"1","updated_at":")" + time + R"("}}]})";
  };
  CHECK(taken(at("2026-09-22T14:13:20Z")).size() == 1);
  CHECK(contains(refused(at("2026-09-22T14:13:21Z")), "more than a day ahead"));
}

TEST_CASE("one bad event refuses all of a request") {
  CHECK(contains(refused(R"({"events":[{"id":"1","snapshot_started":{"snapshot":"s"}},
                                       {"id":"2","snapshot_started":{}}]})"),
                 "/events/1/snapshot_started/snapshot: is missing"));
}

TEST_CASE("more events than one request may have are refused, and no JSON is told as such") {
  std::string events;
  for (int i = 0; i < 201; ++i) {
    events += (i == 0 ? "" : ",") + std::string(R"({"id":"e)") + std::to_string(i) +
              R"(","snapshot_started":{"snapshot":"s"}})";
  }
  CHECK(contains(refused(R"({"events":[)" + events + "]}"), "1 to 200"));
  const auto reading = read_posted("[1,");
  CHECK(std::get<http::PmsRefusal>(reading).kind == http::PmsRefusal::Kind::no_json);
}

TEST_CASE("a document that is nested without end is refused before it is read") {
  const std::string deep(100, '[');
  CHECK(contains(refused(R"({"format":"mews","events":[{"id":"e","payload":)" + deep +
                         std::string(100, ']') + "}]}"),
                 "nested"));
}

TEST_CASE("times are read as PMSs write them") {
  constexpr std::int64_t kMoment = 1'791'126'720'000'000;  // 2026-10-04T15:12:00Z
  CHECK(parse_time("2026-10-04T15:12:00Z") == PmsTime{kMoment});
  CHECK(parse_time("2026-10-04T17:12:00+02:00") == PmsTime{kMoment});
  CHECK(parse_time("2026-10-04T10:42:00-0430") == PmsTime{kMoment});
  CHECK(parse_time("2026-10-04T15:12Z") == PmsTime{kMoment});
  CHECK(parse_time("2026-10-04 15:12:00.0") == PmsTime{kMoment});
  CHECK(parse_time("2026-10-04T15:12:00.1234567Z") == PmsTime{kMoment + 123'456});
  for (const char* wrong :
       {"", "2026-10-04", "2026-02-30T00:00:00Z", "2026-10-04T24:00:00Z", "2026-10-04T15:12:00Q",
        "2026-10-04T15:12:00Z ", "1999-10-04T15:12:00Z", "2026-10-04T15:12:00.",
        "26-10-04T15:12:00Z", "2026-10-04T15:12:00+2"}) {
    INFO(wrong);
    CHECK_FALSE(parse_time(wrong));
  }
}

TEST_CASE("a day is that of the property, not of UTC") {
  const support::FixedClock tokyo(540);
  CHECK(day_of("2026-10-04T15:00:00Z", tokyo) == parse_day("2026-10-05"));
  CHECK(day_of("2026-10-04T14:59:59Z", tokyo) == parse_day("2026-10-04"));
  CHECK(day_of("2026-10-04 23:59:59", tokyo) == parse_day("2026-10-04"));
  CHECK(day_of("2026-10-04", tokyo) == parse_day("2026-10-04"));
}

}  // namespace
}  // namespace innkeeper::hub::pms::webhook
