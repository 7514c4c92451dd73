// SPDX-License-Identifier: Apache-2.0
// A broker, or a line, that says what no broker says: the connection ends with a reason, and a new
// one comes.
#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

using link::Reason;
using link::State;

struct Nonsense {
  const char* name;
  std::string bytes;
  Reason reason;
};

const std::vector<Nonsense>& nonsense_when_up() {
  static const std::vector<Nonsense> list{
      {"type 0", bytes_of({0x00, 0}), Reason::reserved_type},
      {"type 15", bytes_of({0xF0, 0}), Reason::reserved_type},
      {"CONNECT", bytes_of({0x10, 0}), Reason::unexpected_packet},
      {"PUBREC", bytes_of({0x50, 2, 0, 1}), Reason::unexpected_packet},
      {"PUBREL", bytes_of({0x62, 2, 0, 1}), Reason::unexpected_packet},
      {"UNSUBACK", bytes_of({0xB0, 2, 0, 1}), Reason::unexpected_packet},
      {"DISCONNECT", bytes_of({0xE0, 0}), Reason::unexpected_packet},
      {"PINGRESP with flags", bytes_of({0xD1, 0}), Reason::wrong_flags},
      {"PUBACK with flags", bytes_of({0x42, 2, 0, 1}), Reason::wrong_flags},
      {"QoS 3", publish(kRigPlanTopic, "{}", 1, 4), Reason::wrong_flags},
      {"QoS 2", packet_of(0x34, number_of(20) + kRigPlanTopic + number_of(1)), Reason::wrong_flags},
      {"QoS 0 again", publish(kRigPlanTopic, "{}", 0, 8), Reason::wrong_flags},
      {"length of five bytes", bytes_of({0x30, 0x80, 0x80, 0x80, 0x80, 0x01}),
       Reason::wrong_length},
      {"PINGRESP with a body", bytes_of({0xD0, 1, 0}), Reason::wrong_length},
      {"PUBACK of one byte", bytes_of({0x40, 1, 0}), Reason::wrong_length},
      {"SUBACK of one code", packet_of(0x90, number_of(1) + "\1"), Reason::wrong_length},
      {"PUBLISH of nothing", bytes_of({0x30, 0}), Reason::wrong_length},
      {"topic beyond the packet", packet_of(0x30, number_of(30) + "innkeeper"),
       Reason::wrong_length},
      {"no room for an id", packet_of(0x32, number_of(20) + kRigPlanTopic), Reason::wrong_length},
      {"more than is skipped", bytes_of({0x30, 0x81, 0x80, 0x01}), Reason::too_large},
      {"the longest of all", bytes_of({0x30, 0xFF, 0xFF, 0xFF, 0x7F}), Reason::too_large},
      {"id 0", packet_of(0x32, number_of(20) + kRigPlanTopic + number_of(0) + "{}"),
       Reason::wrong_value},
      {"no topic", packet_of(0x30, number_of(0) + "{}"), Reason::wrong_text},
      {"topic with NUL", publish(std::string("a\0b", 3), "{}"), Reason::wrong_text},
      {"topic of half a character", publish("a\xC3", "{}"), Reason::wrong_text},
      {"topic with a surrogate", publish("\xED\xA0\x80", "{}"), Reason::wrong_text},
      {"another room's plan", publish("innkeeper/1/r-2/plan", "{}"), Reason::foreign_topic},
      {"a longer topic", publish(kRigPlanTopic + "/x", "{}"), Reason::foreign_topic},
      {"a very long topic", publish(std::string(300, 'a'), "{}"), Reason::foreign_topic},
      {"own report", publish("innkeeper/1/r-1/report", "{}"), Reason::foreign_topic},
      {"a second CONNACK", connack(), Reason::unexpected_packet},
      {"a second SUBACK", suback(1), Reason::unexpected_packet},
      {"PUBACK of nothing", puback(2), Reason::unexpected_id},
  };
  return list;
}

TEST_CASE("nonsense on a connection that is up ends it with a reason, and it comes back") {
  for (const Nonsense& nonsense : nonsense_when_up()) {
    INFO(nonsense.name);
    for (const bool one_by_one : {false, true}) {
      Rig rig;
      rig.connect();
      if (one_by_one) {
        for (const char byte : nonsense.bytes) rig.feed({&byte, 1});
      } else {
        rig.feed(nonsense.bytes + publish(kRigPlanTopic, "after", 1));
      }
      CHECK(rig.downs == std::vector<Reason>{nonsense.reason});
      CHECK(rig.plans.empty());
      CHECK(rig.client().wanted_connection() == 0);
      CHECK(rig.sent().empty());
      rig.connect();
      CHECK(rig.ups == 2);
    }
  }
}

TEST_CASE("before CONNACK nothing else may come") {
  for (const std::string& bytes :
       {publish(kRigPlanTopic, "{}"), suback(1), puback(1), pingresp()}) {
    Rig rig;
    rig.step();
    rig.client().on_opened(rig.now());
    rig.sent();
    rig.feed(bytes);
    CHECK(rig.state() == State::waiting);
    CHECK(rig.plans.empty());
    rig.connect();
  }
}

TEST_CASE(
    "CONNACK of a session that was not asked for, or with flags that nobody knows, is refused") {
  for (const int flags : {1, 2, 0x80}) {
    Rig rig;
    rig.step();
    rig.client().on_opened(rig.now());
    rig.sent();
    rig.feed(connack(0, flags));
    CHECK(rig.last_down() == Reason::wrong_flags);
  }
}

TEST_CASE("answers that come before their question is out are refused") {
  Rig rig;
  rig.step();
  rig.client().on_opened(rig.now());
  rig.feed(connack());
  CHECK(rig.last_down() == Reason::unexpected_packet);

  rig.connect();
  REQUIRE(rig.client().publish(wire::Channel::link, "{}"));
  rig.feed(puback(Rig::id_of_publish(rig.client().outgoing())));
  CHECK(rig.last_down() == Reason::unexpected_id);

  // A report of which only the first piece is out.
  rig.connect();
  REQUIRE(rig.client().publish(long_report()));
  const std::string piece(rig.client().outgoing());
  rig.client().taken(piece.size(), rig.now());
  rig.feed(puback(Rig::id_at(piece, piece.size() - 2)));
  CHECK(rig.last_down() == Reason::unexpected_id);
  CHECK(rig.downs.size() == 2);
}

TEST_CASE("answers with another number, or more than was granted, are refused") {
  Rig rig;
  rig.feed(suback(rig.greet() + 1));
  CHECK(rig.last_down() == Reason::unexpected_id);
  rig.feed(suback(rig.greet(), 2, 0));
  CHECK(rig.last_down() == Reason::wrong_value);
  rig.feed(suback(rig.greet(), 1, 1));
  CHECK(rig.last_down() == Reason::wrong_value);
  rig.connect();
  REQUIRE(rig.client().publish(wire::Channel::link, "{}"));
  rig.feed(puback(Rig::id_of_publish(rig.sent()) + 1));
  CHECK(rig.last_down() == Reason::unexpected_id);
}

TEST_CASE("every reason has a name of its own") {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Reason::stopped); ++i) {
    const auto name = link::name_of(static_cast<Reason>(i));
    CHECK(std::find(names.begin(), names.end(), name) == names.end());
    names.push_back(name);
  }
}

}  // namespace
}  // namespace innkeeper::tests
