// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/top.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

Room room(std::string number, std::string link, std::string delivery, double air, double wanted) {
  Room made;
  made.number = std::move(number);
  made.rental = "rented";
  made.floor = "4";
  made.link = std::move(link);
  made.delivery = std::move(delivery);
  made.air = air;
  made.decision.climate = ClimateAim{};
  made.decision.climate->setpoint = wanted;
  return made;
}

std::vector<Room> house() {
  std::vector<Room> rooms{
      room("9", "online", "confirmed", 21, 21), room("412", "lost", "confirmed", 19, 21),
      room("101", "online", "rejected", 24, 21), room("10", "online", "confirmed", 22, 21.5)};
  return rooms;
}

std::string order(SortKey key) {
  std::vector<Room> rooms = house();
  sort_rooms(rooms, key);
  std::string text;
  for (const Room& each : rooms) text += (text.empty() ? "" : " ") + each.number;
  return text;
}

TEST_CASE("rooms are sorted by what is asked for, and else by number") {
  CHECK(order(SortKey::room) == "9 10 101 412");
  CHECK(order(SortKey::problems) == "101 412 9 10");
  CHECK(order(SortKey::temperature) == "101 10 9 412");
  CHECK(order(SortKey::gap) == "101 412 10 9");
  CHECK(order(SortKey::link) == "412 9 10 101");
}

TEST_CASE("the view fits its terminal, in lines and columns, wherever it is scrolled to") {
  std::vector<Room> rooms;
  rooms.reserve(300);
  for (int i = 0; i < 300; ++i) {
    rooms.push_back(room(std::to_string(1000 + i), "online", "unconfirmed", 18.4, 21.5));
  }
  for (const std::size_t scroll : {0U, 17U, 290U, 299U}) {
    for (const std::size_t lines : {3U, 24U, 50U}) {
      const std::string screen =
          top_screen({}, rooms, {SortKey::gap, scroll, {}}, {lines, 80}, Paint(false));
      CHECK(static_cast<std::size_t>(std::count(screen.begin(), screen.end(), '\n')) <
            std::max<std::size_t>(lines, 6));
      CHECK(screen.find(std::to_string(1000 + scroll)) != std::string::npos);
      std::size_t begin = 0;
      while (begin < screen.size()) {
        const std::size_t end = std::min(screen.find('\n', begin), screen.size());
        CHECK(columns(screen.substr(begin, end - begin)) <= 80);
        begin = end + 1;
      }
    }
  }
}

TEST_CASE("what is redrawn is never longer than the terminal") {
  const std::string bytes = redraw("a\nb\nc\nd\n", {2, 80});
  CHECK_THAT(bytes, Catch::Contains("a") && Catch::Contains("b") && !Catch::Contains("c"));
  CHECK(std::count(bytes.begin(), bytes.end(), '\n') == 1);
}

}  // namespace
}  // namespace innkeeper::hub::cli
