// SPDX-License-Identifier: Apache-2.0
// Feeds any bytes to what reads the body of posted events, in every format, and to what reads their
// signature. It must not crash, what is taken keeps the bounds that the core relies on, and every
// refusal says why.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/webhook/event_reader.hpp"
#include "hub/pms/webhook/signature.hpp"
#include "shared/util/check.hpp"
#include "tests/support/fixed_clock.hpp"

namespace {

using namespace innkeeper::hub;
using innkeeper::check;

constexpr innkeeper::room::UtcTime kNow{1'791'280'800};

void check_bounds(const PmsEvent& event) {
  check(!event.id.empty() && event.id.size() <= kMaxEventIdBytes, "an id is short");
  const auto* told = std::get_if<ReservationTold>(&event.what);
  if (told == nullptr) return;
  check(!told->reservation.empty() && told->reservation.size() <= kMaxReservationBytes,
        "a reservation's key can be stored");
  check(told->status != ReservationStatus::in_house || !told->room.empty(),
        "in house is in a room");
  const StayFacts& facts = told->facts;
  check(!facts.greeting, "no name is taken");
  check(facts.vip.value_or("").size() <= kMaxFactBytes, "a fact can be stored");
  check(facts.profile.value_or("").empty() || is_profile_key(*facts.profile), "a profile is a key");
}

void check_refusal(const http::PmsRefusal& refusal) {
  check(!refusal.detail.empty(), "a refusal says why");
  check(refusal.errors.size() <= 50, "errors have an end");
  for (const FieldError& error : refusal.errors) check(!error.detail.empty(), "so does each error");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const innkeeper::support::FixedClock clock(-210);
  static const auto keys = pms::webhook::KeyRing::of({"0123456789abcdef0123456789abcdef"}).value();
  const std::string body(reinterpret_cast<const char*>(data), size);
  const http::PmsReading reading = pms::webhook::read_events(body, clock, kNow);
  if (const auto* refusal = std::get_if<http::PmsRefusal>(&reading)) {
    check_refusal(*refusal);
  } else {
    const auto& events = std::get<std::vector<PmsEvent>>(reading);
    check(!events.empty() && events.size() <= http::kMaxPmsEvents, "a request tells of something");
    for (const PmsEvent& event : events) check_bounds(event);
  }
  const std::size_t half = size / 2;
  check(keys.refuse(body.substr(0, half), body.substr(half), body, kNow).has_value(),
        "nobody signs by chance");
  return 0;
}
