// SPDX-License-Identifier: Apache-2.0
// All points of a board at one moment, for people and for scripts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "device/linux/points/bus.hpp"
#include "device/linux/points/point_table.hpp"

namespace innkeeper::device {

struct ListedPoint {
  std::string name;
  bool output = false;
  std::string value;                ///< `21.500 C`, `closed`, `full`; empty: unknown
  std::optional<std::int64_t> raw;  ///< as the hardware says it
  std::int64_t age_ms = 0;          ///< of the value
  std::string where;
  std::string trouble;  ///< empty: none
};

struct BoardListing {
  std::vector<ListedPoint> points;
  std::vector<UnboundPoint> unbound;
  bool trouble = false;  ///< of any point
};

/// As the running agent knows them; `unbound` is left empty.
[[nodiscard]] BoardListing listing_of(const BoardPoints& board, const PointTable& table,
                                      room::Time now);

[[nodiscard]] std::string as_text(const BoardListing& listing);
/// One JSON document and its line end; docs/board-points.md has its fields.
[[nodiscard]] std::string as_json(const BoardListing& listing);

}  // namespace innkeeper::device
