// SPDX-License-Identifier: Apache-2.0
// What whoever watches the hub gets to count.
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

MetricsView metrics(CoreFixture& hotel) {
  return std::get<MetricsView>(hotel.ask(MetricsRequest(ShowMetrics{})));
}

template <class Counts, class Word>
std::size_t at(const Counts& counts, Word word) {
  return counts[static_cast<std::size_t>(word)];
}

/// A guest without a profile.
CheckedIn walk_in(std::string reservation, std::string room) {
  return {std::move(reservation), std::move(room), {}, Share::alone, false};
}

TEST_CASE("durations are counted by their smallest bound, which is inclusive") {
  DurationCounts counts;
  counts.add(std::chrono::microseconds(500));
  counts.add(std::chrono::microseconds(501));
  counts.add(std::chrono::seconds(90));
  counts.add(std::chrono::hours(1));
  CHECK(counts.counts().front() == 1);
  CHECK(counts.counts()[1] == 1);
  CHECK(counts.counts()[DurationCounts::kBounds.size() - 1] == 1);
  CHECK(counts.counts().back() == 1);
  CHECK(counts.total() == 4);
  CHECK(counts.sum() ==
        std::chrono::hours(1) + std::chrono::seconds(90) + std::chrono::microseconds(1001));
}

TEST_CASE("every room is counted once in each way of looking at it") {
  CoreFixture hotel(4);
  hotel.run({BrokerUp{}});
  hotel.online("101");
  hotel.run({hotel.confirmation("101")});
  hotel.run({LinkReceived{id_of("102"), wire::LinkState::lost}});
  hotel.say(walk_in("1", "103"));
  const RoomCounts rooms = metrics(hotel).rooms;
  CHECK(rooms.rooms == 4);
  CHECK(at(rooms.link, wire::LinkState::online) == 1);
  CHECK(at(rooms.link, wire::LinkState::lost) == 1);
  CHECK(rooms.unheard == 2);
  CHECK(at(rooms.presence, room::Presence::guest) == 1);
  CHECK(at(rooms.rental, room::RentalState::rented) == 1);
  CHECK(at(rooms.rental, room::RentalState::vacant) == 3);
  CHECK(at(rooms.delivery, Delivery::confirmed) == 1);
  CHECK(at(rooms.delivery, Delivery::pending) == 3);
  CHECK(at(rooms.stand, Stand::problem) == 3);
  CHECK(at(rooms.stand, Stand::other) == 1);
}

TEST_CASE("a room that awaits a guest is ready once its air is within half a kelvin of its band") {
  CoreFixture hotel(1);
  hotel.online("101");
  hotel.say(walk_in("1", "101"));
  ReportReceived told = hotel.confirmation("101");
  told.report.state.situation.arrival = room::Arrival::awaited;
  told.report.why.climate.band = {room::Temperature::celsius(22), room::Temperature::celsius(23)};
  told.report.state.air = room::Temperature::milli_celsius(21'400);
  hotel.run({told});
  CHECK(at(metrics(hotel).rooms.stand, Stand::getting_ready) == 1);
  told.report.state.air = room::Temperature::milli_celsius(21'500);
  hotel.run({told});
  CHECK(at(metrics(hotel).rooms.stand, Stand::ready) == 1);
  told.report.faults.clear();
  CHECK(told.report.faults.push_back(room::Fault::frost));
  hotel.run({told});
  const RoomCounts rooms = metrics(hotel).rooms;
  CHECK(at(rooms.stand, Stand::problem) == 1);
  CHECK(at(rooms.faults, room::Fault::frost) == 1);
}

TEST_CASE(
    "a confirmation is measured from its event, and only of a room that was online all the while") {
  CoreFixture hotel(2);
  for (const char* const number : {"101", "102"}) {
    hotel.online(number);
    hotel.run({hotel.confirmation(number)});
  }
  const std::uint64_t before = metrics(hotel).confirmations.total();
  hotel.say(walk_in("1", "101"));
  hotel.say(walk_in("2", "102"));
  hotel.run({LinkReceived{id_of("102"), wire::LinkState::lost}});
  hotel.advance(std::chrono::milliseconds(7));
  hotel.run({hotel.confirmation("101")});
  hotel.advance(std::chrono::hours(3));
  hotel.online("102");
  hotel.run({hotel.confirmation("102")});
  const DurationCounts counted = metrics(hotel).confirmations;
  CHECK(counted.total() == before + 1);
  CHECK(counted.counts()[4] == 1);  // 5 to 10 ms
}

TEST_CASE("raised epochs and refused log-ins are counted") {
  CoreFixture hotel(1);
  hotel.online("101");
  ReportReceived told = hotel.confirmation("101");
  told.report.seen.epoch += 5;
  hotel.run({told});
  CHECK(metrics(hotel).epoch_raises == 1);
  static_cast<void>(hotel.ask(AccountRequest(FinishLogIn{"nobody", "x", false, "hash", "here"})));
  CHECK(metrics(hotel).log_ins_refused == 1);
}

}  // namespace
}  // namespace innkeeper::hub
