// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/stage.hpp"

#include <chrono>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>

#include "tests/demo/past.hpp"
#include "tests/support/observed_room.hpp"

namespace innkeeper::demo {
namespace {

using namespace std::chrono_literals;

void must(bool done, const support::House& house, const std::string& program) {
  if (!done) {
    throw std::runtime_error(program + " does not start; see " + house.log_of(program).string());
  }
}

void await_boards(const support::House& house, std::size_t boards) {
  const auto end = std::chrono::steady_clock::now() + 30s;
  while (std::chrono::steady_clock::now() < end) {
    std::size_t confirmed = 0;
    if (const auto rooms = support::look_at_rooms(house)) {
      for (const support::ObservedRoom& room : *rooms) {
        if (room.delivery == "confirmed") ++confirmed;
      }
    }
    if (confirmed >= boards) return;
    std::this_thread::sleep_for(50ms);
  }
  throw std::runtime_error("the rooms did not come online");
}

}  // namespace

void stage(support::House& house, std::size_t boards, bool past) {
  if (past) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    write_past(house.beside_database("history"), house.property(),
               {std::chrono::duration_cast<std::chrono::seconds>(now).count()});
  }
  must(house.broker().start(), house, "broker/mosquitto");
  must(house.start_pms(), house, "innkeeper-simpms");
  must(house.start_hub(), house, "innkeeperd");
  // A quiet period of 20 minutes is ten seconds, and guests who check in stay away for some.
  must(house.start_rooms({"--people", "--speed", "120", "--arrival", "60", "--begin", "15:00",
                          "--rooms", std::to_string(boards)}),
       house, "innkeeper-simhotel");
  await_boards(house, boards == 0 ? house.property().rooms.size() : boards);
  if (!house.tell_pms("await-link 30")) throw std::runtime_error("the PMS finds no hub");
  std::cout << R"({"event":"open","port":)" << house.http_port() << R"(,"token_file":)"
            << house.beside_database("token") << '}' << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    const auto answer = house.tell_pms(line);
    std::cout << answer.value_or(R"({"event":"command","ok":false,"error":"no answer"})")
              << std::endl;
  }
  house.stop_rooms();
  house.stop_hub();
  house.broker().stop();
}

}  // namespace innkeeper::demo
