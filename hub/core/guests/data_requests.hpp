// SPDX-License-Identifier: Apache-2.0
// A guest's right to see what is stored, and to have it erased, as people ask for them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/comfort/comfort_rows.hpp"
#include "hub/core/guests/consent_row.hpp"
#include "hub/core/guests/learned_row.hpp"
#include "hub/core/guests/preference_row.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "hub/core/wake/wake_row.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// Everything that is stored of a profile.
struct ExportGuest {
  std::string profile;
};
/// Erases all that.
struct ForgetGuest {
  std::string profile;
};

using DataRequest = std::variant<ExportGuest, ForgetGuest>;

struct ExportedStay {
  StayRow row;
  std::string number;  ///< of the room; empty: no room of the property any more
  /// Others are in the room. What was set or ordered there may be theirs and is left out.
  bool is_shared = false;
  std::optional<room::Hand> hand;        ///< set by hand in the room, as it told
  std::optional<room::GivenHand> given;  ///< given to the room through the hub
  std::vector<WakeRow> wake_calls;
  std::vector<ComplaintRow> complaints;  ///< said in the room in its present tenancy
};

struct GuestExport {
  std::string profile;
  std::vector<PreferenceRow> preferences;
  std::optional<ConsentRow> consent;
  std::optional<LearnedRow> learned;
  std::string learned_because;  ///< in a sentence; empty: nothing was learned
  std::vector<ExportedStay> stays;
};

/// What was erased, in numbers, and what goes on until the guest leaves.
struct ErasureView {
  std::size_t preferences = 0;
  bool learned = false;
  bool consent = false;
  std::size_t stays = 0;  ///< that are over, or were expected: gone as a whole
  /// In house: no more of them than reservation, room and dates, and nothing once they leave.
  std::size_t stays_in_house = 0;
  std::size_t hands = 0;  ///< rooms in which what was set by hand was cleared
  std::size_t wake_calls =
      0;  ///< still to come, kept: who asks to be forgotten shall not oversleep
};

}  // namespace innkeeper::hub
