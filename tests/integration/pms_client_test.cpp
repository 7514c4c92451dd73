// SPDX-License-Identifier: Apache-2.0
// The hub's shell of the FIAS link against the real innkeeper-simpms: what the core says from its
// own thread reaches the PMS.
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <thread>

#include "hub/daemon/pms_client.hpp"
#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

using hub::daemon::PmsClient;

/// A client on a thread of its own, stopped in order at the end.
struct RunningClient {
  explicit RunningClient(const hub::daemon::FiasConfig& config)
      : client(io, config, nullptr, clock, [](hub::Event) { return true; }) {
    client.start();
    thread = std::thread([this] { io.run(); });
  }
  ~RunningClient() {
    boost::asio::post(io, [this] { client.stop([this] { io.stop(); }); });
    thread.join();
  }

  boost::asio::io_context io{1};
  hub::daemon::HotelClock clock = hub::daemon::HotelClock::in("Europe/Rome").value();
  PmsClient client;
  std::thread thread;
};

/// Whether the PMS prints a line with these words in time.
bool hears(support::House& house, const std::string& words) {
  while (const auto line = house.pms().read_line(20s)) {
    if (line->find(words) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE(
    "what the core tells the PMS from its own thread arrives, before and after the link is up") {
  RunningHouse running;
  hub::daemon::FiasConfig config;
  config.endpoint = {"127.0.0.1", running.house.pms_port()};
  config.settings.service_status = true;
  config.settings.room_status = true;
  REQUIRE(running.house.start_pms());
  RunningClient hub(config);
  hub.client.tell(hub::TellService{"1", hub::ServiceTold::do_not_disturb});
  CHECK(hears(running.house, R"("room":"1","service":"do_not_disturb")"));
  hub.client.tell(hub::TellRoomCondition{"2", hub::RoomCondition::clean, false, "maria"});
  CHECK(hears(running.house, R"("room":"2","room_status":"3","user":"maria")"));
  hub.client.tell(hub::AskForSync{true});
  CHECK(hears(running.house, R"("event":"synchronised")"));
}

TEST_CASE("a thousand messages from another thread all arrive, the last of each room") {
  RunningHouse running;
  hub::daemon::FiasConfig config;
  config.endpoint = {"127.0.0.1", running.house.pms_port()};
  config.settings.service_status = true;
  REQUIRE(running.house.start_pms());
  RunningClient hub(config);
  for (int round = 0; round < 250; ++round) {
    for (const char* room : {"1", "2", "3", "4"}) {
      hub.client.tell(hub::TellService{
          room, round == 249 ? hub::ServiceTold::make_up_room : hub::ServiceTold::do_not_disturb});
    }
  }
  for (const std::string room : {"1", "2", "3", "4"}) {
    CHECK(hears(running.house, "\"room\":\"" + room + "\",\"service\":\"make_up_room\""));
  }
}

}  // namespace
}  // namespace innkeeper::tests
