// SPDX-License-Identifier: Apache-2.0
// Guests in tests of the core: what the PMS tells of them, what they like, what they set by hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {

inline room::Temperature milli(std::int32_t value) {
  return room::Temperature::milli_celsius(value);
}

/// Of a guest with the profile p-<reservation>.
inline CheckedIn check_in(std::string reservation, std::string room, Share share = Share::alone) {
  return {reservation, std::move(room), {.profile = "p-" + reservation}, share, false};
}

inline Preferences likes(std::int32_t milli_celsius, std::string_view fixture = {}, int level = 0) {
  Preferences preferences;
  preferences.comfort = milli(milli_celsius);
  if (!fixture.empty()) {
    REQUIRE(room::set_level(preferences.welcome, room::fixture_name(fixture).value(),
                            room::Percent::from(level).value()));
  }
  return preferences;
}

/// The room reports its present plan as applied, with this set by hand.
inline void touch(support::CoreFixture& hotel, const std::string& number, const room::Hand& hand) {
  ReportReceived told = hotel.confirmation(number);
  told.report.state.hand = hand;
  hotel.run({told});
}

}  // namespace innkeeper::hub
