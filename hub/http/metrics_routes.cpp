// SPDX-License-Identifier: Apache-2.0
// What Prometheus reads. It sends the bearer token of a file, so the scope of a token is all it needs.
#include <array>
#include <string>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"

namespace innkeeper::hub::http {
namespace {

Reply exposed(std::string text) {
  return {200, "text/plain; version=0.0.4; charset=utf-8", std::move(text), {}};
}

Routed show_metrics(const Ask&) {
  return Errand{[](const Desk& desk, const Answered& done) {
    desk.ask(MetricsRequest(ShowMetrics{}), [desk, done](const Answer& answer) {
      const auto* view = std::get_if<MetricsView>(&answer);
      if (view == nullptr) return done(failure_reply(answer));
      desk.expose(*view, [done](std::string text) { done(exposed(std::move(text))); });
    });
  }};
}

// Prometheus asks for its own formats and takes this one whatever it asked for: Accept is not looked at.
constexpr std::array kMetricsRoutes = {
    Route{"GET", "/metrics", show_metrics, kWatches, {}, kMaxBodyBytes, Produces::file},
};

}  // namespace

std::span<const Route> metrics_routes() { return kMetricsRoutes; }

}  // namespace innkeeper::hub::http
