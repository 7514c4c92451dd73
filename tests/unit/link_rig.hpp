// SPDX-License-Identifier: Apache-2.0
// A board's client on a scripted broker, in virtual time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "device/link/client.hpp"
#include "shared/room/report.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::tests {

inline const std::string kRigPlanTopic = "innkeeper/1/r-1/plan";

// Packets as a broker writes them.
inline std::string bytes_of(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text.push_back(static_cast<char>(value));
  return text;
}

inline std::string packet_of(int first_byte, std::string_view body) {
  std::string text(1, static_cast<char>(first_byte));
  std::size_t rest = body.size();
  do {
    text.push_back(static_cast<char>((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
    rest >>= 7;
  } while (rest > 0);
  return text.append(body);
}

inline std::string number_of(unsigned value) {
  return bytes_of({static_cast<int>(value >> 8U), static_cast<int>(value & 0xFFU)});
}

inline std::string connack(int code = 0, int flags = 0) { return bytes_of({0x20, 2, flags, code}); }
inline std::string suback(unsigned id, int plan = 1, int time = 0) {
  return packet_of(0x90, number_of(id) + bytes_of({plan, time}));
}
inline std::string puback(unsigned id) { return packet_of(0x40, number_of(id)); }
inline std::string pingresp() { return bytes_of({0xD0, 0}); }

/// `id` 0: QoS 0.
inline std::string publish(std::string_view topic, std::string_view payload, unsigned id = 0,
                           int more_flags = 0) {
  std::string body = number_of(static_cast<unsigned>(topic.size()));
  body += topic;
  if (id != 0) body += number_of(id);
  body += payload;
  return packet_of(0x30 | (id != 0 ? 2 : 0) | more_flags, body);
}

inline link::Settings rig_settings() {
  link::Settings settings;
  settings.room = *room::room_id("r-1");
  settings.spread_ms = 0;
  return settings;
}

class Rig final : link::Listener {
 public:
  explicit Rig(const link::Settings& settings = rig_settings()) : client_(settings, *this, now_) {}

  link::Client& client() { return client_; }
  room::Time now() const { return now_; }
  link::State state() const { return client_.status().state; }
  link::Reason last_down() const { return client_.status().last_down; }

  void feed(std::string_view bytes) {
    const std::size_t taken = client_.receive(bytes, now_);
    CHECK(taken == bytes.size());
  }
  /// All that the client has to say, taken by the transport.
  std::string sent() {
    std::string all;
    while (true) {
      const std::string_view next = client_.outgoing();
      if (next.empty()) return all;
      all += next;
      client_.taken(next.size(), now_);
    }
  }
  void step() { client_.step(now_); }
  void pass(room::Duration time) {
    now_ += time;
    step();
  }
  void pass_to_deadline() {
    if (client_.next_deadline() > now_) now_ = client_.next_deadline();
    step();
  }

  /// From any waiting to SUBSCRIBE; the id of it.
  unsigned greet() {
    while (state() == link::State::waiting) pass_to_deadline();
    REQUIRE(state() == link::State::opening);
    client_.on_opened(now_);
    REQUIRE(sent().substr(0, 1) == "\x10");
    feed(connack());
    const std::string subscribe = sent();
    REQUIRE(subscribe.substr(0, 1) == "\x82");
    return id_at(subscribe, 2);
  }
  void connect() {
    feed(suback(greet()));
    REQUIRE(state() == link::State::up);
  }
  static unsigned id_at(std::string_view packet, std::size_t at) {
    return (unsigned{static_cast<unsigned char>(packet.at(at))} << 8U) |
           static_cast<unsigned char>(packet.at(at + 1));
  }
  /// Of a PUBLISH with QoS 1 and a remaining length of one byte.
  static unsigned id_of_publish(std::string_view packet) {
    return id_at(packet, 4 + id_at(packet, 2));
  }

  // What the room was told.
  int ups = 0;
  std::vector<link::Reason> downs;
  std::vector<std::string> plans;
  std::vector<std::string> times;

 private:
  void on_up(room::Time) override { ++ups; }
  void on_down(link::Reason reason, room::Time) override { downs.push_back(reason); }
  void on_plan(std::string_view payload, room::Time) override { plans.emplace_back(payload); }
  void on_hub_time(std::string_view payload, room::Time) override { times.emplace_back(payload); }

  room::Time now_{std::chrono::hours(1)};
  link::Client client_;
};

/// A report of more than one piece.
inline room::Report long_report() {
  room::Report report;
  for (const char* name : {"ceiling", "bedside", "bathroom", "mirror", "desk", "wardrobe"}) {
    const auto fixture = *room::fixture_name(name);
    static_cast<void>(report.state.lights.push_back({fixture, {}}));
    room::LightDecision light{};
    light.fixture = fixture;
    static_cast<void>(report.why.lights.push_back(light));
  }
  return report;
}

inline std::string encoded(const room::Report& report) {
  std::vector<char> bytes(wire::kMaxReportBytes);
  const auto text = wire::encode(report, bytes);
  REQUIRE(text);
  return std::string(*text);
}

}  // namespace innkeeper::tests
