// SPDX-License-Identifier: Apache-2.0
// What simulated rooms really do, as a JSON file for tests and for people: the side of the story
// that does not go over the wire.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "device/sim/simhotel_room.hpp"

namespace innkeeper::sim {

using SimulatedRooms = std::vector<std::unique_ptr<SimulatedRoom>>;

/// `{"rooms":{"r-7k2m9q":{"connected":true,"epoch":...,"version":...,"tenancy":...,"rental":"rented",
/// "digest":"1c291ca3","lights":{...},"heating":0,"cooling":0,"air":21.3,"setpoint":22.5,"band":{"heat":22,
/// "cool":23},"because":"guest_preference","hand":{"setpoint":null,"lights":{}},"actuations":12,
/// "people":{"guests":2,"asleep":0,"staff":0,"door":"shut","window":"shut"},"presence":"guest","arrival":
/// "past"}}}`: epoch, version and tenancy are 0, digest is "00000000", and rental is "none" before the
/// first plan; `people` is the truth, `presence` and `arrival` what the agent makes of it.
[[nodiscard]] std::string describe(const SimulatedRooms& rooms);

/// Replaces the file in one step: a reader sees the old document or the new one. False when it
/// cannot.
[[nodiscard]] bool write_whole(const std::filesystem::path& file, const std::string& text);

}  // namespace innkeeper::sim
