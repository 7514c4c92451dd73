// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/story.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <utility>

#include "tests/support/quantile.hpp"

namespace innkeeper::demo {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kGuests = 12;
constexpr std::size_t kMover = 3;  // moves from its room to the first one without a guest

/// A guest of the story: reservation `R<n>`, profile `P<n>`, wishes that no other guest has.
struct Guest {
  std::string reservation;
  std::string profile;
  double comfort = 0;
  int bedside = 0;
  std::string room;  // empty: not in house
};

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

class Story {
 public:
  Story(support::House& house, Narrator& narrator) : house_(house), narrator_(narrator) {
    for (std::size_t i = 0; i < kGuests; ++i) {
      const std::string number = std::to_string(i + 1);
      guests_.push_back({"9" + number, "70" + number, 19.5 + 0.5 * static_cast<double>(i),
                         10 + 3 * static_cast<int>(i), ""});
    }
    outcome_.rooms = house.property().rooms.size();
  }

  Outcome tell() {
    open();
    arrive();
    move();
    lose_broker();
    lose_hub();
    compare();
    return std::move(outcome_);
  }

 private:
  void open() {
    must(house_.broker().start(), "mosquitto does not start", "broker/mosquitto");
    must(house_.start_pms(), "the PMS does not start", "innkeeper-simpms");
    must(house_.start_hub(), "the hub does not start", "innkeeperd");
    // In the afternoon, whatever the hour is: at night rooms keep other temperatures and light.
    must(house_.start_rooms({"--begin", "15:00"}), "the rooms do not start", "innkeeper-simhotel");
    settle(60s, "the rooms did not come online");
    narrator_.house(std::to_string(outcome_.rooms) + " rooms are online and vacant");
    for (const Guest& guest : guests_) store(guest);
    pms("await-link 30");
  }

  void arrive() {
    for (std::size_t i = 0; i < kGuests; ++i) {
      Guest& guest = guests_[i];
      guest.room = house_.property().rooms[i].number;
      pms("checkin " + guest.room + " " + guest.reservation + " " + guest.profile);
      const support::ObservedRoom room = wait_for_room(guest.room, "rented", "check-in");
      if (room.confirm_ms) outcome_.apply_ms.push_back(*room.confirm_ms);
      ++outcome_.checked_in;
    }
  }

  void move() {
    Guest& guest = guests_[kMover];
    const std::string left = guest.room;
    guest.room = house_.property().rooms[kGuests].number;
    pms("move " + guest.reservation + " " + guest.room);
    static_cast<void>(wait_for_room(left, "vacant", "the guest moved out"));
    static_cast<void>(wait_for_room(guest.room, "rented", "the guest moved in"));
  }

  void lose_broker() {
    narrator_.house("the broker is killed and its data wiped");
    house_.broker().kill();
    house_.broker().wipe();
    // The hotel goes on meanwhile.
    check_out(guests_[0]);
    const auto begun = Clock::now();
    must(house_.broker().start(), "mosquitto does not start again", "broker/mosquitto");
    settle(120s, "the house did not heal after the broker came back empty");
    outcome_.healed_broker_s = seconds_since(begun);
    narrator_.house("healed: every room is online and confirmed again");
    static_cast<void>(wait_for_room(house_.property().rooms[0].number, "vacant", "check-out"));
  }

  void lose_hub() {
    narrator_.house("the hub is killed with SIGKILL");
    house_.kill_hub();
    check_out(guests_[1]);
    const auto begun = Clock::now();
    must(house_.start_hub(), "the hub does not start again", "innkeeperd");
    static_cast<void>(wait_for_room(house_.property().rooms[1].number, "vacant", "check-out"));
    settle(120s, "the house did not heal after the hub came back");
    outcome_.healed_hub_s = seconds_since(begun);
    narrator_.house("healed: the hub knows every room again");
  }

  /// Every room against what the story demands, as the hub shows it and as its board really is.
  void compare() {
    const auto rooms = support::look_at_rooms(house_);
    if (!rooms) return failed("the hub does not answer at the end");
    const auto boards = boards_with(*rooms);
    for (const support::ObservedRoom& line : *rooms) {
      const auto looked = support::look_at_room(house_, line.number);
      if (!looked) return failed("the hub does not answer for room " + line.number);
      const support::ObservedRoom& room = *looked;
      const auto guest = std::find_if(guests_.begin(), guests_.end(),
                                      [&](const Guest& g) { return g.room == room.number; });
      const auto board = boards.find(room.id);
      if (room.delivery == "confirmed") ++outcome_.confirmed;
      expect(room.delivery == "confirmed", room, "is not confirmed");
      expect(room.link == "online", room, "is not online");
      expect(room.rental == (guest != guests_.end() ? "rented" : "vacant"), room,
             "is " + room.rental);
      if (board == boards.end()) {
        failed("room " + room.number + ": no board");
        continue;
      }
      expect(board->second.epoch == room.epoch && board->second.version == room.version, room,
             "its board has another plan");
      if (guest != guests_.end()) compare_rented(room, *guest, board->second);
      if (guest == guests_.end()) compare_vacant(room, board->second);
    }
    if (rooms->size() != outcome_.rooms) failed("rooms are missing");
  }

  /// The boards write what they do a moment after they do it: waits until they speak of these plans.
  std::map<std::string, support::Board> boards_with(
      const std::vector<support::ObservedRoom>& rooms) const {
    const auto end = Clock::now() + 10s;
    while (true) {
      auto boards = support::look_at_boards(house_);
      const bool all = std::all_of(rooms.begin(), rooms.end(), [&](const auto& room) {
        const auto board = boards.find(room.id);
        return board != boards.end() && board->second.epoch == room.epoch &&
               board->second.version == room.version;
      });
      if (all || Clock::now() >= end) return boards;
      std::this_thread::sleep_for(20ms);
    }
  }

  void compare_rented(const support::ObservedRoom& room, const Guest& guest,
                      const support::Board& board) {
    const auto& type = type_of(room.number);
    const double wanted = std::clamp(guest.comfort, type.climate.min.milli_celsius() / 1000.0,
                                     type.climate.max.milli_celsius() / 1000.0);
    expect(std::abs(room.comfort - guest.comfort) < 1e-6, room, "its plan has another comfort");
    expect(board.setpoint && std::abs(*board.setpoint - wanted) < 1e-6, room,
           "its board holds another temperature");
    for (const auto& [fixture, level] : board.lights) {
      const int demanded = fixture == "bedside" ? guest.bedside : 0;
      expect(level == demanded, room, "its " + fixture + " is at " + std::to_string(level));
    }
  }

  void compare_vacant(const support::ObservedRoom& room, const support::Board& board) {
    expect(!board.setpoint, room, "its board holds a set point though it is vacant");
    for (const auto& [fixture, level] : board.lights) {
      expect(level == 0, room, "its " + fixture + " is on though it is vacant");
    }
  }

  void store(const Guest& guest) {
    const nlohmann::json document{{"climate", {{"comfort", guest.comfort}}},
                                  {"lights", {{"welcome", {{"bedside", guest.bedside}}}}}};
    const auto answer = house_.http().call(
        "PUT", "/api/v1/guests/" + guest.profile + "/preferences", document.dump());
    if (!answer || answer->status >= 300) {
      throw std::runtime_error("the hub does not store preferences: " +
                               (answer ? answer->body : "no answer"));
    }
  }

  void check_out(Guest& guest) {
    pms("checkout " + guest.reservation);
    guest.room.clear();
  }

  void pms(const std::string& command) {
    const auto answer = house_.tell_pms(command);
    if (!answer || answer->find(R"("ok":true)") == std::string::npos) {
      throw std::runtime_error("the PMS did not do " + command + ": " +
                               answer.value_or("no answer"));
    }
  }

  /// Waits until the room is so and has confirmed it.
  support::ObservedRoom wait_for_room(const std::string& number, std::string_view rental,
                                      std::string_view what) {
    support::ObservedRoom found;
    const bool reached = wait(30s, [&](const std::vector<support::ObservedRoom>& rooms) {
      for (const support::ObservedRoom& room : rooms) {
        if (room.number == number) found = room;
      }
      return found.rental == rental && found.delivery == "confirmed";
    });
    const auto looked = support::look_at_room(house_, number);
    if (reached && looked) {
      narrator_.room(*looked, what);
    } else {
      failed("room " + number + " was not confirmed as " + std::string(rental) + " within 30 s");
    }
    return found;
  }

  void settle(std::chrono::seconds patience, const std::string& complaint) {
    const bool settled = wait(patience, [](const std::vector<support::ObservedRoom>& rooms) {
      return std::all_of(rooms.begin(), rooms.end(), [](const support::ObservedRoom& room) {
        return room.link == "online" && room.delivery == "confirmed";
      });
    });
    if (!settled) failed(complaint);
  }

  bool wait(std::chrono::seconds patience,
            const std::function<bool(const std::vector<support::ObservedRoom>&)>& reached) {
    const auto end = Clock::now() + patience;
    while (Clock::now() < end) {
      const auto rooms = support::look_at_rooms(house_);
      if (rooms && !rooms->empty() && reached(*rooms)) return true;
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }

  void must(bool done, const std::string& complaint, const std::string& log) {
    if (!done) throw std::runtime_error(complaint + "; see " + house_.log_of(log).string());
  }
  void expect(bool holds, const support::ObservedRoom& room, const std::string& complaint) {
    if (!holds) failed("room " + room.number + " " + complaint);
  }
  void failed(const std::string& complaint) {
    narrator_.problem(complaint);
    outcome_.failures.push_back(complaint);
  }
  const config::RoomType& type_of(const std::string& number) const {
    const auto& rooms = house_.property().rooms;
    const auto room = std::find_if(rooms.begin(), rooms.end(),
                                   [&](const config::Room& r) { return r.number == number; });
    return house_.property().types[room->type];
  }

  support::House& house_;
  Narrator& narrator_;
  std::vector<Guest> guests_;
  Outcome outcome_;
};

}  // namespace

Outcome play(support::House& house, Narrator& narrator) { return Story(house, narrator).tell(); }

std::string summary(const Outcome& outcome) {
  nlohmann::ordered_json document;
  document["ok"] = outcome.failures.empty();
  document["rooms"] = outcome.rooms;
  document["checked_in"] = outcome.checked_in;
  document["confirmed"] = outcome.confirmed;
  document["apply_ms"] = {{"p50", support::quantile(outcome.apply_ms, 0.5)},
                          {"p99", support::quantile(outcome.apply_ms, 0.99)},
                          {"max", support::quantile(outcome.apply_ms, 1)}};
  document["healed_broker_s"] = std::round(outcome.healed_broker_s * 1000) / 1000;
  document["healed_hub_s"] = std::round(outcome.healed_hub_s * 1000) / 1000;
  if (!outcome.failures.empty()) document["failures"] = outcome.failures;
  return document.dump();
}

}  // namespace innkeeper::demo
