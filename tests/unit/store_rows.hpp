// SPDX-License-Identifier: Apache-2.0
// Rows that the tests of the stores write, apart because four test programs' files share them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "hub/core/guests/guest_book.hpp"
#include "hub/core/store.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {

inline RoomRow room_row(std::string_view id, std::uint32_t version = 1) {
  RoomRow row;
  row.id = room::room_id(id).value();
  row.plan_id = {7, version};
  row.tenancy = 3;
  row.plan = R"({"schema":"innkeeper.plan/1","epoch":7})";
  return row;
}

inline StayRow stay_row(std::string_view reservation, std::uint64_t arrival,
                        StayStatus status = StayStatus::in_house) {
  StayRow row;
  row.reservation = reservation;
  row.room = room::room_id("r-1").value();
  row.profile = "profile-" + row.reservation;
  row.status = status;
  row.arrival = arrival;
  row.since = {1'790'000'000};
  return row;
}

/// A stay of which everything is known.
inline StayRow whole_stay_row(std::string_view reservation, std::uint64_t arrival) {
  StayRow row = stay_row(reservation, arrival, StayStatus::checked_out);
  row.language = "pt-BR";
  row.vip = "3";
  row.tier = "Gold";
  row.greeting = "Dr. Gr\xc3\xbcn";
  row.arrival_day = CivilDay{20'700};
  row.departure_day = CivilDay{20'701};
  row.persons = 3;
  row.kept = {room::Temperature::milli_celsius(23'500), room::FanSetting::low, room::Scene::relax,
              room::ServiceWish::do_not_disturb};
  row.left_room = room::room_id("r-2");
  row.moved_at = {1'790'000'100};
  row.doubted = true;
  row.observed = true;
  row.forgotten = true;
  row.by_desk = true;
  return row;
}

inline GivenRow given_row(std::string_view id, std::uint16_t stamp = 1) {
  room::GivenHand given;
  given.stamp = stamp;
  given.clear = true;
  given.setpoint = room::Temperature::milli_celsius(21'500);
  given.fan = room::FanSetting::quiet;
  given.scene = room::Scene::off;
  given.service = room::ServiceWish::make_up_room_now;
  return {room::room_id(id).value(), given};
}

inline PreferenceRow preference_row(std::string_view profile, std::string_view name,
                                    std::int64_t value) {
  return {std::string(profile),
          std::string(name),
          std::to_string(value),
          Provenance::declared,
          {1'790'000'000}};
}

inline RevisionRow revision_row(std::uint32_t number, std::uint32_t rooms = 24) {
  RevisionRow row;
  row.number = number;
  row.at = {1'790'000'000};
  row.by = {Channel::administrator, "ada"};
  row.origin = number == 1 ? RevisionOrigin::file : RevisionOrigin::revert;
  row.reverted_to = number == 1 ? 0 : 1;
  row.digest = "9f3a2c11-10482";
  row.file_digest = "00000000-1";
  row.rooms = rooms;
  return row;
}

inline AuditRow audit_row(std::string_view what, std::int64_t at = 1'790'000'000) {
  AuditRow row;
  row.at = {at};
  row.actor = {Channel::maintenance, "bo"};
  row.room = room::room_id("r-1").value();
  row.what = what;
  row.before = "off";
  row.after = "on";
  row.why = "valve sticks";
  return row;
}

/// `lights` in the order in which a store returns them: by name.
inline Preferences preferences_of(
    std::optional<std::int32_t> milli_celsius,
    std::initializer_list<std::pair<std::string_view, int>> lights = {}) {
  Preferences preferences;
  if (milli_celsius) preferences.comfort = room::Temperature::milli_celsius(*milli_celsius);
  for (const auto& [name, level] : lights) {
    const room::FixtureLevel entry{room::fixture_name(name).value(),
                                   room::Percent::from(level).value()};
    check(preferences.welcome.push_back(entry), "a test's preferences fit");
  }
  return preferences;
}

}  // namespace innkeeper::hub
