// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/property.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "shared/config/command_line.hpp"
#include "tests/bench/samples.hpp"
#include "tests/support/house.hpp"
#include "tests/support/observed_room.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::bench {
namespace {

using Versions = std::map<std::string, std::uint64_t>;

/// Waits until every room confirmed its plan, and returns the versions of all.
Versions wait_until_confirmed(const support::House& house) {
  const auto end = Clock::now() + std::chrono::seconds(120);
  while (Clock::now() < end) {
    const auto rooms = support::look_at_rooms(house);
    Versions versions;
    for (const auto& room : rooms.value_or(std::vector<support::ObservedRoom>{})) {
      if (room.delivery == "confirmed" && room.link == "online")
        versions[room.number] = room.version;
    }
    if (versions.size() == house.property().rooms.size()) return versions;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("not all rooms were confirmed within 120 s");
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the property lacks " + from);
  return text.replace(at, from.size(), to);
}

/// Sends a property; the seconds until its answer, in which so many rooms got a new plan.
double send(const support::House& house, const std::string& target, const std::string& text,
            std::size_t expected_rooms) {
  const auto begun = Clock::now();
  const auto answer =
      house.http().call("POST", target, text, std::chrono::seconds(60), "application/toml");
  const double took = seconds_since(begun);
  if (!answer || answer->status != 200) {
    throw std::runtime_error(answer ? answer->body : "the hub does not answer");
  }
  if (nlohmann::json::parse(answer->body)["plans"]["rooms"] != expected_rooms) {
    throw std::runtime_error("other rooms changed than expected");
  }
  return took;
}

}  // namespace

PropertyResult measure_property(const PropertyOptions& options) {
  tests::TemporaryDirectory scratch;
  const std::filesystem::path file = scratch.path() / "property.toml";
  support::write_large_property(file, options.rooms);
  support::House house(options.programs, scratch.path(), file);
  if (!house.broker().start()) throw std::runtime_error("mosquitto does not start");
  if (!house.start_hub()) throw std::runtime_error("innkeeperd does not start");
  if (!house.start_rooms()) throw std::runtime_error("innkeeper-simhotel does not start");
  const Versions before = wait_until_confirmed(house);

  const std::string text = text_of(file);
  const std::string warmer = replaced(text, "comfort = 22.0", "comfort = 23.0");
  // The first room gets a type of its own.
  const std::string type =
      text.substr(text.find("[[room_type]]"), text.find("[[room]]") - text.find("[[room_type]]"));
  std::string single = replaced(type, "\"double\"", "\"single\"");
  single = replaced(single, "comfort = 22.0", "comfort = 21.0");
  std::string one = replaced(text, "type = \"double\"", "type = \"single\"");
  one.insert(one.find("[[room]]"), single);

  PropertyResult result;
  result.file_mib = static_cast<double>(text.size()) / 1024 / 1024;
  result.diff_s = send(house, "/api/v1/property?dry_run=true", warmer, options.rooms);
  result.apply_one_s = send(house, "/api/v1/property", one, 1);
  const Versions after = wait_until_confirmed(house);
  for (const auto& [room, version] : after) {
    if (version > before.at(room)) ++result.published;
  }
  const auto begun = Clock::now();
  result.apply_all_s = send(house, "/api/v1/property", warmer, options.rooms);
  static_cast<void>(wait_until_confirmed(house));
  result.all_confirmed_s = seconds_since(begun);
  return result;
}

int report_property(int argc, const char* const* argv) {
  std::int64_t rooms = 10'000;
  PropertyOptions options;
  options.programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  config::CommandLine line("innkeeper-bench property",
                           "Measures a change of the property under rooms that are online.");
  line.whole_number("--rooms", rooms, {2, 20'000}, "Rooms of the hotel");
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  options.rooms = static_cast<std::size_t>(rooms);
  const PropertyResult r = measure_property(options);
  std::printf("change of the property, %zu rooms online, text of %.2f MiB\n\n", options.rooms,
              r.file_mib);
  std::printf("%-48s %8.3f s\n", "dry run of a change of every plan", r.diff_s);
  std::printf("%-48s %8.3f s\n", "change of one room, answered", r.apply_one_s);
  std::printf("%-48s %8zu\n", "rooms that got a new plan by it", r.published);
  std::printf("%-48s %8.3f s\n", "change of every plan, answered", r.apply_all_s);
  std::printf("%-48s %8.3f s\n", "change of every plan, confirmed by every room",
              r.all_confirmed_s);
  return config::kExitOk;
}

}  // namespace innkeeper::bench
