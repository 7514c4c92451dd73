// SPDX-License-Identifier: Apache-2.0
// A small property with its core on a store in memory, for tests of the hub in virtual time.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hub/core/engine.hpp"
#include "hub/core/hotel.hpp"
#include "shared/config/property.hpp"
#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/fixed_property.hpp"
#include "tests/support/memory_store.hpp"

namespace innkeeper::support {

/// `rooms` rooms numbered 101, 102, ... with ids r-101, r-102, ..., all of one type with the
/// fixtures ceiling and bedside, comfort 22, limits 18 to 26, vacant 16 to 28, welcome ceiling 50.
[[nodiscard]] config::Property small_property(std::size_t rooms);

/// `r-101` for number 101.
[[nodiscard]] room::RoomId id_of(const std::string& number);

/// Keeps every effect in the order of release.
class CollectingSink final : public hub::EffectSink {
 public:
  void release(hub::Effects effects) override;

  template <class T>
  [[nodiscard]] std::vector<T> take() {
    std::vector<T> found;
    hub::Effects rest;
    for (hub::Effect& effect : all) {
      if (T* match = std::get_if<T>(&effect)) {
        found.push_back(std::move(*match));
      } else {
        rest.push_back(std::move(effect));
      }
    }
    all = std::move(rest);
    return found;
  }

  hub::Effects all;
};

/// Core, engine and a clock that only the test moves.
class CoreFixture {
 public:
  explicit CoreFixture(std::size_t rooms = 3) : CoreFixture(small_property(rooms)) {}
  explicit CoreFixture(config::Property house);
  ~CoreFixture();
  CoreFixture(const CoreFixture&) = delete;
  CoreFixture& operator=(const CoreFixture&) = delete;

  /// Handles one batch, in as many transactions as it takes; REQUIREs that it succeeds.
  void run(std::vector<hub::Event> events);
  void say(hub::StayEvent event);
  void advance(room::Duration by);

  /// Asks and returns the answer.
  [[nodiscard]] hub::Answer ask(hub::Request request, hub::Actor actor = {hub::Channel::api, {}});
  [[nodiscard]] hub::RoomView view(const std::string& number);
  void prefer(const std::string& profile, std::int32_t milli_celsius, int bedside = -1);

  /// A report of this room that confirms its present plan.
  [[nodiscard]] hub::ReportReceived confirmation(const std::string& number);
  void online(const std::string& number);

  const config::Property property;
  FixedProperty source;
  MemoryStore store;
  CollectingSink sink;
  FixedClock clock{60};
  hub::Now now{room::Time{std::chrono::hours(1)}, {1'790'000'000}};
  hub::Hotel hotel;
  hub::Engine engine;
};

}  // namespace innkeeper::support
