// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/live.hpp"

#include <chrono>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "hub/simpms/people.hpp"

namespace innkeeper::demo {
namespace {

using namespace std::chrono_literals;

constexpr auto kLook = 250ms;
/// A stay of some minutes is then half a day of the room's, and a quiet period of 20 minutes is ten
/// seconds. It begins in the morning, whatever the hour of the audience: the first guests soon leave for
/// the day.
const std::vector<std::string> kLife{"--people", "--speed", "120", "--begin", "06:00"};

class Live {
 public:
  Live(support::House& house, Narrator& narrator) : house_(house), narrator_(narrator) {}

  void open() {
    must(house_.broker().start(), "mosquitto does not start", "broker/mosquitto");
    must(house_.start_hub(), "the hub does not start", "innkeeperd");
    must(house_.start_rooms(kLife), "the rooms do not start", "innkeeper-simhotel");
    for (std::uint64_t i = 0; i < hub::simpms::kProfiles; ++i) store_preferences(i);
    must(house_.start_pms({"--people"}), "the PMS does not start", "innkeeper-simpms");
    const std::string hub = "127.0.0.1:" + std::to_string(house_.http_port());
    const std::string token = house_.beside_database("token").string();
    std::string first_account = "http://" + hub + "/";
    std::getline(std::ifstream(house_.beside_database("setup")), first_account);
    narrator_.house("console:      " + first_account + " (makes your account, once)");
    narrator_.house("look around:  build/release/bin/innkeeper --hub http://" + hub + " rooms");
    narrator_.house("              curl -H \"Authorization: Bearer $(cat " + token + ")\" http://" +
                    hub + "/api/v1/rooms");
    narrator_.house("logs:         " + house_.directory().string());
    narrator_.house(
        "time in the rooms passes 120 times faster, from 6:00 on; Ctrl-C ends everything");
  }

  void look() {
    hear_pms();
    const auto rooms = support::look_at_rooms(house_);
    if (!rooms) {
      if (answers_) narrator_.problem("the hub does not answer");
      answers_ = false;
      return;
    }
    answers_ = true;
    for (const support::ObservedRoom& room : *rooms) compare(room);
  }

 private:
  struct Known {
    std::uint64_t epoch = 0;
    std::uint64_t version = 0;
    std::optional<double> setpoint;
    std::string because;
    std::string presence;
    std::string arrival;
    std::string link;
  };

  /// The PMS says on its output what it did; the room concerned remembers it until it confirms.
  void hear_pms() {
    while (const auto line = house_.pms().read_line(1ms)) {
      const auto event = nlohmann::json::parse(*line, nullptr, false);
      if (!event.is_object() || event.value("event", "") != "command" ||
          !event.value("ok", false)) {
        continue;
      }
      const std::string command = event.value("command", "");
      const std::string room = event.value("room", "");
      if (command == "checkin") news_[room] = "check-in";
      if (command == "checkout") news_[room] = "check-out";
      if (command == "move") {
        news_[room] = "moved in";
        news_[event.value("previous_room", "")] = "moved out";
      }
    }
  }

  void compare(const support::ObservedRoom& room) {
    const bool first = !known_.contains(room.number);
    Known& known = known_[room.number];
    if (!first && room.link != known.link) {
      tell(room, room.link.empty() ? "link unknown" : "link is " + room.link);
    }
    known.link = room.link;
    if (room.delivery != "confirmed") return;
    const bool new_plan = room.epoch != known.epoch || room.version != known.version;
    const bool by_hand = !new_plan && room.because == "guest_hand" &&
                         (known.because != room.because || known.setpoint != room.setpoint);
    if (!first && new_plan) {
      tell(room, news_.contains(room.number) ? news_[room.number] : "new plan");
      news_.erase(room.number);
    } else if (!first && by_hand) {
      tell(room, "set by hand");
    } else if (!first && room.rental == "rented" && room.presence != known.presence) {
      tell_presence(room, known);
    }
    known = {room.epoch,    room.version, room.setpoint, room.because,
             room.presence, room.arrival, room.link};
  }

  void tell_presence(const support::ObservedRoom& room, const Known& known) {
    if (room.presence == "nobody") {
      tell(room, "everybody left");
    } else if (room.presence == "staff") {
      tell(room, "staff enters");
    } else if (known.presence == "nobody") {
      tell(room, known.arrival == "past" ? "a guest is back" : "the guest enters");
    }
  }

  void tell(const support::ObservedRoom& line, std::string_view what) {
    const auto room = support::look_at_room(house_, line.number);
    narrator_.room(room ? *room : line, what);
  }

  void store_preferences(std::uint64_t i) {
    const std::string profile = std::to_string(hub::simpms::kFirstProfile + i);
    const nlohmann::json document{
        {"climate", {{"comfort", 19.0 + 0.5 * static_cast<double>(i % 12)}}},
        {"lights", {{"welcome", {{"bedside", 10 + i * 7 % 60}, {"ceiling", i * 13 % 80}}}}}};
    const auto answer =
        house_.http().call("PUT", "/api/v1/guests/" + profile + "/preferences", document.dump());
    if (!answer || answer->status >= 300) throw std::runtime_error("the hub stores no preferences");
  }

  void must(bool done, const std::string& complaint, const std::string& log) {
    if (!done) throw std::runtime_error(complaint + "; see " + house_.log_of(log).string());
  }

  support::House& house_;
  Narrator& narrator_;
  std::map<std::string, Known> known_;
  std::map<std::string, std::string> news_;
  bool answers_ = true;
};

}  // namespace

void live(support::House& house, Narrator& narrator, const std::function<bool()>& ended) {
  Live story(house, narrator);
  story.open();
  narrator.begin();
  while (!ended()) {
    story.look();
    std::this_thread::sleep_for(kLook);
  }
  narrator.house("closing the house");
  house.stop_rooms();
  house.stop_hub();
  house.broker().stop();
}

}  // namespace innkeeper::demo
