// SPDX-License-Identifier: Apache-2.0
// What the front desk asks about a room, beside what it has a PMS for: guests who come, go and move by
// hand, scenes and set points for a guest, and what a room would do with other preferences.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/guests/preference_edit.hpp"
#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// Longest reason for doing by hand what the PMS is there for.
inline constexpr std::size_t kMaxDespitePms = 200;

/// Said again for a reservation that is in this room it changes its facts and nothing else.
struct CheckInRoom {
  std::string number;
  std::optional<std::string> reservation;  ///< none: one is made up
  StayFacts facts;                         ///< `arrival` is today whatever it says
  bool shared = false;                     ///< joins those who are in the room
  std::string despite_pms;                 ///< why by hand, though the PMS is connected
};
/// Of a room that nobody is in any more it changes nothing.
struct CheckOutRoom {
  std::string number;
  std::optional<std::string> reservation;  ///< none: whoever is in the room
  bool all = false;                        ///< everybody who shares it
  std::string despite_pms;
};
struct MoveStay {
  std::string number;  ///< where the guest is
  std::string to;      ///< another room's number
  std::optional<std::string> reservation;
  bool all = false;
  bool shared = false;  ///< joins those who are in the other room
  std::string despite_pms;
};

/// As the room's guest would at the panel.
struct SetScene {
  std::string number;
  room::Scene scene = room::Scene::welcome;  ///< one of RoomView::scenes
};
/// Likewise.
struct SetSetpoint {
  std::string number;
  room::Temperature setpoint;  ///< within the limits of the room's plan
};

/// What would become of rooms if this change of preferences were made. Nothing is stored.
struct PreviewPreferences {
  std::string profile;
  PreferenceEdit edit;
  std::string number{};  ///< empty: the rooms where the guest is, otherwise one room of each type
};

using DeskRequest =
    std::variant<CheckInRoom, CheckOutRoom, MoveStay, SetScene, SetSetpoint, PreviewPreferences>;

/// The stays that a check-in, check-out or move was about, as they are now.
struct ReceptionView {
  std::string number;  ///< of the room where they are, or were
  std::vector<StayRow> stays;
};

/// What a room does for those in it, as far as preferences have a say. Within the room's limits.
struct RoomTargets {
  room::Temperature comfort;
  std::optional<room::Temperature> night;  ///< none: as by day
  room::FanSetting fan = room::FanSetting::automatic;
  room::FixtureLevels welcome;
  room::SceneBrightness brightness;
  room::Units units = room::Units::celsius;
  friend bool operator==(const RoomTargets&, const RoomTargets&) = default;
};

struct PreviewView {
  struct Room {
    std::string number;
    std::string type;
    bool in_house = false;  ///< the guest is there; otherwise it is told as if alone in it
    RoomTargets before;
    RoomTargets after;
    std::vector<std::string> notes;  ///< why it is not just as wished, a sentence each
  };
  std::vector<Room> rooms;
};

}  // namespace innkeeper::hub
