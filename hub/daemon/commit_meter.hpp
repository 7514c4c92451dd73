// SPDX-License-Identifier: Apache-2.0
// Measures commits of the database. Two looks at the clock and a handful of additions each, no lock: all of
// it on the engine's thread.
#pragma once

#include "hub/core/engine.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/metrics/readings.hpp"

namespace innkeeper::hub::daemon {

class CommitMeter final : public CommitWatch {
 public:
  explicit CommitMeter(const HotelClock& clock) : clock_(clock) {}

  void commit_begins() override { begun_ = clock_.now().steady; }
  void commit_ended(bool is_durable) override {
    reading_.is_failing = !is_durable;
    if (is_durable) {
      reading_.durations.add(clock_.now().steady - begun_);
    } else {
      ++reading_.failures;
    }
  }

  [[nodiscard]] const metrics::CommitReading& reading() const { return reading_; }

 private:
  const HotelClock& clock_;
  room::Time begun_{};
  metrics::CommitReading reading_;
};

}  // namespace innkeeper::hub::daemon
