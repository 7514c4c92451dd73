// SPDX-License-Identifier: Apache-2.0
// Defects of rooms, and how much of them is kept.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/defects/defect_row.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

// Our choices: what a house of 1,000 rooms breaks in months, and what a small disk bears.
inline constexpr std::size_t kMaxDefects = 2000;
inline constexpr std::uint64_t kMaxPhotosBytes = std::uint64_t{128} * 1024 * 1024;
/// Resolved defects and their photos are kept for so long, for whoever asks what was done.
inline constexpr std::chrono::hours kResolvedDefectLife{90 * 24};

/// Photos stay in the store. Single-threaded; every call but the const ones must be inside a transaction.
class DefectBook {
 public:
  explicit DefectBook(Store& store) : store_(store) {}

  void load();

  [[nodiscard]] const std::map<std::string, DefectRow, std::less<>>& all() const { return rows_; }
  /// Null when there is none.
  [[nodiscard]] const DefectRow* find(std::string_view id) const;
  [[nodiscard]] std::size_t open() const;
  [[nodiscard]] std::optional<std::string> photo(std::string_view id);

  /// Makes room for one more by taking out what was resolved longest ago. False, and nothing changes, when
  /// open ones fill everything.
  [[nodiscard]] bool make_room(std::size_t photo_bytes);
  /// REQUIRES: make_room() for it, or a row that is there. The photo, if any, is stored beside it.
  void put(DefectRow row, std::string photo_bytes = {});
  /// Takes out what was resolved before `at`; how many.
  std::size_t forget_resolved_before(room::UtcTime at);

 private:
  void erase(const std::string& id);
  [[nodiscard]] bool fits(std::size_t rows, std::uint64_t bytes) const {
    return rows <= kMaxDefects && bytes <= kMaxPhotosBytes;
  }

  Store& store_;
  std::map<std::string, DefectRow, std::less<>> rows_;
  std::uint64_t bytes_ = 0;  // of all photos
};

}  // namespace innkeeper::hub
