// SPDX-License-Identifier: Apache-2.0
// innkeeper-demo: a hotel of real programs on this machine. ./demo installs, builds and starts it.
#include <atomic>
#include <csignal>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>

#include "shared/config/command_line.hpp"
#include "tests/demo/firmware_story.hpp"
#include "tests/demo/live.hpp"
#include "tests/demo/narrator.hpp"
#include "tests/demo/stage.hpp"
#include "tests/demo/story.hpp"
#include "tests/support/house.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace innkeeper;

volatile std::sig_atomic_t ended = 0;

/// `story` plays on a house of which nothing runs yet.
int play_once(demo::Narrator& narrator, const std::function<demo::Outcome()>& story) {
  demo::Outcome outcome;
  narrator.begin();
  try {
    outcome = story();
  } catch (const std::exception& error) {
    narrator.problem(error.what());
    outcome.failures.emplace_back(error.what());
  }
  std::cout << demo::summary(outcome) << std::endl;
  return outcome.failures.empty() ? config::kExitOk : config::kExitFailed;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    bool once = false;
    bool on_stage = false;
    std::int64_t boards = 0;
    bool past = false;
    std::filesystem::path firmware;
    std::filesystem::path property;
    config::CommandLine line("innkeeper-demo", "A hotel of real programs on this machine.");
    line.flag("--once", once, "Play one fixed story, print a JSON summary, end");
    line.flag("--stage", on_stage,
              "Nothing happens by itself: lines of standard input tell the PMS");
    line.flag("--past", past, "Of --stage: rooms have the history of a month, made up");
    line.whole_number("--boards", boards, {0, 20'000}, "Of --stage: rooms with a board; 0: all");
    line.path("--firmware", firmware,
              "Play the story of a room that is this firmware image, in QEMU, and end",
              config::Need::optional);
    line.path("--property", property, "property.toml of the hotel", config::Need::required);
    if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;

    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
      std::signal(number, [](int) { ended = 1; });
    }
    const auto programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    tests::TemporaryDirectory directory;
    support::House house(programs, directory.path(), property);
    demo::Narrator narrator;
    if (!firmware.empty()) {
      return play_once(narrator, [&] {
        return demo::play_firmware(house, property, std::filesystem::absolute(firmware), narrator);
      });
    }
    if (once) return play_once(narrator, [&] { return demo::play(house, narrator); });
    if (on_stage) {
      demo::stage(house, static_cast<std::size_t>(boards), past);
      return config::kExitOk;
    }
    demo::live(house, narrator, [] { return ended != 0; });
    return config::kExitOk;
  } catch (const std::exception& error) {
    std::cerr << "innkeeper-demo: " << error.what() << '\n';
    return config::kExitFailed;
  }
}
