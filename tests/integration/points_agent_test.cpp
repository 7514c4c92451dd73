// SPDX-License-Identifier: Apache-2.0
// The agent as a process on a board of points: a tree of files in the place of /sys, a Modbus fan-coil
// controller on a pseudo-terminal, and a real broker.
#include <signal.h>

#include <fstream>

#include "shared/control/dimming.hpp"
#include "shared/wire/codec.hpp"
#include "tests/integration/mqtt_peer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/modbus_slave.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/sysfs_tree.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {
namespace {

using Catch::Matchers::Contains;
using mqtt::Up;
using support::ModbusFault;
using support::ModbusSlave;

const std::string kDuty = "class/pwm/pwmchip0/pwm0/duty_cycle";
/// What the controller's registers are.
constexpr int kAir = 0;
constexpr int kValve = 10;
constexpr int kFanStage = 11;
constexpr int kDesk = 3;
constexpr int kRemote = 9;

std::string plan_bytes(std::uint32_t version, int ceiling) {
  return R"({"schema":"innkeeper.plan/1","epoch":1790000000,"version":)" + std::to_string(version) +
         R"(,"tenancy":7,"rental":"rented","climate":{"comfort":22.5,"source":"guest",)"
         R"("vacant":{"heat":16,"cool":28},"min":18,"max":26},"lights":{"welcome":{"ceiling":)" +
         std::to_string(ceiling) + R"(,"desk":100},"source":"guest"}})";
}

/// In nanoseconds of a period of one millisecond.
std::string duty_of(int percent) {
  const auto level = control::dim_level_of(room::Percent::from(percent).value());
  return std::to_string((1'000'000ULL * control::linear_of(level) + 32'767) / 65'535);
}

class RoomOnPoints {
 public:
  RoomOnPoints() : broker_(broker_in(directory_.path())), slave_(ModbusSlave::Line::serial) {
    REQUIRE(broker_.start());
    support::write_private(directory_.path() / "agent.password", kPassword);
    sys_.pwm_chip("pwmchip0", 2);
    slave_.set_input(kAir, 170);
    write_config("input_register = 0");
    auto options = options_for(broker_.port(), support::kHubUser);
    options.subscriptions = {{kReportTopic, 1}};
    hub_.emplace(options);
    REQUIRE(hub_->wait_for<Up>());
  }

  void write_config(const std::string& air) {
    const std::string fcu = "modbus = \"fcu\"\n";
    std::ofstream(config()) << "[room]\nid = \"r-1\"\nfixtures = [\"ceiling\", \"desk\"]\n"
                            << "[room.fixture.desk]\ndimmable = false\n"
                            << "[broker]\nhost = \"127.0.0.1\"\nport = " << broker_.port()
                            << "\npassword_file = \"agent.password\"\n"
                            << "[state]\ndirectory = \"state\"\n[board]\nkind = \"points\"\n"
                            << "sysfs = \"" << sys_.path().string() << "\"\n"
                            << "[board.modbus.fcu]\ndevice = \"" << slave_.device()
                            << "\"\ntimeout_ms = 200\n"
                            << "[board.input.air]\n"
                            << fcu << air << "\nscale = 0.1\n"
                            << "[board.output.heating]\n"
                            << fcu << "holding_register = 10\n"
                            << "[board.output.fan_stage]\n"
                            << fcu << "holding_register = 11\n"
                            << "[board.constant.remote]\n"
                            << fcu << "holding_register = 9\nvalue = 1\n"
                            << "[board.lamp.ceiling]\npwm = \"pwmchip0\"\nchannel = 0\n"
                            << "[board.lamp.desk]\n"
                            << fcu << "coil = 3\n";
  }

  support::Process agent(std::vector<std::string> arguments = {}, bool piped = false) {
    std::vector<std::string> words = tests::program_words("innkeeper-agent");
    words.insert(words.end(), arguments.begin(), arguments.end());
    words.insert(words.end(), {"--config", config().string()});
    return support::Process({words, log(), piped});
  }

  bool publish(std::uint32_t version, int ceiling) {
    return hub_->client().publish({kPlanTopic, plan_bytes(version, ceiling), true, 1});
  }

  std::optional<room::Report> wait_for_report(
      const std::function<bool(const room::Report&)>& right) {
    while (const auto message = hub_->wait_for_topic(kReportTopic, seconds(40))) {
      const auto report = wire::decode_report(message->payload);
      REQUIRE(report);
      if (right(*report)) return *report;
    }
    return std::nullopt;
  }

  std::filesystem::path config() const { return directory_.path() / "agent.toml"; }
  std::filesystem::path log() const { return directory_.path() / "agent.log"; }
  std::string logged() const {
    std::ifstream in(log());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  SysfsTree& sys() { return sys_; }
  ModbusSlave& slave() { return slave_; }

 private:
  TemporaryDirectory directory_;
  support::Broker broker_;
  SysfsTree sys_;
  ModbusSlave slave_;
  std::optional<Peer> hub_;
};

bool eventually(const std::function<bool()>& right, seconds limit = seconds(15)) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!right()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(milliseconds(20));
  }
  return true;
}

bool has(const room::Report& report, room::Fault fault) {
  return std::find(report.faults.begin(), report.faults.end(), fault) != report.faults.end();
}

TEST_CASE("a plan moves the points of a board, and a stop lets heat off and light be") {
  RoomOnPoints room;
  REQUIRE(room.publish(1, 40));
  auto agent = room.agent();
  const auto report = room.wait_for_report([](const auto& r) { return r.applied.version == 1; });
  REQUIRE(report);
  CHECK(report->state.air == room::Temperature::celsius(17));
  CHECK(report->faults.empty());
  CHECK(eventually([&] { return room.sys().read(kDuty) == duty_of(40); }));
  CHECK(room.sys().read("class/pwm/pwmchip0/pwm0/enable") == "1");
  CHECK(eventually([&] { return room.slave().coil(kDesk); }));
  CHECK(eventually([&] { return room.slave().holding(kValve) > 50; }));
  CHECK(eventually([&] { return room.slave().holding(kFanStage) > 0; }));
  CHECK(room.slave().holding(kRemote) == 1);
  CHECK(agent.stop());
  CHECK(room.slave().holding(kValve) == 0);
  CHECK(room.slave().holding(kFanStage) == 0);
  CHECK(room.slave().coil(kDesk));
  CHECK(room.sys().read(kDuty) == duty_of(40));
}

TEST_CASE(
    "a controller that dies is a fault while the rest of the room works, and heals by itself") {
  RoomOnPoints room;
  REQUIRE(room.publish(1, 40));
  auto agent = room.agent();
  REQUIRE(room.wait_for_report([](const auto& r) { return r.applied.version == 1; }));
  REQUIRE(eventually([&] { return room.slave().holding(kFanStage) > 0; }));

  room.slave().set_fault(ModbusFault::silence);
  // The rest of the room waits for nothing.
  REQUIRE(room.publish(2, 20));
  const auto told = room.wait_for_report([](const auto& r) { return r.applied.version == 2; });
  REQUIRE(told);
  CHECK(told->apply_ms < 1000);
  CHECK(eventually([&] { return room.sys().read(kDuty) == duty_of(20); }));
  REQUIRE(room.wait_for_report([](const auto& r) { return has(r, room::Fault::actuator); }));

  // What still obeys is told as it is.
  REQUIRE(room.publish(3, 30));
  const auto dim = room.wait_for_report([](const auto& r) { return r.applied.version == 3; });
  REQUIRE(dim);
  const auto* level = room::level_of(dim->state.lights, room::fixture_name("ceiling").value());
  REQUIRE(level != nullptr);
  CHECK(level->value() == 30);

  // It was without power meanwhile.
  room.slave().forget();
  room.slave().set_fault(ModbusFault::none);
  REQUIRE(room.wait_for_report([](const auto& r) { return !has(r, room::Fault::actuator); }));
  CHECK(room.slave().holding(kFanStage) > 0);
  CHECK(room.slave().coil(kDesk));
  CHECK(agent.stop());
  CHECK_THAT(room.logged(),
             Contains("warning point.lost point=") && Contains("info point.back point="));
}

TEST_CASE("a point that is not there stops the first start, and none after a sound one") {
  RoomOnPoints room;
  room.write_config("input_register = 35");
  auto wrong = room.agent();
  const auto status = wrong.wait(seconds(20));
  REQUIRE(status);
  CHECK(WEXITSTATUS(*status) == 2);
  CHECK_THAT(room.logged(), Contains("agent.toml:18:1: board.input.air: unit 1 input_register 35: "
                                     "Illegal data address; near it are 27, 28, 29, 30, 31"));

  room.write_config("input_register = 0");
  auto sound = room.agent();
  REQUIRE(room.wait_for_report([](const auto& r) { return r.state.air.has_value(); }));
  CHECK(sound.stop());
  room.sys().remove("class/pwm/pwmchip0");
  auto broken = room.agent();
  CHECK(room.wait_for_report([](const auto& r) { return has(r, room::Fault::actuator); }));
  CHECK(broken.stop());
  CHECK_THAT(room.logged(), Contains("board.problem key=board.lamp.ceiling"));
}

TEST_CASE("an output is tried when somebody says so, and is what it was also after Ctrl-C") {
  RoomOnPoints room;
  room.slave().set_holding(kValve, 30);
  const bool interrupted = GENERATE(false, true);
  const std::string time = interrupted ? "60" : "1";
  auto trial = room.agent({"board", "test", "heating", "--seconds", time}, true);
  CHECK(room.slave().holding(kValve) == 30);
  REQUIRE(trial.write_line("y"));
  CHECK(eventually([&] { return room.slave().holding(kValve) == 100; }));
  CHECK(room.slave().holding(kRemote) == 1);
  if (interrupted) trial.signal(SIGINT);
  const auto status = trial.wait(seconds(10));
  REQUIRE(status);
  CHECK(WEXITSTATUS(*status) == 0);
  CHECK(room.slave().holding(kValve) == 30);
  CHECK(room.slave().holding(kRemote) == 0);
}

TEST_CASE("while its agent runs, the board is shown by it and touched by no second hand") {
  RoomOnPoints room;
  auto agent = room.agent();
  REQUIRE(room.wait_for_report([](const auto&) { return true; }));
  auto list = room.agent({"board", "list", "--json"});
  const auto shown = list.wait(seconds(10));
  REQUIRE(shown);
  CHECK(WEXITSTATUS(*shown) == 0);
  CHECK_THAT(room.logged(),
             Contains(R"("point":"air","output":false,"value":"17.000 C","raw":170)"));
  auto trial = room.agent({"board", "test"});
  const auto status = trial.wait(seconds(10));
  REQUIRE(status);
  CHECK(WEXITSTATUS(*status) == 1);
  CHECK_THAT(room.logged(), Contains("another innkeeper-agent uses this board"));
  CHECK(agent.stop());
}

}  // namespace
}  // namespace innkeeper::tests
