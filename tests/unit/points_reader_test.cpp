// SPDX-License-Identifier: Apache-2.0
// What agent.toml may say of a board, and what is said of a wrong one.
#include "tests/unit/points_config.hpp"

namespace innkeeper::device::test {
namespace {

using Catch::Matchers::Contains;

std::string problems_of(const std::string& text, const control::Terminal& terminal = {}) {
  return config::describe(read_board(text, terminal).problems);
}

const std::string kFcu = "[board.modbus.fcu]\ndevice = \"/dev/ttyS1\"\n";
const std::string kAir = "[board.input.air]\niio = \"bme280\"\nchannel = \"temp\"\n";

TEST_CASE("a point has its defaults by what it is") {
  const BoardPoints board = sound_board(
      kLamps + kFcu +
      "[board.input.air]\nmodbus = \"fcu\"\ninput_register = 3\nscale = 0.1\ninvalid = 32767\n"
      "[board.input.window_open]\ngpio = \"WINDOW\"\nactive_low = true\nbias = \"pull_up\"\n"
      "debounce_ms = 30\n[board.output.heating]\npwm = \"pwmchip0\"\nchannel = 1\nmin = 20\n");
  REQUIRE(board.points.size() == 5);
  const auto& air = std::get<ModbusPoint>(board.points[0].where);
  CHECK(air.table == ModbusTable::input_register);
  CHECK(air.address == 3);
  CHECK(air.unit == 1);
  CHECK(air.scale_thousandths == 100);
  CHECK(air.invalid == 32'767);
  CHECK(board.points[0].every == std::chrono::seconds(1));
  const auto& window = std::get<GpioPoint>(board.points[1].where);
  CHECK(window.active_low);
  CHECK(window.bias == Bias::pull_up);
  CHECK(window.debounce == std::chrono::milliseconds(30));
  CHECK(board.points[1].every == std::chrono::milliseconds(50));
  // 2 to 10 V of a valve: closed is 2 V, and not 0.
  CHECK(board.points[2].encoding.off == 200'000);
  CHECK(board.points[2].encoding.max == 1'000'000);
  CHECK_FALSE(board.points[2].hold_on_stop);
  CHECK(board.points[3].encoding.off == 0);
  CHECK(board.points[3].hold_on_stop);
  CHECK(board.buses[0].baud == 9600);
  CHECK(board.buses[0].parity == Parity::even);
  CHECK(board.buses[0].timeout == std::chrono::milliseconds(500));
}

TEST_CASE("all that is wrong with a board is told at once, at its line") {
  const std::string text = problems_of(
      "[board.lamp.ceilng]\npwm = \"pwmchip0\"\nchannel = 0\n"
      "[board.lamp.desk]\ngpio = \"DESK\"\nbais = \"pull_up\"\n"
      "[board.input.airr]\niio = \"x\"\nchannel = \"temp\"\n"
      "[board.output.fan]\niio = \"x\"\n");
  CHECK_THAT(text,
             Contains("agent.toml:5:1: board.lamp.ceilng: is not among the fixtures of [room]; "
                      "did you mean \"ceiling\"?"));
  CHECK_THAT(text,
             Contains("agent.toml:10:1: board.lamp.desk.bais: is not a known key; did you mean "
                      "\"bias\"?"));
  CHECK_THAT(text, Contains("board.input.airr: is not a known key; did you mean \"air\"?"));
  CHECK_THAT(text, Contains("board.output.fan.iio: cannot be fan; allowed: gpio, pwm, modbus"));
  CHECK_THAT(text, !Contains("ceilng.pwm"));
}

TEST_CASE("a light without a lamp is told, and so is heating without a temperature") {
  CHECK_THAT(
      problems_of("[board.lamp.desk]\ngpio = \"DESK\"\n"),
      Contains("board.lamp: says nothing of fixture \"ceiling\"; bind [board.lamp.ceiling]"));
  CHECK_THAT(problems_of(kLamps + "[board.output.heating]\npwm = \"pwmchip0\"\nchannel = 1\n"),
             Contains("drives heating or cooling without a temperature; bind [board.input.air]"));
}

TEST_CASE("what only switches must be declared as switched") {
  CHECK_THAT(
      problems_of("[board.lamp.ceiling]\ngpio = \"A\"\n[board.lamp.desk]\ngpio = \"B\"\n"),
      Contains("board.lamp.ceiling.gpio: only switches a light that is declared as dimmable") &&
          Contains("dimmable = false in [room.fixture.ceiling]"));
  const std::string valve = kLamps + kAir + "[board.output.heating]\ngpio = \"VALVE\"\n";
  CHECK_THAT(problems_of(valve), Contains("say valve = \"on_off\" in [room.terminal]"));
  control::Terminal terminal;
  terminal.valve = control::ValveKind::on_off;
  CHECK(problems_of(valve, terminal).empty());
}

TEST_CASE("a point is bound once") {
  CHECK_THAT(problems_of(kLamps + "[board.input.door_open]\ngpio = \"DESK\"\n"),
             Contains("gpio \"DESK\" is also that of board.input.door_open, at line 10"));
  CHECK_THAT(
      problems_of(kLamps + kFcu +
                  "[board.output.fan_stage]\nmodbus = \"fcu\"\nholding_register = 4\n"
                  "[board.constant.remote]\nmodbus = \"fcu\"\nholding_register = 4\nvalue = 1\n"),
      Contains("is also that of"));
  // Bits of one status word are points of their own.
  CHECK(problems_of(kLamps + kFcu +
                    "[board.input.door_open]\nmodbus = \"fcu\"\ninput_register = 4\nbit = 0\n"
                    "[board.input.window_open]\nmodbus = \"fcu\"\ninput_register = 4\nbit = 1\n")
            .empty());
}

TEST_CASE("a fan has all of its three relays, and one way to be driven") {
  const std::string low = "[board.output.fan_low]\ngpio = \"F1\"\n";
  CHECK_THAT(problems_of(kLamps + low), Contains("has 1 of three fan relays"));
  const std::string all = low +
                          "[board.output.fan_medium]\ngpio = \"F2\"\n"
                          "[board.output.fan_high]\ngpio = \"F3\"\n";
  CHECK(problems_of(kLamps + all).empty());
  CHECK_THAT(problems_of(kLamps + all + "[board.output.fan]\npwm = \"pwmchip0\"\nchannel = 1\n"),
             Contains("drives the fan in several ways"));
  control::Terminal terminal;
  terminal.fan = control::FanKind::variable;
  CHECK_THAT(problems_of(kLamps + all, terminal), Contains("declared as variable"));
}

TEST_CASE("a register is one, of a kind that fits") {
  const std::string air = kLamps + kFcu + "[board.input.air]\nmodbus = \"fcu\"\nscale = 0.1\n";
  CHECK_THAT(problems_of(air), Contains("is without a register; allowed: one of holding_register, "
                                        "input_register"));
  CHECK_THAT(problems_of(air + "coil = 1\n"), Contains("board.input.air.coil: does not fit air"));
  CHECK_THAT(problems_of(air + "input_register = 1\nholding_register = 1\n"),
             Contains("has several registers"));
  CHECK_THAT(problems_of(air + "input_register = 70000\n"), Contains("0 to 65535"));
  CHECK_THAT(problems_of(kLamps + kFcu +
                         "[board.input.air]\nmodbus = \"fcy\"\ninput_register = 1\n"
                         "scale = 1\n"),
             Contains("there is no [board.modbus.fcy]; did you mean \"fcu\"?"));
}

TEST_CASE("a bus names a line or an address, and no name that must be looked up") {
  CHECK_THAT(problems_of(kLamps + "[board.modbus.a]\naddress = \"gateway.local\"\n"),
             Contains("board.modbus.a.address") && Contains("an IPv4 or IPv6 address"));
  CHECK(problems_of(kLamps + "[board.modbus.a]\naddress = \"::1\"\nport = 1502\n").empty());
  CHECK_THAT(problems_of(kLamps + kFcu + "[board.modbus.b]\ndevice = \"/dev/ttyS1\"\n"),
             Contains("is that of [board.modbus.fcu] too"));
  CHECK_THAT(problems_of(kLamps + "[board.modbus.a]\ndevice = \"/dev/ttyS1\"\nbaud = 9601\n"),
             Contains("is not a usual rate"));
}

}  // namespace
}  // namespace innkeeper::device::test
