// SPDX-License-Identifier: Apache-2.0
// All points of a board as they are at this moment, for people and for scripts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "device/linux/points/bus_set.hpp"

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

/// Reads every input, and asks every output what it holds, one after the other; changes nothing.
[[nodiscard]] BoardListing list_board(const BoardPoints& board, BusSet& buses);

[[nodiscard]] std::string as_text(const BoardListing& listing);
/// One JSON document and its line end; docs/board-points.md has its fields.
[[nodiscard]] std::string as_json(const BoardListing& listing);

}  // namespace innkeeper::device
