// SPDX-License-Identifier: Apache-2.0
// What people ask about defects, and what they get to see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/defects/defect_row.hpp"

namespace innkeeper::hub {

inline constexpr std::size_t kDefectPage = 100;
inline constexpr std::size_t kMaxDefectPage = 500;

struct ReportDefect {
  std::string number;
  std::string id;  ///< is_defect_id(); the same one again is answered as the first time
  DefectKind kind = DefectKind::other;
  std::string text;
  std::optional<Photo> photo{};
};

/// The newest first.
struct ListDefects {
  std::string number{};             ///< only this room; empty: all
  std::optional<bool> resolved{};   ///< only these, or only open ones; none: both
  std::string after{};              ///< only those that come after this one in the list
  std::size_t limit = kDefectPage;  ///< 1 to kMaxDefectPage
};

struct ShowDefectPhoto {
  std::string id;
};

/// Resolves it, or opens it again.
struct SettleDefect {
  std::string id;
  bool resolved = true;
  std::string note{};
};

using DefectRequest = std::variant<ReportDefect, ListDefects, ShowDefectPhoto, SettleDefect>;

struct DefectView {
  DefectRow row;
  std::string number;  ///< of the room; empty: it is gone
};

struct DefectsView {
  std::vector<DefectView> defects;
  std::size_t open = 0;             ///< in all, whatever was asked for
  std::optional<std::string> next;  ///< ask again with this as `after`; none: that was all
};

struct DefectPhotoView {
  Photo photo;
};

}  // namespace innkeeper::hub
