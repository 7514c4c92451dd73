// SPDX-License-Identifier: Apache-2.0
// A house of four rooms whose programs really run, with waits that end.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>

#include "tests/support/catch.hpp"
#include "tests/support/house.hpp"
#include "tests/support/observed_room.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {

using std::literals::chrono_literals::operator""s;
using std::literals::chrono_literals::operator""ms;

inline std::filesystem::path small_house(const std::filesystem::path& directory) {
  auto file = directory / "property.toml";
  support::write_large_property(file, 4);
  return file;
}

/// True as soon as `reached` is; false after `patience`.
inline bool within(std::chrono::milliseconds patience, const std::function<bool()>& reached) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    if (reached()) return true;
    std::this_thread::sleep_for(20ms);
  }
  return reached();
}

struct RunningHouse {
  RunningHouse() : house(tests::program_dir(), directory.path(), small_house(directory.path())) {}

  void open() {
    REQUIRE(house.broker().start());
    REQUIRE(house.start_pms());
    REQUIRE(house.start_hub());
    REQUIRE(house.start_rooms());
    REQUIRE(all_confirmed());
    tell("await-link 20");
  }

  /// Every room is online and has the hub's present plan.
  [[nodiscard]] bool all_confirmed(std::chrono::milliseconds patience = 60s) const {
    return within(patience, [this] {
      const auto rooms = support::look_at_rooms(house);
      if (!rooms || rooms->size() != house.property().rooms.size()) return false;
      for (const auto& room : *rooms) {
        if (room.link != "online" || room.delivery != "confirmed") return false;
      }
      return true;
    });
  }

  /// The room with this number is so and says so.
  [[nodiscard]] bool becomes(const std::string& number, const std::string& rental,
                             std::chrono::milliseconds patience = 30s) const {
    return within(patience, [&] {
      const auto rooms = support::look_at_rooms(house);
      if (!rooms) return false;
      for (const auto& room : *rooms) {
        if (room.number == number && room.rental == rental && room.delivery == "confirmed") {
          return true;
        }
      }
      return false;
    });
  }

  void tell(const std::string& command) {
    const auto answer = house.tell_pms(command);
    INFO(command);
    REQUIRE(answer);
    INFO(*answer);
    REQUIRE(answer->find(R"("ok":true)") != std::string::npos);
  }

  [[nodiscard]] std::string log_of(const std::string& program) const {
    std::ifstream file(house.log_of(program));
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  [[nodiscard]] bool logged(const std::string& program, const std::string& words) const {
    return within(10s, [&] { return log_of(program).find(words) != std::string::npos; });
  }

  TemporaryDirectory directory;
  support::House house;
};

}  // namespace innkeeper::tests
