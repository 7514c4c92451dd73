// SPDX-License-Identifier: Apache-2.0
// Collects metrics one after another, in the types of prometheus-cpp.
#pragma once

#include <prometheus/metric_family.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/metrics/duration_counts.hpp"

namespace innkeeper::hub::metrics {

using Labels = std::vector<std::pair<std::string, std::string>>;

/// `name` and `help` follow https://prometheus.io/docs/practices/naming: base units, counters end in _total.
class Families {
 public:
  void gauge(std::string name, std::string help, double value) {
    begin(std::move(name), std::move(help), prometheus::MetricType::Gauge);
    add(value);
  }
  void counter(std::string name, std::string help, double value) {
    begin(std::move(name), std::move(help), prometheus::MetricType::Counter);
    add(value);
  }
  /// Nothing when there is no value.
  template <class Value>
  void gauge_if(std::string name, std::string help, const std::optional<Value>& value) {
    if (value) gauge(std::move(name), std::move(help), static_cast<double>(*value));
  }
  template <class Value>
  void counter_if(std::string name, std::string help, const std::optional<Value>& value) {
    if (value) counter(std::move(name), std::move(help), static_cast<double>(*value));
  }
  void histogram(std::string name, std::string help, const DurationCounts& counts);

  /// A metric of several series, each of which is then given to add().
  void begin(std::string name, std::string help, prometheus::MetricType type) {
    all_.push_back({std::move(name), std::move(help), type, {}});
  }
  void add(double value, const Labels& labels = {});

  [[nodiscard]] const std::vector<prometheus::MetricFamily>& all() const { return all_; }

 private:
  std::vector<prometheus::MetricFamily> all_;
};

[[nodiscard]] inline double in_seconds(room::Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

}  // namespace innkeeper::hub::metrics
