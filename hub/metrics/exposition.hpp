// SPDX-License-Identifier: Apache-2.0
// Readings as Prometheus reads them. The only place that spells the names of metrics; docs/monitoring.md
// lists them for people.
#pragma once

#include <string>

#include "hub/core/metrics/metrics_requests.hpp"
#include "hub/metrics/readings.hpp"

namespace innkeeper::hub::metrics {

/// Prometheus' text format 0.0.4. The number of lines depends on the number of routes, faults and buckets,
/// never on how many rooms there are: a label for each of 10,000 rooms would make 10,000 series of each
/// metric, and which room is ill is what the console is for.
[[nodiscard]] std::string exposition(const MetricsView& core, const ShellReading& shell);

}  // namespace innkeeper::hub::metrics
