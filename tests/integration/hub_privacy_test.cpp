// SPDX-License-Identifier: Apache-2.0
// A guest with unmistakable data in a house of real programs: what is said and written while the guest is
// there, and whether anything is left, anywhere, once the guest is forgotten.
#include <signal.h>

#include <set>

#include "tests/integration/mqtt_peer.hpp"
#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

namespace fs = std::filesystem;

const std::string kWish = R"("comfort":23.7)";  // as plans write it

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Everything that clients of the broker get to read.
class Ear {
 public:
  Ear(std::uint16_t port, const std::string& password) : peer_(options(port, password)) {
    REQUIRE(peer_.wait_for<mqtt::Up>());
  }

  /// What came so far, and within `patience` from now: topics and payloads.
  const std::set<std::string>& heard(milliseconds patience = milliseconds(500)) {
    const auto note = [this](const mqtt::Incoming& item) {
      if (const auto* message = std::get_if<mqtt::Message>(&item)) {
        heard_.insert(message->topic + ' ' + message->payload);
      }
      return false;
    };
    static_cast<void>(peer_.wait(note, patience));
    return heard_;
  }

 private:
  static mqtt::Options options(std::uint16_t port, const std::string& password) {
    mqtt::Options options = options_for(port, support::kHubUser);
    options.client_id = "ear";
    options.password = password;
    options.subscriptions = {{"innkeeper/1/#", 1}};
    return options;
  }

  Peer peer_;
  std::set<std::string> heard_;
};

struct PrivateHouse : RunningHouse {
  PrivateHouse() {
    house.put_fias("host = \"127.0.0.1\"\nport = " + std::to_string(house.pms_port()) +
                   "\ngreeting = true\n");
    fs::create_directories(directory.path() / "boards");
    REQUIRE(house.broker().start());
    REQUIRE(house.start_pms());
    REQUIRE(house.start_hub());
    REQUIRE(house.start_rooms({"--state", (directory.path() / "boards").string()}));
    REQUIRE(all_confirmed());
    tell("await-link 20");
    ear.emplace(house.broker().port(), house.hub_password());
  }

  /// The guest comes, is known, and uses what the house offers.
  void live() {
    http("PUT", "/api/v1/guests/" + profile + "/preferences", R"({"climate":{"comfort":23.7}})",
         204);
    http("PUT", "/api/v1/guests/" + profile + "/consent", R"({"learning":"given"})", 204);
    tell("checkin 1 " + reservation + ' ' + profile + " name=" + name + " language=GE vip=3");
    REQUIRE(becomes("1", "rented"));
    http("PUT", "/api/v1/rooms/1/service", R"({"service":"do_not_disturb"})", 204);
    tell("move " + reservation + " 2");
    REQUIRE(becomes("2", "rented"));
    REQUIRE(all_confirmed());
  }

  std::string http(const std::string& method, const std::string& path, const std::string& body,
                   unsigned status) const {
    const auto answer = house.http().call(method, path, body);
    INFO(method << ' ' << path);
    REQUIRE(answer);
    INFO(answer->body);
    REQUIRE(answer->status == status);
    return answer->body;
  }

  /// What `innkeeper` prints.
  [[nodiscard]] std::string command(std::vector<std::string> words) const {
    words.insert(words.begin(), {program_dir() + "/innkeeper", "--hub",
                                 "http://127.0.0.1:" + std::to_string(house.http_port())});
    support::Process process({std::move(words), directory.path() / "innkeeper.log", true});
    std::string out;
    while (const auto line = process.read_line(30s)) out += *line + '\n';
    REQUIRE(process.wait(10s) == 0);
    return out;
  }

  /// Makes mosquitto write what it remembers to its file, as it does now and then by itself.
  void save_broker() { REQUIRE(kill(house.broker().pid(), SIGUSR1) == 0); }

  [[nodiscard]] std::vector<std::string> who() const { return {name, profile, reservation}; }

  /// Files of the house, by all programs, in which one of `words` stands.
  [[nodiscard]] std::string files_with(const std::vector<std::string>& words) const {
    std::string found;
    for (const auto& entry : fs::recursive_directory_iterator(directory.path())) {
      if (!entry.is_regular_file()) continue;
      const std::string content = content_of(entry.path());
      for (const std::string& word : words) {
        if (content.find(word) == std::string::npos) continue;
        found += entry.path().filename().string() + ": " + word + '\n';
      }
    }
    return found;
  }

  /// The same for what is said: retained and passing messages, and every answer that is not about a guest.
  [[nodiscard]] std::string speech_with(const std::vector<std::string>& words) {
    std::vector<std::string> said(ear->heard().begin(), ear->heard().end());
    REQUIRE(said.size() > 8);
    for (const auto* path :
         {"/healthz", "/api/v1/status", "/api/v1/rooms", "/api/v1/rooms/1", "/api/v1/rooms/2",
          "/api/v1/rooms/1/explain", "/api/v1/rooms/2/explain", "/api/v1/audit?limit=1000",
          "/api/v1/overrides", "/api/v1/housekeeping/work", "/api/v1/pms/sync",
          "/api/v1/property/history", "/api/v1/comfort", "/api/v1/cases?state=all"}) {
      said.push_back(http("GET", path, {}, 200));
    }
    for (const auto* format : {"jsonl", "csv"}) {
      said.push_back(command({"audit", "export", "--format", format}));
      REQUIRE(said.back().find("stays") != std::string::npos);
    }
    std::string found;
    for (const std::string& each : said) {
      for (const std::string& word : words) {
        if (each.find(word) != std::string::npos) found += word + " in " + each + '\n';
      }
    }
    return found;
  }

  const std::string name = "Canary" + support::random_secret(8);
  const std::string profile = "profile" + support::random_secret(8);
  const std::string reservation = "stay" + support::random_secret(8);
  std::optional<Ear> ear;
};

TEST_CASE("while a guest is in house, neither wire nor logs nor boards ever hold who it is") {
  PrivateHouse running;
  running.live();
  running.save_broker();
  // The search finds what is there: who it is in the database alone, the wish wherever plans are.
  const auto holds_wish = [&](const char* file) {
    return within(10s, [&] { return running.files_with({kWish}).find(file) != std::string::npos; });
  };
  CHECK(holds_wish("innkeeper.db"));
  CHECK(holds_wish("mosquitto.db"));
  CHECK(holds_wish("r-000002"));
  std::istringstream files(running.files_with(running.who()));
  std::set<std::string> seen;
  for (std::string line; std::getline(files, line);) {
    INFO(line);
    CHECK(line.starts_with("innkeeper.db"));
    seen.insert(line.substr(line.find(": ") + 2));
  }
  CHECK(seen.size() == 3);
  CHECK(running.speech_with(running.who()).empty());
  CHECK(running.command({"guest", "export", running.profile}).find(running.name) !=
        std::string::npos);
}

TEST_CASE("nothing is left of a guest who left and is forgotten, wherever one looks") {
  PrivateHouse running;
  running.live();
  running.tell("checkout " + running.reservation);
  REQUIRE(running.becomes("2", "vacant"));
  CHECK_FALSE(running.files_with(running.who()).empty());
  const std::string told =
      running.command({"guest", "erase", running.profile, "--yes", "--as", "front_desk/ada"});
  CHECK(told.find("1 preference, 1 past or expected stay, the consent") != std::string::npos);
  REQUIRE(running.all_confirmed());
  std::vector<std::string> words = running.who();
  words.push_back(kWish);
  const bool is_gone = within(10s, [&] {
    running.save_broker();
    return running.files_with(words).empty();
  });
  INFO(running.files_with(words));
  CHECK(is_gone);
  CHECK(running.speech_with(running.who()).empty());
  // A new client hears what the broker still keeps.
  running.ear.emplace(running.house.broker().port(), running.house.hub_password());
  CHECK(running.speech_with(words).empty());
  for (const auto* rest : {"", "/preferences", "/export"}) {
    const auto body = running.http("GET", "/api/v1/guests/" + running.profile + rest, {}, 404);
    CHECK(body.find(running.profile) == std::string::npos);
  }
  CHECK(running.command({"audit", "export"}).find("guest.data") != std::string::npos);
  // Nor does a restart bring anything back.
  REQUIRE(running.house.stop_hub());
  CHECK(running.files_with(words).empty());
}

TEST_CASE(
    "a guest who is forgotten in house is nobody at once, and gone without trace at check-out") {
  PrivateHouse running;
  running.live();
  const std::string told = running.command({"guest", "forget", running.profile, "--yes"});
  CHECK(told.find("1 stay in house") != std::string::npos);
  REQUIRE(running.all_confirmed());
  const std::vector<std::string> names{running.name, running.profile};
  CHECK(running.files_with(names).empty());
  // The PMS tells everything again, and is not believed more than is needed.
  running.tell("sync");
  running.tell("update " + running.reservation + ' ' + running.profile + " name=" + running.name);
  running.tell("move " + running.reservation + " 3");
  REQUIRE(running.becomes("3", "rented"));
  CHECK(running.files_with(names).empty());
  running.tell("checkout " + running.reservation);
  REQUIRE(running.becomes("3", "vacant"));
  std::vector<std::string> words = running.who();
  words.push_back(kWish);
  const bool is_gone = within(10s, [&] {
    running.save_broker();
    return running.files_with(words).empty();
  });
  INFO(running.files_with(words));
  CHECK(is_gone);
}

}  // namespace
}  // namespace innkeeper::tests
