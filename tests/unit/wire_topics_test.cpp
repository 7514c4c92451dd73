// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/topics.hpp"

#include <array>
#include <string>

#include "tests/support/catch.hpp"

namespace innkeeper::wire {
namespace {

room::RoomId room_named(std::string_view name) { return room::room_id(name).value(); }

constexpr std::array kAllChannels{Channel::plan,      Channel::report,  Channel::link,
                                  Channel::telemetry, Channel::request, Channel::response};

TEST_CASE("every topic of a room is read back as that room and channel") {
  for (const std::string& name :
       {std::string("r-7k2m9q"), std::string("a"), std::string(32, 'z')}) {
    for (const Channel channel : kAllChannels) {
      const Topic topic = topic_of(room_named(name), channel);
      CHECK(parse_topic(topic.view()) == RoomTopic{room_named(name), channel});
    }
  }
  CHECK(topic_of(room_named("r-7k2m9q"), Channel::plan).view() == "innkeeper/1/r-7k2m9q/plan");
}

TEST_CASE("the filter of a channel names all rooms and is itself no room's topic") {
  CHECK(filter_of(Channel::report).view() == "innkeeper/1/+/report");
  for (const Channel channel : kAllChannels) CHECK_FALSE(parse_topic(filter_of(channel).view()));
}

TEST_CASE("only state is retained, and only what may be lost goes without acknowledgement") {
  for (const Channel channel : {Channel::plan, Channel::report, Channel::link}) {
    CHECK(delivery_of(channel).retained);
    CHECK(delivery_of(channel).qos == 1);
  }
  for (const Channel channel : {Channel::request, Channel::response}) {
    CHECK_FALSE(delivery_of(channel).retained);
    CHECK(delivery_of(channel).qos == 1);
  }
  CHECK_FALSE(delivery_of(Channel::telemetry).retained);
  CHECK(delivery_of(Channel::telemetry).qos == 0);
}

TEST_CASE("the hub's own topics are no room's") {
  for (const std::string_view topic : {kHubLinkTopic, kHubTimeTopic, kHubBeatTopic}) {
    CHECK_FALSE(parse_topic(topic));
  }
}

}  // namespace
}  // namespace innkeeper::wire
