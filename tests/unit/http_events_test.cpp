// SPDX-License-Identifier: Apache-2.0
// Server-sent events without sockets: what the core announces, and what readers read of it.
#include <array>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "hub/http/event_feed.hpp"
#include "hub/http/secrets.hpp"
#include "tests/support/http_door.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

Announcement of_room(const std::string& number, const std::string& floor = "1") {
  auto view = std::make_shared<RoomView>();
  view->number = number;
  view->floor = floor;
  Announcement what{.topic = Topic::room, .room = std::move(view)};
  what.aspects.add(Aspect::report);
  return what;
}

Announcement of_broker(bool is_up) { return {.topic = Topic::connection, .is_up = is_up}; }

std::unique_ptr<EventReader> reader_of(EventFeed& feed, Subscription wanted = {},
                                       const std::string& asker = "a") {
  return feed.join(wanted, asker, [] {});
}

/// Everything there is to read.
std::string all_of(EventReader& reader) {
  std::string all;
  for (std::string text = reader.take(); !text.empty(); text = reader.take()) all += text;
  return all;
}

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t found = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
  return found;
}

bool has(const std::string& text, const std::string& words) { return count(text, words) > 0; }

/// The last id in what was read.
std::string last_id(const std::string& text) {
  const std::size_t at = text.rfind("id: ") + 4;
  return text.substr(at, text.find('\n', at) - at);
}

TEST_CASE("a reader begins with an id, and hears what is published from then on") {
  EventFeed feed("run");
  feed.publish(of_room("101"));
  const auto reader = reader_of(feed);
  CHECK(all_of(*reader) == "retry: 3000\nid: run-1\nevent: ready\ndata: {}\n\n");
  feed.publish(of_broker(true));
  CHECK(all_of(*reader) ==
        "id: run-2\nevent: connection\ndata: {\"to\":\"broker\",\"state\":\"up\"}\n\n");
  CHECK(reader->take().empty());
}

TEST_CASE("ids rise by one, and a reader resumes after the last one it saw") {
  EventFeed feed("run");
  for (int i = 0; i < 5; ++i) feed.publish(of_room(std::to_string(i)));
  const std::string resumed = all_of(*reader_of(feed, {{}, "run-3"}));
  CHECK_FALSE(has(resumed, "event: reset"));
  CHECK(count(resumed, "event: room") == 2);
  CHECK(has(resumed, "id: run-4\nevent: room"));
  CHECK(last_id(resumed) == "run-5");
}

TEST_CASE("whoever comes back too late or from another run is told to read everything anew") {
  EventFeed feed("run", {}, {.events = 3});
  for (int i = 0; i < 10; ++i) feed.publish(of_room(std::to_string(i)));
  CHECK_FALSE(has(all_of(*reader_of(feed, {{}, "run-7"})), "reset"));
  for (const auto& [seen, why] : {std::pair{"run-6", "too_old"},
                                  {"old-8", "other_run"},
                                  {"run-11", "other_run"},
                                  {"run-x", "other_run"},
                                  {"", "other_run"},
                                  {"run-99999999999999999999", "other_run"}}) {
    CAPTURE(seen);
    const std::string text = all_of(*reader_of(feed, {{}, seen}));
    CHECK(has(text, "event: reset\ndata: {\"reason\":\"" + std::string(why) + "\"}"));
    CHECK(last_id(text) == "run-10");
    CHECK_FALSE(has(text, "event: room"));
  }
}

TEST_CASE("a filter lets through rooms, floors and kinds, and what is about all rooms") {
  EventFeed feed("run");
  EventFilter filter;
  SECTION("rooms") { filter.rooms = {"101", "201"}; }
  SECTION("floors") { filter.floors = {"1", "2"}; }
  SECTION("kinds") { filter.kinds = {EventKind::room}; }
  const bool by_place = filter.kinds.empty();
  const auto reader = reader_of(feed, {filter, {}});
  static_cast<void>(all_of(*reader));
  feed.publish(of_room("101", "1"));
  feed.publish(of_room("201", "2"));
  feed.publish(of_room("301", "3"));
  feed.publish(of_broker(false));
  feed.publish({.topic = Topic::rooms});
  const std::string text = all_of(*reader);
  CHECK(has(text, "\"number\":\"101\""));
  CHECK(has(text, "\"number\":\"201\""));
  CHECK(has(text, "\"number\":\"301\"") != by_place);
  CHECK(has(text, "event: connection") == by_place);
  CHECK(has(text, "event: rooms"));
}

TEST_CASE("a reader that falls behind is told why, dropped and logged, and others go on") {
  std::vector<std::string> log;
  EventFeed feed("run", [&](std::string_view why) { log.emplace_back(why); }, {.events = 3});
  const auto slow = reader_of(feed);
  const auto quick = reader_of(feed);
  static_cast<void>(all_of(*slow));
  for (int i = 0; i < 4; ++i) {
    feed.publish(of_room("101"));
    static_cast<void>(all_of(*quick));
  }
  CHECK(slow->take() == "event: dropped\ndata: {\"reason\":\"too_slow\"}\n\n");
  CHECK(slow->is_over());
  CHECK(slow->take().empty());
  CHECK_FALSE(quick->is_over());
  CHECK(log == std::vector<std::string>{"too_slow"});
}

TEST_CASE("what is kept is bounded by bytes, too") {
  EventFeed feed("run", {}, {.events = 1000, .bytes = 3000});
  for (int i = 0; i < 100; ++i) feed.publish(of_room("101"));
  const std::string text = all_of(*reader_of(feed, {{}, "run-1"}));
  CHECK(has(text, "too_old"));
  const std::string late = all_of(*reader_of(feed, {{}, "run-99"}));
  CHECK(count(late, "event: room") == 1);
}

TEST_CASE("a reader is given a bounded piece at a time") {
  EventFeed feed("run", {}, {.chunk = 1000});
  const auto reader = reader_of(feed);
  for (int i = 0; i < 50; ++i) feed.publish(of_room("101"));
  std::size_t most = 0;
  std::size_t events = 0;
  for (std::string text = reader->take(); !text.empty(); text = reader->take()) {
    most = std::max(most, text.size());
    events += count(text, "event: room");
  }
  CHECK(events == 50);
  CHECK(most < 2000);
}

TEST_CASE(
    "readers on several threads read each event, word for word the same, while others are "
    "published") {
  EventFeed feed("run");
  std::array<std::string, 3> texts;
  std::atomic<bool> is_published{false};
  std::vector<std::thread> threads;
  threads.reserve(texts.size());
  for (std::string& all : texts) {
    threads.emplace_back([&, reader = std::shared_ptr<EventReader>(reader_of(feed))] {
      for (bool is_last = false; !is_last;) {
        is_last = is_published;
        all += all_of(*reader);
      }
    });
  }
  for (int i = 0; i < 200; ++i) feed.publish(of_room(std::to_string(i)));
  is_published = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(count(texts[0], "event: room") == 200);
  CHECK(texts[1] == texts[0]);
  CHECK(texts[2] == texts[0]);
}

TEST_CASE("there are at most so many readers, and so many with one credential") {
  EventFeed feed("run", {}, {.readers = 3, .readers_of_one = 2});
  auto first = reader_of(feed, {}, "a");
  const auto second = reader_of(feed, {}, "a");
  CHECK(reader_of(feed, {}, "a") == nullptr);
  const auto third = reader_of(feed, {}, "b");
  CHECK(third != nullptr);
  CHECK(reader_of(feed, {}, "c") == nullptr);
  first.reset();
  CHECK(reader_of(feed, {}, "c") != nullptr);
}

TEST_CASE("a reader is woken once until it reads") {
  EventFeed feed("run");
  int woken = 0;
  const auto reader = feed.join({}, "a", [&] { ++woken; });
  for (int i = 0; i < 5; ++i) feed.publish(of_room("101"));
  CHECK(woken == 1);
  static_cast<void>(all_of(*reader));
  feed.publish(of_room("101"));
  CHECK(woken == 2);
}

TEST_CASE("when somebody loses the right to ask every reader must prove itself, and none is told") {
  EventFeed feed("run");
  const auto reader = reader_of(feed);
  static_cast<void>(all_of(*reader));
  CHECK_FALSE(reader->must_prove_itself());
  feed.publish({.topic = Topic::access});
  CHECK(reader->must_prove_itself());
  CHECK_FALSE(reader->must_prove_itself());
  CHECK(all_of(*reader).empty());
}

TEST_CASE("a reader that must prove itself reads nothing before") {
  EventFeed feed("run");
  const auto reader = reader_of(feed);
  static_cast<void>(all_of(*reader));
  feed.publish({.topic = Topic::access});
  feed.publish(of_room("101"));
  CHECK(all_of(*reader).empty());
  CHECK(reader->must_prove_itself());
  CHECK_FALSE(all_of(*reader).empty());
}

/// What the core said since the last call, as a reader without a filter reads it.
class Watcher {
 public:
  explicit Watcher(Door& door) : door_(door), reader_(feed_.join({}, "a", [] {})) { read(); }
  std::string read() {
    for (const Announcement& what : door_.sink.take<Announcement>()) feed_.publish(what);
    return all_of(*reader_);
  }

 private:
  Door& door_;
  EventFeed feed_{"run"};
  std::unique_ptr<EventReader> reader_;
};

TEST_CASE("each change of a room is told, with the room's line") {
  Door door;
  Watcher watcher(door);
  door.online("101");
  CHECK(has(watcher.read(), R"("changed":["link"],"room":{"number":"101")"));
  door.run({door.confirmation("101")});
  const std::string confirmed = watcher.read();
  CHECK(has(confirmed, R"("changed":["confirmation","report"])"));
  CHECK(has(confirmed, R"("delivery":"confirmed")"));
  door.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const std::string rented = watcher.read();
  CHECK(count(rented, "event: room") == 1);
  CHECK(has(rented, R"("changed":["plan","state"])"));
  CHECK(has(rented, R"("rental":"rented")"));
  static_cast<void>(door.ask(HousekeepingRequest(SetCondition{"102", RoomCondition::dirty})));
  const std::string dirty = watcher.read();
  CHECK(has(dirty, R"("number":"102")"));
  CHECK(has(dirty, R"("condition":"dirty")"));
  CHECK_FALSE(has(dirty, R"("number":"101")"));
}

TEST_CASE("looking at rooms tells nobody anything") {
  Door door;
  Watcher watcher(door);
  static_cast<void>(door.ask(ListRooms{}));
  CHECK(watcher.read().empty());
}

TEST_CASE("overrides and connections are told") {
  Door door;
  Watcher watcher(door);
  HoldRoom hold;
  hold.number = "102";
  hold.held.mode = room::ClimateMode::off;
  hold.reason = "valve leaks";
  static_cast<void>(door.ask(OverrideRequest(hold)));
  CHECK(has(watcher.read(), "event: override\ndata: {\"number\":\"102\"}"));
  door.run({BrokerUp{}});
  CHECK(has(watcher.read(), R"({"to":"broker","state":"up"})"));
  door.run({PmsLinkChanged{true}});
  CHECK(has(watcher.read(), R"({"to":"pms","state":"up"})"));
  door.run({BrokerDown{}});
  const std::string down = watcher.read();
  CHECK(has(down, R"({"to":"broker","state":"down"})"));
  CHECK(has(down, "event: rooms"));
}

TEST_CASE("more rooms than are told one by one are told as one event") {
  Changes changes;
  for (std::size_t i = 0; i < kMaxRoomsTold; ++i) changes.on_room(i, Aspect::plan);
  CHECK(changes.tells_rooms_one_by_one());
  changes.on_room(kMaxRoomsTold, Aspect::plan);
  CHECK_FALSE(changes.tells_rooms_one_by_one());
}

TEST_CASE("no event ever holds guest data") {
  Door door;
  Watcher watcher(door);
  CheckedIn in;
  in.reservation = "CANARY-1";
  in.room = "101";
  in.facts.profile = "CANARY-PROFILE";
  in.facts.language = "CANARY";
  in.facts.vip = "CANARY";
  in.facts.greeting = "Dr. CANARY";
  door.say(in);
  door.prefer("CANARY-PROFILE", 23'500, 40);
  door.online("101");
  door.run({door.confirmation("101")});
  const std::string text = watcher.read();
  CHECK(has(text, R"("number":"101")"));
  CHECK_FALSE(has(text, "CANARY"));
}

TEST_CASE("an account that changes makes readers prove themselves") {
  Door door;
  static_cast<void>(door.somebody(Role::front_desk));
  static_cast<void>(door.sink.take<Announcement>());
  static_cast<void>(door.ask(AccountRequest(ChangeAccount{"some-front_desk1", {}, true, {}})));
  const auto said = door.sink.take<Announcement>();
  REQUIRE(said.size() == 1);
  CHECK(said[0].topic == Topic::access);
}

TEST_CASE("watching keeps no session from ending for idleness") {
  Door door;
  const Shown desk = door.somebody(Role::front_desk);
  Admission seen{{false, {Role::front_desk}, {}, Holds::no_guest_data},
                 Carrier::cookie,
                 hash_of_token(desk.cookie),
                 false};
  seen.is_use = false;
  const auto asks = [&] {
    door.run({Asked{1, AccountRequest(ShowSession{}), {Channel::api, {}}, seen}});
    auto replies = door.sink.take<hub::Reply>();
    return std::holds_alternative<SessionView>(replies.at(0).answer);
  };
  for (int minutes = 0; minutes < 29; ++minutes) {
    CHECK(asks());
    door.advance(std::chrono::minutes(1));
  }
  door.advance(std::chrono::minutes(2));
  CHECK_FALSE(asks());
}

TEST_CASE("words of a filter are checked") {
  Door door;
  const Shown desk = door.somebody(Role::front_desk);
  CHECK(door.send("GET", "/api/v1/events?kind=room,override&floor=1&room=101", desk).status == 200);
  for (const char* query : {"kind=guests", "kind=", "kind=,", "room=,", "since=1"}) {
    CAPTURE(query);
    const Reply reply = door.send("GET", std::string("/api/v1/events?") + query, desk);
    CHECK(json::parse(reply.body).at("code") == "unknown_parameter");
  }
  std::string many = "/api/v1/events?room=0";
  for (int i = 1; i <= 64; ++i) many += ',' + std::to_string(i);
  CHECK(door.send("GET", many, desk).status == 400);
}

}  // namespace
}  // namespace innkeeper::hub::http
