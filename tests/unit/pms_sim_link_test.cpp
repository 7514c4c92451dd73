// SPDX-License-Identifier: Apache-2.0
// The simulated PMS as a client sees it, and against the hub's own link over a wire in memory.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "hub/pms/fias_link.hpp"
#include "tests/unit/pms_sim_desk.hpp"

namespace innkeeper::hub::simpms {
namespace {

const std::string kStart = "<LS|DA261004|TI120000|>";
const std::string kAlive = "<LA|DA261004|TI120000|>";
const std::string kEnd = "<LE|DA261004|TI120000|>";

TEST_CASE("the simulated PMS says LS, waits for LR and LA, and answers LA once") {
  Desk desk;
  CHECK(desk.connect() == kStart);
  CHECK(desk.hear("<LA|>") == kStart);
  CHECK(desk.hear("<LD|V#1|IFEM|><LR|RIGI|FLRNG#|>") == "");
  CHECK(desk.hear("<LA|>") == kAlive);
  CHECK(desk.hear("<LA|>") == "");
  CHECK(desk.hear("<LS|>") == kAlive);
  CHECK(desk.run("checkin 101 1 71") == "<GI|RN101|G#1|>");
  CHECK(desk.run("checkout 1") == "");
  CHECK(desk.lines.at(0).text().find("not_requested") != std::string::npos);
}

TEST_CASE("what happens without a client is kept in order and sent after LA, with its own time") {
  Desk desk;
  CHECK(desk.run("checkin 101 1") == "");
  CHECK(desk.run("move 1 102") == "");
  desk.connect();
  CHECK(desk.hear("<LD|><LR|RIGI|FLRNG#|><LR|RIGC|FLRNRO|><LA|>") ==
        kAlive + "<GI|RN101|G#1|><GC|RN102|RO101|>");
}

TEST_CASE("the queue has an end, and what does not fit does not happen") {
  Desk desk;
  for (std::size_t i = 0; i < kMaxQueued; ++i)
    desk.run("checkin 101 " + std::to_string(i) + " share");
  REQUIRE(desk.simulator.house().guests().size() == kMaxQueued);
  CHECK(desk.run("checkin 101 last share") == "");
  CHECK(desk.lines.at(0).text().find("\"ok\":false") != std::string::npos);
  CHECK(desk.simulator.house().guests().size() == kMaxQueued);
}

TEST_CASE("LE is answered with LE, an LE that answers ours is not") {
  Desk answering;
  answering.connect();
  CHECK(answering.hear("<LE|>") == kEnd);
  CHECK(answering.closed);
  Desk asking;
  asking.connect();
  CHECK(asking.run("farewell") == kEnd);
  CHECK(asking.hear("<GI|><LE|>") == "");
  CHECK(asking.closed);
}

TEST_CASE("bad records of a client are told and bounded") {
  Desk desk;
  desk.connect();
  for (unsigned i = 1; i < kMaxUnreadable; ++i) desk.hear(i % 2 == 0 ? "<?>" : "<LR|RIGI|FLRNG|>");
  CHECK_FALSE(desk.closed);
  desk.hear("<?>");
  CHECK(desk.closed);
}

TEST_CASE("commands that need a client say so") {
  Desk desk;
  for (const std::string line : {"raw GI|", "garbage 3", "drop", "farewell"}) {
    CHECK(desk.run(line) == "");
    CHECK(desk.lines.at(0).text().find("no client is connected") != std::string::npos);
  }
}

/// Lets the hub's link and the simulated PMS talk until both are silent, in parts of random size.
class Wire {
 public:
  explicit Wire(std::uint64_t seed) : random_(seed) {}

  void take(const pms::Output& out) {
    for (const StayEvent& event : out.events) events.push_back(pms::to_text(event));
    to_desk_ += out.send;
    closed |= out.connection == pms::Connection::close;
  }
  void take(const Effects& effects) { to_hub_ += effects.send; }

  void settle(pms::LinkScript& hub, Simulator& desk) {
    while (!to_desk_.empty() || !to_hub_.empty()) {
      const std::string for_desk = cut(to_desk_);
      Effects effects;
      if (!for_desk.empty()) desk.on_bytes(for_desk, kNoon, effects);
      take(effects);
      const std::string for_hub = cut(to_hub_);
      if (!for_hub.empty()) take(hub.link.on_bytes(for_hub, hub.now()));
    }
  }

  std::vector<std::string> events;
  bool closed = false;

 private:
  std::string cut(std::string& bytes) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), random_() % 40);
    std::string part = bytes.substr(0, size);
    bytes.erase(0, size);
    return part;
  }

  std::mt19937_64 random_;
  std::string to_hub_;
  std::string to_desk_;
};

TEST_CASE("hub and simulated PMS understand each other through garbage, loss and return") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  Wire wire(seed);
  pms::LinkScript hub;
  Desk desk;
  const auto connect = [&] {
    Effects effects;
    desk.simulator.on_connected(kNoon, effects);
    wire.take(hub.link.on_connected(hub.now()));
    wire.take(effects);
    wire.settle(hub, desk.simulator);
  };
  const auto run = [&](std::string_view line) {
    wire.take(Effects{{}, pms::wire(desk.run(line)), false});
    wire.settle(hub, desk.simulator);
  };
  run("checkin 0101 1 71");
  hub.start();
  connect();
  REQUIRE(hub.link.up());
  run("checkin 0101 2 share");
  run("garbage 1");
  run("raw GI|RN0999|");
  run("move 1 102");
  Effects lost;
  desk.simulator.on_disconnected("dropped", lost);
  hub.disconnected();
  run("checkout 2");
  REQUIRE(hub.expire() == "!open");
  connect();
  run("update 1 72");
  run("checkout 1");
  CHECK(wire.events == std::vector<std::string>{"in 1 0101 71 alone", "in 2 0101 - shared",
                                                "moved 1 102 0101 71 alone", "out 2 0101",
                                                "updated 1 102 72", "out 1 102"});
  CHECK_FALSE(wire.closed);
}

}  // namespace
}  // namespace innkeeper::hub::simpms
