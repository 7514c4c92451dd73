// SPDX-License-Identifier: Apache-2.0
// Feeds a board's MQTT client with anything: an input is a list of steps (a byte that says what,
// then what it needs), so that bytes come in any pieces, at any time, between any calls. Whatever
// happened, a sane broker has it up again.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "device/link/client.hpp"
#include "shared/util/check.hpp"

namespace {

using namespace innkeeper;
using namespace std::chrono_literals;
using link::State;

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}
  [[nodiscard]] bool empty() const { return rest_.empty(); }
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::string_view bytes(std::size_t count) {
    const std::string_view part(rest_.data(), std::min(count, rest_.size()));
    rest_.remove_prefix(part.size());
    return part;
  }

 private:
  std::string_view rest_;
};

class Room final : public link::Listener {
 public:
  void on_up(room::Time) override {
    check(!up, "up is told once");
    up = true;
  }
  void on_down(link::Reason reason, room::Time) override {
    check(up && reason != link::Reason::none, "down comes after up, with a reason");
    up = false;
  }
  void on_plan(std::string_view, room::Time) override {}
  void on_hub_time(std::string_view, room::Time) override {}
  bool up = false;
};

class Life {
 public:
  void run(Input input) {
    while (!input.empty()) {
      step(input);
      check_bounds();
    }
    if (client_.status().state != State::leaving && client_.status().state != State::stopped) {
      recover();
    }
  }

 private:
  void step(Input& input) {
    const std::uint8_t what = input.byte();
    switch (what % 12) {
      case 0: now_ += std::chrono::milliseconds(std::uint32_t{input.byte()} * 200); break;
      case 1: to_deadline(); break;
      case 2: client_.on_opened(now_); break;
      case 3: client_.on_closed(now_); break;
      case 4: static_cast<void>(client_.publish(report_)); break;
      case 5: static_cast<void>(client_.publish(wire::Channel::telemetry, "{}")); break;
      case 6: static_cast<void>(client_.publish(wire::Channel::link, "{}")); break;
      case 7: take(input.byte()); break;
      case 8: take(SIZE_MAX); break;
      case 9:
        if (what > 240) client_.leave(now_);
        break;
      case 10: feed(input.bytes(input.byte())); break;
      default: feed(input.bytes(1)); break;
    }
    client_.step(now_);
  }

  void feed(std::string_view bytes) {
    const std::size_t taken = client_.receive(bytes, now_);
    check(taken <= bytes.size(), "not more is taken than was offered");
  }
  void take(std::size_t limit) {
    for (int pieces = 0; limit > 0 && !client_.outgoing().empty(); ++pieces) {
      check(pieces < 100, "what a client has to say at once has an end");
      const std::size_t count = std::min(limit, client_.outgoing().size());
      client_.taken(count, now_);
      limit -= count;
    }
  }
  void to_deadline() {
    if (client_.next_deadline() != room::Time::max())
      now_ = std::max(now_, client_.next_deadline());
  }
  void check_bounds() {
    check(client_.outgoing().size() <= link::kSendBytes, "output is bounded");
    const State state = client_.status().state;
    check(room_.up == (state == State::up) || state == State::leaving || state == State::stopped,
          "the room knows what the client knows");
    check(state != State::waiting || client_.outgoing().empty(), "nobody speaks alone");
    check(state == State::stopped || client_.next_deadline() <= now_ + 60s,
          "every wait has an end");
  }

  void recover() {
    for (int attempt = 0; attempt < 8; ++attempt) {
      if (client_.status().state == State::up) return;
      to_deadline();
      client_.step(now_);
      if (client_.status().state != State::opening) continue;
      client_.on_opened(now_);
      take(SIZE_MAX);
      feed({"\x20\x02\x00\x00", 4});
      check(client_.outgoing().size() > 4, "SUBSCRIBE follows CONNACK");
      const std::array<char, 6> suback{'\x90', 4, client_.outgoing()[2], client_.outgoing()[3],
                                       1,      0};
      take(SIZE_MAX);
      feed({suback.data(), suback.size()});
    }
    check(client_.status().state == State::up, "a sane broker has it up again");
  }

  static link::Settings settings() {
    link::Settings settings;
    settings.room = *room::room_id("r-1");
    settings.spread_ms = 0;
    return settings;
  }

  room::Time now_{1h};
  Room room_;
  link::Client client_{settings(), room_, now_};
  room::Report report_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Life().run(Input(data, size));
  return 0;
}
