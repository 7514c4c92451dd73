// SPDX-License-Identifier: Apache-2.0
// What a room remembers over a power cut, and its bytes in memory. Apart from the agent, because
// boards in the field keep these bytes over software updates: the layout is a contract.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "device/agent/controller_memory.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/plan.hpp"
#include "shared/util/fixed_string.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::agent {

using PlanBytes = FixedString<wire::kMaxPlanBytes>;

/// Everything that survives a power cut. The plan is kept as it arrived: its number and digest
/// follow from its bytes, so that they cannot contradict each other.
struct Record {
  std::uint32_t boot = 0;  ///< rises by one at each start of the board
  room::PlanId seen;       ///< highest plan ever taken or rejected
  room::Hand hand;
  std::uint16_t given = 0;  ///< stamp of the last given hand of this tenancy; 0: none
  ControllerMemory controller;
  PlanBytes plan;  ///< empty before the first plan
};

/// Bytes of one slot. Always all of them are written, so that nothing of an older record stays
/// behind.
///
/// Layout, integers little-endian: 0 magic "IKRM"; 4 layout (2); 8 generation; 12 boot; 16 seen.epoch
/// (8 bytes); 24 seen.version; 28 a set point follows (0 or 1); 29 set point in milli-degrees Celsius;
/// 33 fan and 34 scene (0: none, else their number and one); 35 service; 36 number of lights; 37
/// lights, 12 entries of: length of name (1 byte), name (16), percent (1); 253 presence; 254 arrival;
/// 255 rates of recovery, heating then cooling: s/K (2 bytes), deviation (2), episodes (1); 265 length
/// of the plan (2 bytes); 267 plan (1,024); 1291 last need (0: unknown, 1 heat, 2 strongly, 3 cold, 4
/// strongly; records of older software hold 0); 1292 stamp of the last given hand (2 bytes); 1294 what
/// ended early (1: housekeeping, 2: wake light); 1295 zeroes; 1340 CRC-32 of everything before it.
inline constexpr std::size_t kRecordBytes = 1344;
using RecordBytes = std::span<std::byte, kRecordBytes>;

/// A record as found in a slot: the higher generation is the newer one.
struct Generation {
  std::uint32_t number = 0;
  Record record;
};

void encode(const Record& record, std::uint32_t generation, RecordBytes out);

/// Nothing for bytes that are torn, of another layout, or hold values that no record has.
[[nodiscard]] std::optional<Generation> decode(std::span<const std::byte, kRecordBytes> bytes);

/// True for memory that was never written: erased flash and new files hold one value throughout.
[[nodiscard]] bool is_blank(std::span<const std::byte, kRecordBytes> bytes);

}  // namespace innkeeper::agent
