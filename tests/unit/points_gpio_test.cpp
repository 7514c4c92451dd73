// SPDX-License-Identifier: Apache-2.0
// Relays and contacts on GPIO lines, behind the one seam over libgpiod; and libgpiod itself where there
// is no chip.
#include <filesystem>

#include "device/linux/points/gpio_bus.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/gpio_double.hpp"

namespace innkeeper::device::test {
namespace {

using Catch::Matchers::Contains;
using std::chrono::milliseconds;

struct GpioBench {
  GpioBench() {
    kernel.all = {
        {"gpiochip0", "pinctrl-bcm2711", {}, {{"RELAY1", {}, true}, {"WINDOW", {}, false}}},
        {"gpiochip1", "pcf8574", {}, {{"RELAY2", "leds", true}, {"WINDOW", {}, false}}}};
  }
  Point point(Role role, const std::string& name, GpioPoint gpio) {
    Point result;
    result.role = role;
    result.name = name;
    result.origin.key = "board." + name;
    result.where = std::move(gpio);
    return result;
  }
  tests::GpioDouble kernel;
  room::Time now{};
  GpioBus bus{kernel, [this] { return now; }};
};

TEST_CASE("a line is found by its name, on the chip that is named if several have it") {
  GpioBench bench;
  CHECK_FALSE(bench.bus.check(bench.point(Role::lamp, "lamp", {"RELAY1"})));
  const auto several = bench.bus.check(bench.point(Role::window_open, "a", {"WINDOW"}));
  REQUIRE(several);
  CHECK(several->seen == "there are several lines \"WINDOW\", on pinctrl-bcm2711 and on pcf8574");
  CHECK_FALSE(bench.bus.check(bench.point(Role::window_open, "b", {"WINDOW", "pcf8574"})));
  CHECK_FALSE(bench.bus.check(bench.point(Role::door_open, "c", {"WINDOW", "gpiochip0"})));
}

TEST_CASE("a line that is not there, used, or closed to us is named with what to do") {
  GpioBench bench;
  const auto missing = bench.bus.check(bench.point(Role::lamp, "a", {"RELAY"}));
  REQUIRE(missing);
  CHECK(missing->remedy == "did you mean \"RELAY1\"?");
  const auto chip = bench.bus.check(bench.point(Role::lamp, "a", {"RELAY1", "pinctrl-bcm2712"}));
  REQUIRE(chip);
  CHECK(chip->remedy == "did you mean \"pinctrl-bcm2711\"?");
  const auto used = bench.bus.check(bench.point(Role::lamp, "a", {"RELAY2"}));
  REQUIRE(used);
  CHECK(used->seen == "line \"RELAY2\" is used by \"leds\"");
  bench.kernel.all[1].trouble = "Permission denied";
  bench.kernel.all[1].lines.clear();
  const auto closed = bench.bus.check(bench.point(Role::lamp, "a", {"RELAY2"}));
  REQUIRE(closed);
  CHECK_THAT(closed->remedy, Contains("gpiochip1: Permission denied") && Contains("group gpio"));
}

TEST_CASE("two points cannot have one line, however each one names it") {
  GpioBench bench;
  CHECK_FALSE(bench.bus.check(bench.point(Role::lamp, "lamp", {"RELAY1"})));
  const auto second =
      bench.bus.check(bench.point(Role::ventilation, "air", {"RELAY1", "gpiochip0"}));
  REQUIRE(second);
  CHECK(second->seen == "is the line of board.lamp as well");
}

TEST_CASE("looking for a relay does not move it") {
  GpioBench bench;
  bench.kernel.level["RELAY1"] = true;
  const Point relay = bench.point(Role::lamp, "lamp", {"RELAY1"});
  CHECK_FALSE(bench.bus.check(relay));
  CHECK(bench.bus.held(relay) == 1);
  CHECK(bench.kernel.log.empty());
}

TEST_CASE("an active-low relay is switched on by a low level, and never before it is wanted") {
  GpioBench bench;
  GpioPoint line{"RELAY1"};
  line.active_low = true;
  const Point relay = bench.point(Role::lamp, "lamp", line);
  REQUIRE(bench.bus.drive(relay, 0));
  REQUIRE(bench.bus.drive(relay, 1));
  CHECK(bench.kernel.log == std::vector<std::string>{"RELAY1=1", "RELAY1=0"});
}

TEST_CASE("a contact that chatters counts only once it rests") {
  GpioBench bench;
  GpioPoint line{"WINDOW", "gpiochip0"};
  line.debounce = milliseconds(100);
  const Point contact = bench.point(Role::window_open, "window", line);
  CHECK(bench.bus.read(contact)->value == 0);
  for (int i = 0; i < 10; ++i) {
    bench.now += milliseconds(50);
    bench.kernel.level["WINDOW"] = i % 2 == 0;
    CHECK(bench.bus.read(contact)->value == 0);
  }
  bench.kernel.level["WINDOW"] = true;
  CHECK(bench.bus.read(contact)->value == 0);
  bench.now += milliseconds(100);
  CHECK(bench.bus.read(contact)->value == 1);
}

TEST_CASE("a line that fails is taken anew when it works again") {
  GpioBench bench;
  const Point relay = bench.point(Role::lamp, "lamp", {"RELAY1"});
  REQUIRE(bench.bus.drive(relay, 1));
  bench.kernel.broken = "RELAY1";
  CHECK_FALSE(bench.bus.drive(relay, 0));
  bench.kernel.broken.clear();
  CHECK(bench.bus.drive(relay, 0));
  CHECK_FALSE(bench.kernel.level["RELAY1"]);
}

TEST_CASE("libgpiod says clearly that there is no chip") {
  const auto kernel = gpiod_kernel();
  const auto request = kernel->request_output("gpiochip99", 0, {}, true);
  REQUIRE_FALSE(request);
  CHECK(request.error() == "gpiochip99: No such file or directory");
  if (std::filesystem::exists("/dev/gpiochip0")) return;
  CHECK(kernel->chips().empty());
}

}  // namespace
}  // namespace innkeeper::device::test
