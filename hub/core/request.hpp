// SPDX-License-Identifier: Apache-2.0
// What people ask of the hub through any channel (HTTP, command line, later pages), and the
// answers. Values only: the channel translates them. Each area keeps its own in <area>_requests.hpp.
#pragma once

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "hub/core/accounts/account_requests.hpp"
#include "hub/core/audit/audit_requests.hpp"
#include "hub/core/comfort/comfort_requests.hpp"
#include "hub/core/defects/defect_requests.hpp"
#include "hub/core/desk/desk_requests.hpp"
#include "hub/core/devices/device_requests.hpp"
#include "hub/core/explain/explain_requests.hpp"
#include "hub/core/guest_page/guest_page_requests.hpp"
#include "hub/core/guests/data_requests.hpp"
#include "hub/core/guests/guest_requests.hpp"
#include "hub/core/history/history_requests.hpp"
#include "hub/core/housekeeping/housekeeping_requests.hpp"
#include "hub/core/metrics/metrics_requests.hpp"
#include "hub/core/overrides/override_requests.hpp"
#include "hub/core/property/property_requests.hpp"
#include "hub/core/remote/remote_requests.hpp"
#include "hub/core/rooms/room_requests.hpp"
#include "hub/core/stays/stay_requests.hpp"
#include "hub/core/upkeep/upkeep_requests.hpp"

namespace innkeeper::hub {

struct Request
    : std::variant<RoomRequest, GuestRequest, StayRequest, HousekeepingRequest, OverrideRequest,
                   ExplainRequest, PropertyRequest, AuditRequest, DataRequest, AccountRequest,
                   DefectRequest, DeviceRequest, DeskRequest, HistoryRequest, ComfortRequest,
                   GuestPageRequest, MetricsRequest, RemoteRequest, UpkeepRequest> {
  using variant::variant;
  // Out of line: inline, copying and moving so many alternatives is most of what a file that names them
  // compiles.
  Request();
  Request(const Request&);
  Request(Request&&) noexcept;
  Request& operator=(const Request&);
  Request& operator=(Request&&) noexcept;
  ~Request();
};

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
[[nodiscard]] NotFound no_room(const std::string& number);
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

/// A question was bound to a state that is no longer the present one; nothing was changed.
struct Outdated {
  std::string tag;       ///< of the present state; empty: there is none, or it is not for the asker
  std::string document;  ///< the present state as JSON; likewise
};

struct Answer
    : std::variant<StatusView, RoomsView, RoomView, Preferences, GuestView, SyncView, PmsEventView,
                   WorkView, TaskView, OverridesView, ActionView, ExplainView, PropertyView,
                   RevisionsView, PropertyChange, AuditView, GuestExport, ErasureView, SessionView,
                   PasswordToCheck, AccountsView, TokensView, DefectView, DefectsView,
                   DefectPhotoView, DevicesView, PropertyDraft, ReceptionView, PreviewView,
                   HistoryQuery, HistoryView, RoomStaysView, ComfortView, ComplaintsView, CaseView,
                   CasesView, CardRoomsView, GuestLinksView, OwnRoomView, MetricsView, Outdated,
                   UpkeepView, Done, NotFound, Invalid, Stale, Conflict, Unauthenticated, Forbidden,
                   TooOften, Unavailable> {
  using variant::variant;
  // Out of line, as those of Request.
  Answer();
  Answer(const Answer&);
  Answer(Answer&&) noexcept;
  Answer& operator=(const Answer&);
  Answer& operator=(Answer&&) noexcept;
  ~Answer();
};

}  // namespace innkeeper::hub
