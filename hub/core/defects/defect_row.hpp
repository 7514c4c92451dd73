// SPDX-License-Identifier: Apache-2.0
// A defect that somebody reported in a room, and its one photo, as they are stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/actor.hpp"
#include "hub/core/defects/photo.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// What is broken, for whoever packs the tools.
enum class DefectKind : std::uint8_t { climate, light, water, power, furniture, opening, other };
inline constexpr DefectKind kDefectKinds[] = {
    DefectKind::climate,   DefectKind::light,   DefectKind::water, DefectKind::power,
    DefectKind::furniture, DefectKind::opening, DefectKind::other};

[[nodiscard]] std::string_view name_of(DefectKind kind);

inline constexpr std::size_t kMaxDefectText = 500;
inline constexpr std::size_t kMaxDefectNote = 200;

/// Whether this can name a defect: 8 to 64 of a-z, 0-9 and '-'. Whoever reports it chooses it at random, so
/// that saying it again says it once.
[[nodiscard]] bool is_defect_id(std::string_view text);

struct DefectRow {
  std::string id;
  room::RoomId room;
  DefectKind kind = DefectKind::other;
  std::string text;
  room::UtcTime at;
  Actor by;
  std::optional<room::UtcTime> resolved{};
  Actor resolved_by{};  ///< while `resolved`
  std::string note{};   ///< what was done
  std::optional<PhotoType> photo{};
  std::uint32_t photo_bytes = 0;  ///< zero without a photo

  [[nodiscard]] std::string key() const { return id; }
  friend bool operator==(const DefectRow&, const DefectRow&) = default;
};

/// Apart from its defect, so that lists read no pictures.
struct DefectPhotoRow {
  std::string id;  ///< of the defect
  std::string bytes;

  [[nodiscard]] std::string key() const { return id; }
  friend bool operator==(const DefectPhotoRow&, const DefectPhotoRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const DefectRow& row);
[[nodiscard]] const char* refusal(const DefectPhotoRow& row);

}  // namespace innkeeper::hub
