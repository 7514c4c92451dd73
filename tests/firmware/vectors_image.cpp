// SPDX-License-Identifier: Apache-2.0
// Runs every conformance vector of the wire on the processor of a board: valid ones are read, written again and
// read as the same; others are refused with the errors that they state.
#include <algorithm>
#include <array>
#include <optional>

#include "device/cortex_m/core.hpp"
#include "device/cortex_m/image.hpp"
#include "device/cortex_m/line_reader.hpp"
#include "shared/wire/codec.hpp"
#include "tests/firmware/semihosting.hpp"
#include "tests/firmware/vectors.hpp"

namespace innkeeper::tests {
namespace {

using ErrorText = FixedString<512>;

ErrorText text_of(const room::Violations& errors) {
  std::array<FixedString<96>, room::kMaxViolations> lines;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    check(lines[i].append(errors[i].at.view()) && lines[i].push_back(' ') &&
              lines[i].append(name_of(errors[i].code)),
          "an error fits its line");
  }
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(errors.size());
  std::sort(lines.begin(), end);
  ErrorText text;
  for (auto line = lines.begin(); line != end; ++line) {
    check((text.empty() || text.push_back('\n')) && text.append(line->view()), "errors fit");
  }
  return text;
}

ErrorText text_of(const room::Violation& error) {
  room::Violations errors;
  static_cast<void>(errors.push_back(error));
  return text_of(errors);
}

room::Fixtures fixtures_in(std::string_view names) {
  room::Fixtures fixtures;
  for (auto name = cortex_m::take_word(names); !name.empty(); name = cortex_m::take_word(names)) {
    check(fixtures.push_back(*room::fixture_name(name)), "a vector's lights fit a room");
  }
  return fixtures;
}

std::array<char, wire::kMaxReportBytes> buffer;

bool plan_holds(const Vector& vector) {
  const room::Fixtures fixtures = fixtures_in(vector.fixtures);
  const auto read = [&](std::string_view document) {
    return vector.any_fixture ? wire::decode_plan(document) : wire::decode_plan(document, fixtures);
  };
  const auto plan = read(vector.document);
  const room::PlanId meant{vector.epoch, vector.version};
  if (!plan) {
    return text_of(plan.error().errors).view() == vector.errors &&
           plan.error().id.value_or(room::PlanId{}) == meant;
  }
  const auto written = wire::encode(*plan, buffer);
  if (!vector.errors.empty() || plan->id != meant || !written) return false;
  const auto again = read(*written);
  return again && *again == *plan;
}

/// `read` and wire::encode() agree about the document, or `read` refuses it as the vector states.
template <class Read>
bool holds(const Vector& vector, Read read) {
  const auto value = read(vector.document);
  if (!value) return text_of(value.error()).view() == vector.errors;
  const auto written = wire::encode(*value, buffer);
  if (!vector.errors.empty() || !written) return false;
  const auto again = read(*written);
  return again && *again == *value;
}

bool link_holds(const Vector& vector) {
  const auto state = wire::decode_link(vector.document);
  if (!state) return text_of(state.error()).view() == vector.errors;
  const auto again = wire::decode_link(wire::encode(*state));
  return vector.errors.empty() && again && *again == *state;
}

/// A report with words of a newer board is read as `unknown`, which no board of ours says.
bool report_holds(const Vector& vector) {
  const auto report = wire::decode_report(vector.document);
  if (!report) return text_of(report.error()).view() == vector.errors;
  return vector.errors.empty();
}

bool holds(const Vector& vector) {
  switch (vector.kind) {
    case Kind::plan: return plan_holds(vector);
    case Kind::report: return report_holds(vector);
    case Kind::telemetry: return holds(vector, wire::decode_telemetry);
    case Kind::link: return link_holds(vector);
    case Kind::time: return holds(vector, wire::decode_time);
  }
  return false;
}

}  // namespace
}  // namespace innkeeper::tests

void innkeeper::cortex_m::program() {
  using namespace innkeeper::tests;
  start_tick(25'000'000);
  std::uint32_t broken = 0;
  for (const Vector& vector : vectors()) {
    if (holds(vector)) continue;
    ++broken;
    say("broken: ");
    say(vector.name);
    say("\n");
  }
  say(static_cast<std::uint32_t>(vectors().size()));
  say(" vectors, ");
  say(broken);
  say(" broken, in ");
  say(cycles());
  say(" cycles, stack ");
  say(stack_used());
  say("\n");
  exit_with(broken == 0 ? 0 : 1);
}
