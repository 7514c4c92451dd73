// SPDX-License-Identifier: Apache-2.0
// PWM channels and sensors in a tree of files as the kernel shows them.
#include "device/linux/points/bus_set.hpp"
#include "device/linux/points/pwm_bus.hpp"
#include "device/linux/points/sensor_bus.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/gpio_double.hpp"
#include "tests/support/sysfs_tree.hpp"
#include "tests/unit/points_config.hpp"

namespace innkeeper::device::test {
namespace {

using Catch::Matchers::Contains;
using tests::SysfsTree;

Point sensor(SensorKind kind, const std::string& device, const std::string& channel) {
  Point point;
  point.where = SensorPoint{kind, device, channel};
  return point;
}

Point pwm(std::uint32_t channel, bool inversed = false) {
  Point point;
  point.role = Role::lamp;
  point.where = PwmPoint{"pwmchip0", channel, 1'000'000, inversed};
  return point;
}

TEST_CASE("an IIO channel is read as the driver tells it: made up, or raw with offset and scale") {
  SysfsTree sys;
  sys.iio("iio:device0", "bme280", "in_temp_input", "21480");
  sys.iio("iio:device1", "sht3x", "in_temp_raw", "26000");
  sys.iio("iio:device1", "sht3x", "in_temp_offset", "-16852");
  sys.iio("iio:device1", "sht3x", "in_temp_scale", "2.670288");
  SensorBus bus(sys.path());
  CHECK(*bus.read(sensor(SensorKind::iio, "bme280", "temp")) == Sample{21'480, 21'480});
  CHECK(*bus.read(sensor(SensorKind::iio, "sht3x", "temp")) == Sample{26'000, 24'428});
  CHECK(*bus.read(sensor(SensorKind::iio, "iio:device1", "temp")) == Sample{26'000, 24'428});
}

TEST_CASE("a hwmon chip that says its sensor is broken is not believed") {
  SysfsTree sys;
  sys.hwmon("hwmon0", "lm75", "temp1_input", "23500");
  SensorBus bus(sys.path());
  CHECK(*bus.read(sensor(SensorKind::hwmon, "lm75", "temp1")) == Sample{23'500, 23'500});
  sys.hwmon("hwmon0", "lm75", "temp1_fault", "1");
  const auto broken = bus.read(sensor(SensorKind::hwmon, "lm75", "temp1"));
  REQUIRE_FALSE(broken);
  CHECK(broken.error().what == "the chip says that the sensor is broken");
}

TEST_CASE("a 1-wire sensor is read in both of the kernel's spellings, and its checksum counts") {
  SysfsTree sys;
  sys.write("bus/w1/devices/28-01/temperature", "23187\n");
  sys.write("bus/w1/devices/28-02/w1_slave",
            "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES\n72 01 4b 46 7f ff 0e 10 57 t=-1250\n");
  sys.write("bus/w1/devices/28-03/w1_slave",
            "ff ff ff ff ff ff ff ff ff : crc=c9 NO\nff ff ff ff ff ff ff ff ff t=-62\n");
  SensorBus bus(sys.path());
  CHECK(bus.read(sensor(SensorKind::one_wire, "28-01", ""))->value == 23'187);
  CHECK(bus.read(sensor(SensorKind::one_wire, "28-02", ""))->value == -1'250);
  const auto wrong = bus.read(sensor(SensorKind::one_wire, "28-03", ""));
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().what == "the sensor's checksum is wrong");
}

TEST_CASE("a file that holds no number is trouble, and neither zero nor the end of the agent") {
  SysfsTree sys;
  const auto text = GENERATE("", "x", "nan", "1e300", "21480 C", "99999999999999999999");
  sys.iio("iio:device0", "bme280", "in_temp_input", text);
  SensorBus bus(sys.path());
  CHECK_FALSE(bus.read(sensor(SensorKind::iio, "bme280", "temp")));
}

TEST_CASE("a sensor that is not there is named with those that are") {
  SysfsTree sys;
  sys.iio("iio:device0", "bme280", "in_temp_input", "21480");
  sys.iio("iio:device0", "bme280", "in_humidityrelative_input", "40000");
  SensorBus bus(sys.path());
  const auto device = bus.check(sensor(SensorKind::iio, "bme380", "temp"));
  REQUIRE(device);
  CHECK(device->seen == "there is no iio device \"bme380\"");
  CHECK(device->remedy == "did you mean \"bme280\"?");
  const auto channel = bus.check(sensor(SensorKind::iio, "bme280", "pressure"));
  REQUIRE(channel);
  CHECK(channel->remedy == "known are \"humidityrelative\", \"temp\"");
  const auto none = bus.check(sensor(SensorKind::one_wire, "28-01", ""));
  REQUIRE(none);
  CHECK_THAT(none->remedy, Contains("is its driver loaded?"));
}

TEST_CASE("of two devices of one name the file must say which") {
  SysfsTree sys;
  sys.iio("iio:device0", "bme280", "in_temp_input", "21000");
  sys.iio("iio:device1", "bme280", "in_temp_input", "22000");
  SensorBus bus(sys.path());
  const auto finding = bus.check(sensor(SensorKind::iio, "bme280", "temp"));
  REQUIRE(finding);
  CHECK(finding->remedy == "name one of \"iio:device0\", \"iio:device1\"");
  CHECK_FALSE(bus.check(sensor(SensorKind::iio, "iio:device1", "temp")));
}

TEST_CASE("a PWM channel gets period, polarity and time on, and is switched on") {
  SysfsTree sys;
  sys.pwm_chip("pwmchip0", 2);
  PwmBus bus(sys.path());
  REQUIRE(bus.drive(pwm(1, true), 250'000));
  const std::string folder = "class/pwm/pwmchip0/pwm1/";
  CHECK(sys.read(folder + "period") == "1000000");
  CHECK(sys.read(folder + "duty_cycle") == "250000");
  CHECK(sys.read(folder + "polarity") == "inversed");
  CHECK(sys.read(folder + "enable") == "1");
  CHECK(bus.held(pwm(1)) == 250'000);
}

TEST_CASE("a PWM channel that holds its value already is left alone") {
  SysfsTree sys;
  sys.pwm_chip("pwmchip0", 1);
  PwmBus bus(sys.path());
  REQUIRE(bus.drive(pwm(0), 250'000));
  const auto file = sys.path() / "class/pwm/pwmchip0/pwm0/duty_cycle";
  const auto before = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
  std::filesystem::last_write_time(file, before);
  REQUIRE(bus.drive(pwm(0), 250'000));
  CHECK(std::filesystem::last_write_time(file) == before);
}

TEST_CASE("a PWM channel that is not there is named with those that are") {
  SysfsTree sys;
  sys.pwm_chip("pwmchip0", 2);
  PwmBus bus(sys.path());
  Point point = pwm(2);
  CHECK(bus.check(point)->seen == "has no channel 2");
  CHECK(bus.check(point)->remedy == "its channels are 0 to 1");
  std::get<PwmPoint>(point.where).chip = "pwmchip1";
  CHECK(bus.check(point)->remedy == "did you mean \"pwmchip0\"?");
  CHECK_FALSE(bus.check(pwm(0)));
  REQUIRE(bus.unbound({pwm(0)}).size() == 1);
  CHECK(bus.unbound({pwm(0)})[0].where == "pwm \"pwmchip0\" channel 1");
}

TEST_CASE("a channel that does not appear after its export is trouble within a second") {
  SysfsTree sys;
  sys.pwm_chip("pwmchip0", 1);
  sys.remove("class/pwm/pwmchip0/pwm0");
  PwmBus bus(sys.path());
  const auto finding = bus.check(pwm(0));
  REQUIRE(finding);
  CHECK_THAT(finding->seen, Contains("did not appear after its export"));
  CHECK(sys.read("class/pwm/pwmchip0/export") == "0");
}

TEST_CASE("a check looks for every point and tells all that is missing, in the file's order") {
  SysfsTree sys;
  sys.pwm_chip("pwmchip0", 1);
  const BoardPoints board = [&sys] {
    BoardPoints read =
        sound_board(kLamps + "[board.input.air]\niio = \"bme280\"\nchannel = \"temp\"\n");
    read.sysfs = sys.path();
    return read;
  }();
  tests::GpioDouble gpio;
  BusSet buses(board, gpio, [] { return room::Time(); });
  const auto problems = buses.check();
  REQUIRE(problems.size() == 2);
  CHECK(config::describe(problems[0]) ==
        "agent.toml:8:1: board.lamp.desk: this machine has no GPIO chip; is the driver loaded?");
  CHECK(config::describe(problems[1]) ==
        "agent.toml:10:1: board.input.air: there is no iio device \"bme280\"; there is no such "
        "device "
        "at all: is its driver loaded?");
}

}  // namespace
}  // namespace innkeeper::device::test
