// SPDX-License-Identifier: Apache-2.0
// The real program against the real server: both sides of docs/api.md agree. Behind the server stands a
// hub of one room and a map of preferences.
#include <sys/wait.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "hub/http/repeats.hpp"
#include "hub/http/server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::hub::http {
namespace {

using Catch::Matchers::Contains;

constexpr std::chrono::seconds kDeadline{30};

RoomView room_0412() {
  RoomView room;
  room.number = "0412";
  room.id = room::room_id("r-7k2m9q").value();
  room.type = "double";
  room.floor = "4";
  room.plan.id = {1'790'000'000, 42};
  room.plan.rental = room::RentalState::rented;
  room.delivery = Delivery::confirmed;
  room.link = wire::LinkState::online;
  room.decision = room::decide(&room.plan, room::Hand{}, room::Situation{}, room::Fixtures{});
  return room;
}

/// Asked on the server's thread only.
class SmallHub final : public Application {
 public:
  void submit(Question question, std::function<void(Answer)> done) override {
    done(std::visit(
        [this](const auto& area) {
          return std::visit([this](const auto& asked) { return this->answer(asked); }, area);
        },
        question.request));
  }
  [[nodiscard]] PmsReading read_post(const PmsPost&) override { return PmsRefusal{}; }
  [[nodiscard]] PasswordHasher& passwords() override { return passwords_; }
  [[nodiscard]] EventFeed& events() override { return events_; }
  [[nodiscard]] Repeats& repeats() override { return repeats_; }

 private:
  Answer answer(const ShowStatus&) {
    StatusView status;
    status.property = "Hotel Aurora";
    status.broker_up = true;
    status.rooms = 1;
    return status;
  }
  Answer answer(const ListRooms&) { return RoomsView{{room_0412()}}; }
  Answer answer(const ShowRoom& asked) {
    if (asked.number != "0412") return NotFound{"no room has the number " + asked.number};
    return room_0412();
  }
  Answer answer(const GetPreferences& asked) {
    const auto found = stored_.find(asked.profile);
    if (found == stored_.end()) return NotFound{"nothing is stored for this guest profile"};
    return found->second;
  }
  Answer answer(const ChangePreferences& asked) {
    Preferences& stored = stored_[asked.profile];
    for (const NamedValue& value : values_of(asked.edit.set)) {
      if (!set(stored, value.name, value.value)) return NotFound{"a place for " + value.name};
    }
    return Done{};
  }
  Answer answer(const ForgetGuest& asked) {
    if (stored_.erase(asked.profile) == 0) return NotFound{"nothing is stored"};
    return ErasureView{.preferences = 3};
  }
  template <class Other>
  Answer answer(const Other&) {
    return NotFound{"this hub is small"};
  }

  std::map<std::string, Preferences> stored_;
  PasswordHasher passwords_{least_cost()};
  EventFeed events_{"run"};
  Repeats repeats_{[] { return room::Time{}; }};
};

class House {
 public:
  House() : work_(io_.get_executor()), server_(io_, {"127.0.0.1", 0}, hub_) {
    const auto started = server_.start();
    if (!started) throw std::runtime_error(started.error());
    thread_ = std::thread([this] { io_.run(); });
  }
  ~House() {
    io_.stop();
    thread_.join();
  }
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  struct Run {
    int status = -1;
    std::string out;
    std::string err;
  };

  [[nodiscard]] Run run(std::vector<std::string> words) const {
    const tests::TemporaryDirectory directory;
    const auto log = directory.path() / "stderr";
    words.insert(words.begin(), {tests::program_dir() + "/innkeeper", "--hub",
                                 "http://127.0.0.1:" + std::to_string(server_.port())});
    support::Process process({.words = std::move(words), .log = log, .piped = true});
    Run result;
    while (const auto line = process.read_line(kDeadline)) result.out += *line + '\n';
    const auto ended = process.wait(kDeadline);
    REQUIRE(ended);
    result.status = WIFEXITED(*ended) ? WEXITSTATUS(*ended) : -1;
    std::ostringstream err;
    err << std::ifstream(log).rdbuf();
    result.err = err.str();
    return result;
  }

  /// What `command` (behind `innkeeper --url ...`) shows on a terminal of 80 by 24 on which `key` is typed
  /// once, after its first line. Before it the program need not listen yet; a second key could meet one that
  /// has ended its work, listens no more, and takes its time to leave (under ThreadSanitizer a second).
  /// The program takes the place of its shell, since Ctrl-C goes to all that run on the terminal, and some
  /// shells end by it.
  [[nodiscard]] Run on_terminal(const std::string& command, const std::string& key) const {
    const tests::TemporaryDirectory directory;
    const auto shown = directory.path() / "shown";
    const std::string program = tests::program_dir() + "/innkeeper --url http://127.0.0.1:" +
                                std::to_string(server_.port()) + ' ' + command;
    support::Process process(
        {.words =
             {"/bin/sh", "-c",
              "(for i in $(seq 600); do sleep 0.1; test -e " + shown.string() +
                  " && break; done; printf '" + key +
                  "') | SHELL=/bin/sh TERM=xterm script -qec \"stty rows 24 cols 80; exec $0\" "
                  "/dev/null; s=$?; echo; exit $s",
              program},
         .log = directory.path() / "stderr",
         .piped = true});
    Run result;
    while (const auto line = process.read_line(kDeadline)) {
      result.out += *line + '\n';
      std::ofstream(shown).flush();
    }
    const auto ended = process.wait(kDeadline);
    REQUIRE(ended);
    result.status = WIFEXITED(*ended) ? WEXITSTATUS(*ended) : -1;
    return result;
  }

  /// The document that `words` print with --json.
  [[nodiscard]] nlohmann::json document(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const Run done = run(std::move(words));
    INFO(done.err);
    REQUIRE(done.status == 0);
    return nlohmann::json::parse(done.out);
  }

 private:
  SmallHub hub_;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  Server server_;
  std::thread thread_;
};

TEST_CASE("what the hub serves, the command line shows") {
  const House house;
  const House::Run status = house.run({"status"});
  CHECK(status.status == 0);
  CHECK_THAT(status.out, Contains("Hotel Aurora"));
  const House::Run rooms = house.run({"rooms"});
  CHECK(rooms.status == 0);
  CHECK_THAT(rooms.out, Contains("0412") && Contains("double"));
  const House::Run room = house.run({"room", "0412"});
  CHECK(room.status == 0);
  CHECK_THAT(room.out, Contains("0412") && Contains("22 °C") && Contains("version 42"));
  CHECK(house.document({"room", "0412"})["plan"]["climate"]["comfort"] == 22);
}

TEST_CASE("top lives on the terminal until q, and gives it back as it was") {
  const House house;
  const House::Run live = house.on_terminal("top", "q");
  CHECK(live.status == 0);
  CHECK_THAT(live.out, Contains("\x1b[?1049h") && Contains("Hotel Aurora") && Contains("0412") &&
                           Contains("1-1 of 1") && Contains("\x1b[?25h\x1b[?1049l"));
  const House::Run table = house.run({"top"});
  CHECK(table.status == 0);
  CHECK_THAT(table.out, Catch::StartsWith("ROOM") && !Contains("\x1b"));
}

TEST_CASE("a watched list is redrawn in place until Ctrl-C, which is no failure") {
  const House house;
  const House::Run watched = house.on_terminal("rooms --watch=1", "\\003");
  CHECK(watched.status == 0);
  CHECK_THAT(watched.out, Contains("Every 1 s") && Contains("\x1b[H") && Contains("0412"));
}

TEST_CASE("guest set changes only the given values, show tells them, erase ends them") {
  const House house;
  using nlohmann::json;
  CHECK(house.run({"guest", "set", "4711", "--comfort", "22.5", "--light", "ceiling=60"}).status ==
        0);
  CHECK(house.run({"guest", "set", "4711", "--light", "bedside=30"}).status == 0);
  CHECK(house.document({"guest", "show", "4711"}) ==
        json::parse(
            R"({"climate":{"comfort":22.5},"lights":{"welcome":{"ceiling":60,"bedside":30}}})"));
  const House::Run forgotten = house.run({"guest", "erase", "4711", "--yes"});
  CHECK(forgotten.status == 0);
  CHECK_THAT(forgotten.out, Contains("3 preferences"));
  const House::Run gone = house.run({"guest", "show", "4711"});
  CHECK(gone.status == 1);
  CHECK_THAT(gone.err, Contains("nothing is stored"));
}

TEST_CASE("the hub's refusal reaches the person with value and limits, and nothing is stored") {
  const House house;
  const House::Run refused = house.run({"guest", "set", "4711", "--comfort", "22.55"});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, Contains("22.55 is not a multiple of 0.1 degrees"));
  CHECK(house.run({"guest", "show", "4711"}).status == 1);
  CHECK(house.run({"room", "no such"}).status == 1);
}

}  // namespace
}  // namespace innkeeper::hub::http
