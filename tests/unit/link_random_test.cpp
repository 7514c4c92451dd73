// SPDX-License-Identifier: Apache-2.0
// Random broker, line and time: whatever comes, the client stays within its bounds, and with a sane
// broker it is up again before long.
#include <cstdlib>
#include <random>

#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

using namespace std::chrono_literals;
using link::State;

class Chaos {
 public:
  explicit Chaos(std::uint32_t seed) : random_(seed) {}

  void run(int events) {
    for (int i = 0; i < events; ++i) happen();
    recover();
  }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  std::string garbage() {
    std::string bytes(static_cast<std::size_t>(pick(40)), '\0');
    for (char& byte : bytes) byte = static_cast<char>(pick(256));
    return bytes;
  }

  std::string some_packet() {
    switch (pick(9)) {
      case 0: return connack(pick(8) == 0 ? pick(7) : 0);
      case 1: return suback(static_cast<unsigned>(1 + pick(3)));
      case 2: return puback(static_cast<unsigned>(1 + pick(4)));
      case 3:
        return publish(kRigPlanTopic, std::string(static_cast<std::size_t>(pick(3000)), 'p'), 1);
      case 4: return publish("innkeeper/1/hub/time", "t");
      case 5: return pingresp();
      case 6: return publish("innkeeper/1/r-2/plan", "x", 4);
      case 7: return garbage();
      default: return some_packet().substr(0, static_cast<std::size_t>(pick(6)));
    }
  }

  void happen() {
    link::Client& client = rig_.client();
    switch (pick(10)) {
      case 0: rig_.pass(std::chrono::milliseconds(pick(30'000))); break;
      case 1:
      case 2: rig_.pass_to_deadline(); break;
      case 3: client.on_opened(rig_.now()); break;
      case 4:
        if (pick(4) == 0) client.on_closed(rig_.now());
        break;
      case 5: static_cast<void>(client.publish(long_report())); break;
      case 6: static_cast<void>(client.publish(wire::Channel::link, "{}")); break;
      case 7: {
        const std::string_view offered = client.outgoing();
        REQUIRE(offered.size() <= link::kSendBytes);
        if (!offered.empty()) {
          client.taken(static_cast<std::size_t>(pick(static_cast<int>(offered.size()) + 1)),
                       rig_.now());
        }
        break;
      }
      default: {
        const std::string bytes = some_packet();
        REQUIRE(client.receive(bytes, rig_.now()) <= bytes.size());
      }
    }
    if (client.status().state == State::waiting) REQUIRE(client.outgoing().empty());
    REQUIRE(client.next_deadline() <= rig_.now() + 61s);
  }

  /// A sane broker from now on.
  void recover() {
    const room::Time limit = rig_.now() + 5min;
    while (rig_.state() != State::up) {
      REQUIRE(rig_.now() < limit);
      rig_.pass_to_deadline();
      if (rig_.state() == State::opening) {
        rig_.client().on_opened(rig_.now());
        rig_.sent();
        rig_.feed(connack());
        rig_.feed(suback(Rig::id_at(rig_.sent(), 2)));
      }
    }
  }

  std::mt19937 random_;
  Rig rig_;
};

TEST_CASE("after any chaos a client is bounded, and up again within minutes of a sane broker") {
  const char* chosen = std::getenv("INNKEEPER_SEED");
  const auto first = static_cast<std::uint32_t>(chosen != nullptr ? std::atoi(chosen) : 1);
  for (std::uint32_t seed = first; seed < first + (chosen != nullptr ? 1 : 300); ++seed) {
    INFO("INNKEEPER_SEED=" << seed);
    Chaos(seed).run(300);
  }
}

}  // namespace
}  // namespace innkeeper::tests
