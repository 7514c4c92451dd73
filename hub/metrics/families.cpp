// SPDX-License-Identifier: Apache-2.0
#include "hub/metrics/families.hpp"

#include <cstddef>
#include <limits>

namespace innkeeper::hub::metrics {

void Families::histogram(std::string name, std::string help, const DurationCounts& counts) {
  begin(std::move(name), std::move(help), prometheus::MetricType::Histogram);
  prometheus::ClientMetric metric;
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < DurationCounts::kBounds.size(); ++i) {
    below += counts.counts()[i];
    metric.histogram.bucket.push_back({below, in_seconds(DurationCounts::kBounds[i])});
  }
  metric.histogram.bucket.push_back({counts.total(), std::numeric_limits<double>::infinity()});
  metric.histogram.sample_count = counts.total();
  metric.histogram.sample_sum = in_seconds(counts.sum());
  all_.back().metric.push_back(std::move(metric));
}

void Families::add(double value, const Labels& labels) {
  prometheus::ClientMetric metric;
  for (const auto& [name, of] : labels) metric.label.push_back({name, of});
  if (all_.back().type == prometheus::MetricType::Counter) {
    metric.counter.value = value;
  } else {
    metric.gauge.value = value;
  }
  all_.back().metric.push_back(std::move(metric));
}

}  // namespace innkeeper::hub::metrics
