// SPDX-License-Identifier: Apache-2.0
// A board, a memory and a link in the test's hands, with one power supply that can fail after any
// port call: what comes later has no effect, and a memory write may be torn at any byte.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "device/agent/agent.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::agent::test {

inline room::FixtureName named(std::string_view name) { return room::fixture_name(name).value(); }
inline room::Percent percent(int value) { return room::Percent::from(value).value(); }
inline room::Temperature celsius(int whole) { return room::Temperature::celsius(whole); }
inline room::Time at(std::int64_t seconds) { return room::Time(std::chrono::seconds(seconds)); }

inline room::Fixtures two_lights() {
  room::Fixtures fixtures;
  REQUIRE(fixtures.push_back(named("ceiling")));
  REQUIRE(fixtures.push_back(named("bedside")));
  return fixtures;
}

/// The plan of a rented room; `comfort` and the light tell one from another.
inline room::Plan rented(room::PlanId id, std::uint32_t tenancy, int comfort, int ceiling) {
  room::Plan plan;
  plan.id = id;
  plan.tenancy = tenancy;
  plan.rental = room::RentalState::rented;
  plan.climate.comfort = celsius(comfort);
  REQUIRE(room::set_level(plan.lights.welcome, named("ceiling"), percent(ceiling)));
  return plan;
}

inline std::string bytes_of(const room::Plan& plan) {
  std::array<char, wire::kMaxPlanBytes> buffer{};
  return std::string(wire::encode(plan, buffer).value());
}

/// Shared by the ports of one room.
struct Power {
  static constexpr long kUnlimited = std::numeric_limits<long>::max();
  long calls_left = kUnlimited;
  long calls = 0;

  [[nodiscard]] bool on() const { return calls_left > 0; }
  /// True when the call still happens; the last one empties the supply.
  [[nodiscard]] bool spend() {
    if (!on()) return false;
    ++calls;
    if (calls_left != kUnlimited) --calls_left;
    return true;
  }
};

class FakeBoard final : public Board {
 public:
  explicit FakeBoard(Power& power) : power_(power) {}
  Readings read() override { return power_.spend() ? readings() : Readings{}; }
  void dim(const control::Lamps& wanted) override {
    if (power_.on()) lamps = wanted;
  }
  [[nodiscard]] Readings readings() const {
    Readings result = sensors;
    result.air = air;
    return result;
  }
  bool outputs_hold() override { return !lost; }
  Outputs outputs_held(const Outputs& before, const Outputs& wanted) override {
    Outputs held = before;
    if (lights_hold) held.lights = wanted.lights;
    return held;
  }
  bool drive(const Outputs& wanted) override {
    if (!power_.spend() || jammed) return false;
    outputs = wanted;
    ++drives;
    return true;
  }
  void feed_watchdog() override { ++fed; }
  std::optional<room::Temperature> air = celsius(22);
  int fed = 0;
  Readings sensors;  ///< all but the air
  control::Lamps lamps;
  bool jammed = false;
  bool lost = false;         ///< an output that was taken before
  bool lights_hold = false;  ///< while jammed
  Outputs outputs;
  int drives = 0;

 private:
  Power& power_;
};

class FakeMemory final : public Memory {
 public:
  explicit FakeMemory(Power& power) : power_(power) {}
  bool read(Slot slot, std::span<std::byte> out) override {
    if (!power_.spend() || broken) return false;
    const auto& bytes = slots[index(slot)];
    REQUIRE(out.size() <= bytes.size());
    std::copy_n(bytes.begin(), out.size(), out.begin());
    return true;
  }
  bool write(Slot slot, std::span<const std::byte> bytes) override {
    if (!power_.spend() || broken) return false;
    ++writes;
    // The last call of a dying supply tears: so many bytes arrive.
    const std::size_t arrived = power_.on() ? bytes.size() : std::min(torn_at, bytes.size());
    std::copy_n(bytes.begin(), arrived, slots[index(slot)].begin());
    return arrived == bytes.size();
  }
  [[nodiscard]] bool holds(std::string_view text) const {
    for (const auto& slot : slots) {
      const std::string_view all(reinterpret_cast<const char*>(slot.data()), slot.size());
      if (all.find(text) != std::string_view::npos) return true;
    }
    return false;
  }
  std::array<std::array<std::byte, kRecordBytes>, 2> slots{};
  bool broken = false;
  int writes = 0;
  std::size_t torn_at = kRecordBytes;

 private:
  static std::size_t index(Slot slot) { return slot == Slot::a ? 0 : 1; }
  Power& power_;
};

class FakeLink final : public Link {
 public:
  explicit FakeLink(Power& power) : power_(power) {}
  bool publish(wire::Channel channel, std::string_view payload) override {
    if (!power_.spend() || full) return false;
    sent.emplace_back(channel, std::string(payload));
    return true;
  }
  [[nodiscard]] std::vector<room::Report> reports() const {
    std::vector<room::Report> all;
    for (const auto& [channel, payload] : sent) {
      if (channel == wire::Channel::report) all.push_back(wire::decode_report(payload).value());
    }
    return all;
  }
  [[nodiscard]] room::Report last_report() const {
    const auto all = reports();
    REQUIRE_FALSE(all.empty());
    return all.back();
  }
  [[nodiscard]] std::size_t count(wire::Channel wanted) const {
    std::size_t n = 0;
    for (const auto& message : sent) n += message.first == wanted ? 1 : 0;
    return n;
  }
  std::vector<std::pair<wire::Channel, std::string>> sent;
  bool full = false;

 private:
  Power& power_;
};

/// A room whose agent can be power-cycled on the same memory.
class World {
 public:
  explicit World(room::Fixtures fixtures = two_lights()) : fixtures_(std::move(fixtures)) {
    restart();
  }

  /// A new agent on the same memory, booted and connected; the board comes up dark.
  void restart() {
    agent_.reset();
    power = Power{};
    board.outputs = {};
    agent_.emplace(Equipment{fixtures_, terminal}, board, memory, link);
    agent_->boot(now);
    if (hub_time) agent_->on_hub_time(*hub_time, now);
    agent_->on_link_up(now);
    agent_->step(now);
  }
  void receive(std::string_view bytes) {
    agent_->on_plan(bytes, now);
    agent_->step(now);
  }
  void receive(const room::Plan& plan) { receive(bytes_of(plan)); }
  /// Lets time pass, with every control step on time.
  void pass(std::int64_t seconds) {
    const room::Time end = now + std::chrono::seconds(seconds);
    while (agent_->next_deadline() <= end) {
      now = std::max(now, agent_->next_deadline());
      agent_->step(now);
    }
    now = end;
  }
  Agent& agent() { return *agent_; }
  [[nodiscard]] const room::Fixtures& fixtures() const { return fixtures_; }

  room::Time now = at(1000);
  control::Terminal terminal;
  /// Told at each start: noon, so that no light is dimmed for the hour.
  std::optional<room::LocalTime> hub_time = room::LocalTime{{1'790'078'400}, 0};
  Power power;
  FakeBoard board{power};
  FakeMemory memory{power};
  FakeLink link{power};

 private:
  room::Fixtures fixtures_;
  std::optional<Agent> agent_;
};

}  // namespace innkeeper::agent::test
