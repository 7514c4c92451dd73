// SPDX-License-Identifier: Apache-2.0
// What a worker does with its bus, in virtual time: when it reads and drives, what it does while nothing
// answers, and what the control step sees of it.
#include <map>
#include <utility>

#include "device/linux/points/bus_server.hpp"
#include "device/linux/points/point_table.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::device::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Hardware that obeys or is dead.
class ScriptedBus final : public Bus {
 public:
  std::map<std::string, std::int32_t> held_values;
  std::map<std::string, Sample> samples;
  std::map<std::string, int> attempts;
  std::vector<std::string> log;
  std::map<std::size_t, bool> dead;
  room::Duration takes{};
  room::Time* now = nullptr;
  room::Duration gap{};

  std::optional<Finding> check(const Point&) override { return std::nullopt; }
  Result<Sample, Trouble> read(const Point& point) override {
    if (auto silent = ask(point)) return fail(std::move(*silent));
    return samples[point.name];
  }
  Result<void, Trouble> drive(const Point& point, std::int32_t value) override {
    if (auto silent = ask(point)) return fail(std::move(*silent));
    held_values[point.name] = value;
    log.push_back(point.name + '=' + std::to_string(value));
    return {};
  }
  std::optional<std::int32_t> held(const Point& point) override { return held_values[point.name]; }
  std::size_t station(const Point& point) const override { return point.fixture; }
  room::Duration least_gap() const override { return gap; }
  std::vector<UnboundPoint> unbound(const std::vector<Point>&) override { return {}; }

 private:
  std::optional<Trouble> ask(const Point& point) {
    ++attempts[point.name];
    *now += takes;
    if (!dead[point.fixture]) return std::nullopt;
    return Trouble{"no answer", true};
  }
};

Point point_of(Role role, const std::string& name, std::size_t station = 0) {
  Point point;
  point.role = role;
  point.name = name;
  point.fixture = station;
  point.every = seconds(1);
  point.encoding = {1, 100, 0, false, {}};
  return point;
}

/// A bus with `points`, its table and its server, in a time of its own.
struct ServedBus {
  explicit ServedBus(std::vector<Point> of) : points(std::move(of)), table(points) {
    bus.now = &now;
    std::vector<std::size_t> all;
    all.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) all.push_back(i);
    server.emplace(
        bus, points, all, table, [this] { return now; }, 1U);
  }
  void run(room::Duration time) {
    const room::Time end = now + time;
    while (now < end) {
      const room::Time next = server->serve();
      now = std::max(now, std::min(next, end));
    }
  }
  std::vector<Point> points;
  room::Time now{seconds(1000)};
  ScriptedBus bus;
  PointTable table;
  std::optional<BusServer> server;
};

TEST_CASE("an input is read as often as it says, and none once it is too old") {
  ServedBus bench({point_of(Role::air, "air")});
  bench.bus.samples["air"] = {215, 21'500};
  bench.run(seconds(10));
  CHECK(bench.bus.attempts["air"] == 10);
  CHECK(bench.table.fresh(0, bench.now) == 21'500);
  CHECK(bench.table.fresh(0, bench.now + seconds(4)) == 21'500);
  CHECK_FALSE(bench.table.fresh(0, bench.now + kLeastAge + milliseconds(1)));
}

TEST_CASE("an output that nobody wants is left alone") {
  ServedBus bench({point_of(Role::heating, "heating")});
  bench.run(seconds(60));
  CHECK(bench.bus.attempts["heating"] == 0);
  CHECK(bench.table.outputs_hold(bench.now));
}

TEST_CASE("an output is driven at once when it changes, and looked after every ten seconds") {
  ServedBus bench({point_of(Role::heating, "heating")});
  bench.table.want(0, 40, bench.now);
  bench.run(milliseconds(1));
  CHECK(bench.bus.held_values["heating"] == 40);
  bench.run(seconds(31));
  CHECK(bench.bus.attempts["heating"] == 4);
}

TEST_CASE("steps that come faster than the bus bears are left out, and the last one is driven") {
  ServedBus bench({point_of(Role::lamp, "lamp")});
  bench.bus.gap = milliseconds(100);
  for (int step = 1; step <= 50; ++step) {
    bench.table.want(0, step, bench.now);
    bench.run(milliseconds(40));
  }
  bench.run(milliseconds(200));
  CHECK(bench.bus.held_values["lamp"] == 50);
  CHECK(bench.bus.attempts["lamp"] <= 21);
  CHECK(bench.table.outputs_hold(bench.now));
}

TEST_CASE("an output that is not taken is a fault after five seconds, until it is") {
  ServedBus bench({point_of(Role::heating, "heating")});
  bench.bus.dead[0] = true;
  bench.table.want(0, 40, bench.now);
  bench.run(seconds(4));
  CHECK(bench.table.outputs_hold(bench.now));
  bench.run(seconds(2));
  CHECK_FALSE(bench.table.outputs_hold(bench.now));
  CHECK(bench.table.state(0).trouble == "no answer");
  bench.bus.dead[0] = false;
  bench.run(milliseconds(kLongestRestMs));
  CHECK(bench.table.outputs_hold(bench.now));
  CHECK(bench.bus.held_values["heating"] == 40);
}

TEST_CASE("an output that is lost while nothing changes is found by looking after it") {
  ServedBus bench({point_of(Role::heating, "heating")});
  bench.table.want(0, 40, bench.now);
  bench.run(seconds(15));
  REQUIRE(bench.table.outputs_hold(bench.now));
  bench.bus.dead[0] = true;
  bench.run(kRefresh + kOutputPatience + seconds(1));
  CHECK_FALSE(bench.table.outputs_hold(bench.now));
}

TEST_CASE("a light that fades for long on a slow bus is no fault") {
  ServedBus bench({point_of(Role::lamp, "lamp")});
  bench.bus.takes = milliseconds(90);
  for (int step = 1; step <= 200; ++step) {
    bench.table.want(0, step, bench.now);
    bench.run(milliseconds(40));
    REQUIRE(bench.table.outputs_hold(bench.now));
  }
}

TEST_CASE("a dead station rests, and does not take the time of one that lives") {
  ServedBus bench({point_of(Role::air, "dead", 1), point_of(Role::return_air, "alive", 2)});
  bench.bus.dead[1] = true;
  bench.bus.takes = milliseconds(50);
  bench.run(seconds(120));
  CHECK(bench.bus.attempts["alive"] > 100);
  CHECK(bench.bus.attempts["dead"] < 60);
  CHECK(bench.bus.attempts["dead"] > 10);
}

TEST_CASE("a station that is back is told all that it may have forgotten, at once") {
  ServedBus bench({point_of(Role::heating, "heating", 1), point_of(Role::cooling, "cooling", 1)});
  bench.table.want(0, 40, bench.now);
  bench.table.want(1, 0, bench.now);
  bench.run(milliseconds(10));
  bench.bus.dead[1] = true;
  bench.table.want(0, 50, bench.now);
  bench.run(seconds(1));
  bench.bus.held_values.clear();
  bench.bus.log.clear();
  bench.bus.dead[1] = false;
  while (bench.bus.log.empty()) bench.run(milliseconds(10));
  bench.run(milliseconds(10));
  CHECK(bench.bus.log == std::vector<std::string>{"heating=50", "cooling=0"});
}

TEST_CASE("a fan's relay closes only when the other two are open, and for a while") {
  std::vector<Point> relays{point_of(Role::fan_low, "low", 1),
                            point_of(Role::fan_medium, "medium", 2),
                            point_of(Role::fan_high, "high", 3)};
  for (Point& relay : relays) relay.encoding = {1, 1, 0, false, {}};
  ServedBus bench(relays);
  const auto want = [&bench](int stage) {
    for (std::size_t i = 0; i < 3; ++i) {
      bench.table.want(i, static_cast<int>(i) + 1 == stage ? 1 : 0, bench.now);
    }
  };
  want(1);
  bench.run(milliseconds(50));
  CHECK(bench.bus.held_values["low"] == 0);
  bench.run(milliseconds(150));
  CHECK(bench.bus.held_values["low"] == 1);
  want(3);
  bench.run(milliseconds(50));
  CHECK(bench.bus.held_values["low"] == 0);
  CHECK(bench.bus.held_values["high"] == 0);
  bench.run(milliseconds(150));
  CHECK(bench.bus.held_values["high"] == 1);
  // A relay that cannot be opened keeps the others from closing.
  bench.bus.dead[3] = true;
  want(2);
  bench.run(seconds(30));
  CHECK(bench.bus.held_values["medium"] == 0);
  CHECK_FALSE(bench.table.outputs_hold(bench.now));
}

TEST_CASE("a contact that was closed between two looks of the control step was closed") {
  ServedBus bench({point_of(Role::door_open, "door")});
  bench.points[0].every = milliseconds(50);
  bench.bus.samples["door"] = {0, 0};
  bench.run(milliseconds(200));
  CHECK(bench.table.seen(0, bench.now) == false);
  bench.bus.samples["door"] = {1, 1};
  bench.run(milliseconds(60));
  bench.bus.samples["door"] = {0, 0};
  bench.run(milliseconds(200));
  CHECK(bench.table.seen(0, bench.now) == true);
  CHECK(bench.table.seen(0, bench.now) == false);
}

TEST_CASE("an offset from calibration is added to a measurement") {
  ServedBus bench({point_of(Role::air, "air")});
  bench.points[0].offset_thousandths = -500;
  bench.bus.samples["air"] = {215, 21'500};
  bench.run(seconds(1));
  CHECK(bench.table.fresh(0, bench.now) == 21'000);
}

TEST_CASE("on stop outputs go off but for those that hold") {
  ServedBus bench({point_of(Role::heating, "heating"), point_of(Role::lamp, "lamp")});
  bench.points[1].hold_on_stop = true;
  bench.table.want(0, 40, bench.now);
  bench.table.want(1, 40, bench.now);
  bench.run(seconds(1));
  bench.server->stop();
  CHECK(bench.bus.held_values["heating"] == 0);
  CHECK(bench.bus.held_values["lamp"] == 40);
}

TEST_CASE("the end waits once for a station that is silent") {
  ServedBus bench({point_of(Role::heating, "heating", 1), point_of(Role::cooling, "cooling", 1),
                   point_of(Role::fan, "fan", 2)});
  bench.bus.dead[1] = true;
  bench.server->stop();
  CHECK(bench.bus.attempts["heating"] + bench.bus.attempts["cooling"] == 1);
  CHECK(bench.bus.attempts["fan"] == 1);
}

}  // namespace
}  // namespace innkeeper::device::test
