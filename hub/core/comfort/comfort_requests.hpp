// SPDX-License-Identifier: Apache-2.0
// What guests and staff say about comfort, and what staff asks and tells about cases.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/comfort/comfort_rows.hpp"
#include "hub/core/comfort/complaint.hpp"

namespace innkeeper::hub {

/// The guest finds something wrong with the room: said on the guest page, or at the desk for them.
/// Answered with ComfortView; Conflict when nobody rents the room, TooOften beyond
/// kMaxComfortSteps.
struct ReportComfort {
  std::string number;
  Complaint complaint = Complaint::too_cold;
};
/// What guests said of their rooms and how it stands; answered with ComplaintsView.
struct ListComfort {
  std::string number;  ///< empty: every room
};
struct ListCases {
  std::string number;  ///< empty: every room
  bool over = false;   ///< those that are resolved or closed too
};
struct ShowCase {
  std::uint64_t number = 0;
};
/// Staff goes on with a case: acknowledges, resolves or closes it, or only writes a note. What is over
/// stays so.
struct ChangeCase {
  std::uint64_t number = 0;
  std::optional<CaseState> state;   ///< not open
  std::optional<std::string> note;  ///< at most kMaxCaseNote bytes; no guest data
};

using ComfortRequest = std::variant<ReportComfort, ListComfort, ListCases, ShowCase, ChangeCase>;

/// One complaint: what was done, what stands in the way, and how far the room is.
struct ComfortView {
  std::string number;
  ComplaintRow row;
  /// It was said again a moment after the last time: nothing was changed again.
  bool is_repeat = false;
  std::optional<room::Temperature> air_now;
};

/// Longest waiting first.
struct ComplaintsView {
  std::vector<ComfortView> complaints;
};

struct CaseView {
  std::string number;  ///< of the room; empty: no room of the property any more
  CaseRow row;
};

/// Open ones first, the oldest first; then those that are over, the latest first.
struct CasesView {
  std::vector<CaseView> cases;
};

}  // namespace innkeeper::hub
