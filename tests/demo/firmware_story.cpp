// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/firmware_story.hpp"

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/demo/firmware_board.hpp"

namespace innkeeper::demo {
namespace {

using namespace std::chrono_literals;
using support::ObservedRoom;

/// The property without its table of `room`.
void write_without(const std::filesystem::path& property, const std::string& room,
                   const std::filesystem::path& out_file) {
  std::ifstream in(property);
  std::ofstream out(out_file);
  std::string table;
  const auto flush = [&] {
    if (table.find("id = \"" + room + "\"") == std::string::npos) out << table;
    table.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("[")) flush();
    table += line + "\n";
  }
  flush();
  if (!out.flush()) throw std::runtime_error("cannot write " + out_file.string());
}

std::string password_of(const std::filesystem::path& file, const std::string& room) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(room + ":")) return line.substr(room.size() + 1);
  }
  throw std::runtime_error("no password for room " + room);
}

class FirmwareStory {
 public:
  FirmwareStory(support::House& house, const std::filesystem::path& property,
                const std::filesystem::path& image, Narrator& narrator)
      : house_(house),
        narrator_(narrator),
        number_(house.property().rooms.front().number),
        id_(house.property().rooms.front().id.view()),
        board_(image, house.directory(), house.broker().port()) {
    const auto others = house.directory() / "simulated.toml";
    write_without(property, id_, others);
    house.put_simulated_rooms(others);
    outcome_.rooms = house.property().rooms.size();
  }

  Outcome tell() {
    open();
    commission();
    check_in();
    press();
    lose_power();
    const auto rooms = support::look_at_rooms(house_);
    for (const ObservedRoom& room : rooms.value_or(std::vector<ObservedRoom>{})) {
      if (room.delivery == "confirmed" && room.link == "online") ++outcome_.confirmed;
    }
    expect(outcome_.confirmed == outcome_.rooms, "not every room is online and confirmed");
    return std::move(outcome_);
  }

 private:
  void open() {
    must(house_.broker().start(), "mosquitto does not start", "broker/mosquitto");
    must(house_.start_pms(), "the PMS does not start", "innkeeper-simpms");
    must(house_.start_hub(), "the hub does not start", "innkeeperd");
    must(house_.start_rooms({"--begin", "15:00"}), "the rooms do not start", "innkeeper-simhotel");
    board_.power_on();
    board_.set_air(20'500);
    said(board_.expect("not provisioned"));
  }

  void commission() {
    const std::string password = password_of(house_.directory() / "rooms.passwords", id_);
    command("provision room " + id_);
    command("provision password " + password, "provision password ...");
    for (const char* light : {"bedside bedside", "ceiling", "desk reading", "bath bath"}) {
      command(std::string("provision light ") + light);
    }
    command("provision save");
    board_.type("restart");
    said(board_.expect("room " + id_));
    said(board_.expect("link up", 60s));
    wait([](const ObservedRoom& r) { return r.delivery == "confirmed" && r.link == "online"; },
         "the firmware took its first plan");
  }

  void check_in() {
    must(house_.http()
             .call("PUT", "/api/v1/guests/7001/preferences",
                   R"({"climate":{"comfort":22},"lights":{"welcome":{"bedside":35}}})")
             .has_value(),
         "the hub does not store preferences", "innkeeperd");
    pms("await-link 30");
    pms("checkin " + number_ + " 9001 7001");
    const ObservedRoom room = wait(
        [](const ObservedRoom& r) { return r.rental == "rented" && r.delivery == "confirmed"; },
        "check-in");
    if (room.confirm_ms) outcome_.apply_ms.push_back(*room.confirm_ms);
    ++outcome_.checked_in;
    for (const char* line : {"door open", "motion seen", "door closed"}) command(line);
    said(board_.expect("outputs "));
    wait([](const ObservedRoom& r) { return r.presence == "guest"; }, "the guest is in");
  }

  void press() {
    command("++");
    command("scene read");
    const ObservedRoom room = wait([](const ObservedRoom& r) { return r.because == "guest_hand"; },
                                   "two presses of + on the console");
    expect(room.setpoint && *room.setpoint == 23.0, "the set point is not a kelvin higher");
    set_before_ = room.setpoint;
    version_before_ = room.version;
    // The panel's wishes are written at most a minute after the write before them.
    narrator_.house("the panel's wishes reach the EEPROM within a minute");
    std::this_thread::sleep_for(61s);
  }

  void lose_power() {
    narrator_.house("the power of the firmware's room is cut");
    board_.power_off();
    wait([](const ObservedRoom& r) { return r.link == "lost"; }, "its will is said");
    board_.power_on();
    board_.set_air(20'500);
    said(board_.expect("outputs 1 "));
    said(board_.expect("room " + id_));
    said(board_.expect("link up", 60s));
    const ObservedRoom room =
        wait([](const ObservedRoom& r) { return r.link == "online" && r.delivery == "confirmed"; },
             "it is back, with plan and hand from its EEPROM");
    expect(room.version == version_before_, "it has another plan than before the power cut");
    expect(room.setpoint == set_before_, "it forgot what the guest set");
  }

  void command(const std::string& line, const std::string& shown = {}) {
    board_.type(line);
    const std::string answer = board_.expect("", 10s);
    if (answer.starts_with("error")) throw std::runtime_error(line + ": " + answer);
    narrator_.house("  " + number_ + "> " + (shown.empty() ? line : shown));
  }

  void said(const std::string& line) { narrator_.house("  " + number_ + ": " + line); }

  ObservedRoom wait(const std::function<bool(const ObservedRoom&)>& right, const char* what) {
    const auto end = std::chrono::steady_clock::now() + 90s;
    while (std::chrono::steady_clock::now() < end) {
      const auto room = support::look_at_room(house_, number_);
      if (room && right(*room)) {
        narrator_.room(*room, what);
        return *room;
      }
      std::this_thread::sleep_for(50ms);
    }
    throw std::runtime_error("room " + number_ + " did not come so far: " + what);
  }

  void pms(const std::string& line) {
    const auto answer = house_.tell_pms(line);
    if (!answer || answer->find(R"("ok":true)") == std::string::npos) {
      throw std::runtime_error("the PMS did not do " + line);
    }
  }

  void must(bool done, const std::string& what, const std::string& program) {
    if (!done) throw std::runtime_error(what + "; see " + house_.log_of(program).string());
  }

  void expect(bool holds, const std::string& problem) {
    if (holds) return;
    narrator_.problem(problem);
    outcome_.failures.push_back("room " + number_ + ": " + problem);
  }

  support::House& house_;
  Narrator& narrator_;
  std::string number_;
  std::string id_;
  FirmwareBoard board_;
  Outcome outcome_;
  std::optional<double> set_before_;
  std::uint64_t version_before_ = 0;
};

}  // namespace

Outcome play_firmware(support::House& house, const std::filesystem::path& property,
                      const std::filesystem::path& image, Narrator& narrator) {
  return FirmwareStory(house, property, image, narrator).tell();
}

}  // namespace innkeeper::demo
