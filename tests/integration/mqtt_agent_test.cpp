// SPDX-License-Identifier: Apache-2.0
// The agent as a process on a real broker: what a hub would see of it through crashes.
#include <signal.h>

#include <fstream>

#include "device/linux/agent_config.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"
#include "tests/integration/mqtt_peer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {
namespace {

using mqtt::Up;

std::string plan_bytes(std::uint32_t version) {
  return R"({"schema":"innkeeper.plan/1","epoch":1790000000,"version":)" + std::to_string(version) +
         R"(,"tenancy":7,"rental":"rented","climate":{"comfort":22.5,"source":"guest",)"
         R"("vacant":{"heat":16,"cool":28},"min":18,"max":26},)"
         R"("lights":{"welcome":{"ceiling":60,"bedside":30},"source":"guest"}})";
}

/// A broker, a hub's ear, and the means to start the agent of room r-1.
class Hotel {
 public:
  Hotel() : broker_(broker_in(directory_.path())) {
    REQUIRE(broker_.start());
    support::write_private(directory_.path() / "agent.password", kPassword);
    write_config("host = \"127.0.0.1\"\nport = " + std::to_string(broker_.port()));
    auto options = options_for(broker_.port(), support::kHubUser);
    options.subscriptions = {{kReportTopic, 1}, {kLinkTopic, 1}};
    hub_.emplace(options);
    REQUIRE(hub_->wait_for<Up>());
  }

  void write_config(const std::string& broker) {
    std::ofstream(config()) << "[room]\nid = \"r-1\"\nfixtures = [\"ceiling\", \"bedside\"]\n"
                            << "[broker]\n"
                            << broker << "\npassword_file = \"agent.password\"\n"
                            << "[state]\ndirectory = \"state\"\n[board]\nkind = \"simulated\"\n";
  }

  support::Process agent(std::vector<std::string> arguments = {}) {
    std::vector<std::string> words = tests::program_words("innkeeper-agent");
    if (arguments.empty()) arguments = {"--config", config().string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return support::Process({words, log()});
  }

  std::optional<room::Report> wait_for_report(
      const std::function<bool(const room::Report&)>& right) {
    while (const auto message = hub_->wait_for_topic(kReportTopic)) {
      const auto report = wire::decode_report(message->payload);
      REQUIRE(report);
      if (right(*report)) return *report;
    }
    return std::nullopt;
  }

  bool wait_for_link(wire::LinkState wanted) {
    while (const auto message = hub_->wait_for_topic(kLinkTopic, seconds(30))) {
      const auto state = wire::decode_link(message->payload);
      if (state && *state == wanted) return true;
    }
    return false;
  }

  std::filesystem::path config() const { return directory_.path() / "agent.toml"; }
  std::filesystem::path log() const { return directory_.path() / "agent.log"; }
  std::string logged() const {
    std::ifstream in(log());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  Peer& hub() { return *hub_; }

 private:
  TemporaryDirectory directory_;
  support::Broker broker_;
  std::optional<Peer> hub_;
};

bool applied(const room::Report& report, std::uint32_t version) {
  return report.verdict == room::Verdict::applied && report.applied.version == version;
}

TEST_CASE("the agent takes a retained plan, keeps it over kill -9, and its will is said") {
  Hotel hotel;
  const std::string plan = plan_bytes(1);
  REQUIRE(hotel.hub().client().publish({kPlanTopic, plan, true, 1}));
  auto first = hotel.agent();
  const auto before = hotel.wait_for_report([](const auto& r) { return applied(r, 1); });
  REQUIRE(before);
  CHECK(before->digest == crc32(plan));

  first.kill();
  REQUIRE(hotel.wait_for_link(wire::LinkState::lost));

  auto second = hotel.agent();
  REQUIRE(hotel.wait_for_link(wire::LinkState::online));
  const auto after = hotel.wait_for_report([](const auto& r) { return applied(r, 1); });
  REQUIRE(after);
  CHECK(after->boot == before->boot + 1);
  CHECK(after->digest == before->digest);

  // It works on: a newer plan, then a clean end.
  REQUIRE(hotel.hub().client().publish({kPlanTopic, plan_bytes(2), true, 1}));
  REQUIRE(hotel.wait_for_report([](const auto& r) { return applied(r, 2); }));
  CHECK(second.stop());
  CHECK(hotel.wait_for_link(wire::LinkState::offline));
}

TEST_CASE("the agent refuses a plan it cannot hold and says why") {
  Hotel hotel;
  auto agent = hotel.agent();
  REQUIRE(hotel.wait_for_link(wire::LinkState::online));
  std::string plan = plan_bytes(1);
  plan.replace(plan.find("bedside"), 7, "minibar");
  REQUIRE(hotel.hub().client().publish({kPlanTopic, plan, true, 1}));
  const auto report =
      hotel.wait_for_report([](const auto& r) { return r.verdict == room::Verdict::rejected; });
  REQUIRE(report);
  REQUIRE_FALSE(report->errors.empty());
  CHECK(agent.stop());
}

TEST_CASE("a wrong agent.toml is told whole and nothing starts") {
  Hotel hotel;
  hotel.write_config("host = \"127.0.0.1\"\nport = 70000\ntopic = \"x\"");
  auto agent = hotel.agent({"--check-config", hotel.config().string()});
  const auto status = agent.wait(seconds(10));
  REQUIRE(status);
  CHECK(WEXITSTATUS(*status) == 2);
  CHECK_THAT(hotel.logged(),
             Catch::Matchers::Contains("broker.port") && Catch::Matchers::Contains("broker.topic"));
}

TEST_CASE("the sample agent.toml in the tree is sound") {
  const auto config = device::read_agent_config(tests::source_dir() + "/config/agent.toml");
  if (!config) FAIL(config::describe(config.error()));
  CHECK(config->fixtures.size() == 2);
}

}  // namespace
}  // namespace innkeeper::tests
