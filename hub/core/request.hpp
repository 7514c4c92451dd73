// SPDX-License-Identifier: Apache-2.0
// What people ask of the hub through any channel (HTTP, command line, later pages), and the
// answers. Values only: the channel translates them. Each area keeps its own in <area>_requests.hpp.
#pragma once

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "hub/core/audit/audit_requests.hpp"
#include "hub/core/explain/explain_requests.hpp"
#include "hub/core/guests/data_requests.hpp"
#include "hub/core/guests/guest_requests.hpp"
#include "hub/core/housekeeping/housekeeping_requests.hpp"
#include "hub/core/overrides/override_requests.hpp"
#include "hub/core/property/property_requests.hpp"
#include "hub/core/rooms/room_requests.hpp"
#include "hub/core/stays/stay_requests.hpp"

namespace innkeeper::hub {

using Request =
    std::variant<RoomRequest, GuestRequest, StayRequest, HousekeepingRequest, OverrideRequest,
                 ExplainRequest, PropertyRequest, AuditRequest, DataRequest>;

/// The request if it is an R, else null.
template <class R>
[[nodiscard]] const R* request_if(const Request& request) {
  return std::visit(
      []<class... Each>(const std::variant<Each...>& area) -> const R* {
        if constexpr ((std::is_same_v<R, Each> || ...)) {
          return std::get_if<R>(&area);
        } else {
          return nullptr;
        }
      },
      request);
}

struct Done {};
struct NotFound {
  std::string what;
};
struct Invalid {
  std::vector<FieldError> errors;
};
/// It does not go together with how things are; nothing was changed.
struct Conflict {
  std::string why;  ///< and what would make it possible
};
/// The hub cannot do it now (storage failed): nothing was changed, try again.
struct Unavailable {
  std::string why;
};

using Answer =
    std::variant<StatusView, RoomsView, RoomView, Preferences, GuestView, SyncView, PmsEventView,
                 WorkView, TaskView, OverridesView, ActionView, ExplainView, PropertyView,
                 RevisionsView, PropertyChange, AuditView, GuestExport, ErasureView, Done, NotFound,
                 Invalid, Stale, Conflict, Unavailable>;

}  // namespace innkeeper::hub
