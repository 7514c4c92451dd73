// SPDX-License-Identifier: Apache-2.0
// What the API says of the hub, rooms, preferences, the PMS and problems, as JSON text; other areas have
// files of their own beside it. Apart from the routes, since the library behind it is slow to compile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hub/core/request.hpp"
#include "hub/core/watch/announcement.hpp"
#include "hub/http/problem.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string status_document(const StatusView& status);

/// `status` is "ok", "degraded" (works, but `reasons` say what is missing) or "failing".
[[nodiscard]] std::string health_document(std::string_view status,
                                          const std::vector<std::string>& reasons);

/// One line per room: what a list shows, without plan and report.
[[nodiscard]] std::string rooms_document(const RoomsView& rooms);

/// Plan and report as on the wire, and what the hub makes of them.
[[nodiscard]] std::string room_document(const RoomView& room);

[[nodiscard]] std::string preferences_document(const Preferences& preferences);

/// Everything that is stored of a guest, and where each value comes from.
[[nodiscard]] std::string guest_document(const GuestView& guest);

/// The synchronisation with the PMS, and what waits for an operator's word.
[[nodiscard]] std::string sync_document(const SyncView& sync);

[[nodiscard]] std::string problem_document(const ProblemKind& kind, std::string_view detail,
                                           const std::vector<FieldError>& errors);

/// The problem with `present`, a JSON document, as its `current`.
[[nodiscard]] std::string with_present_state(const std::string& problem,
                                             const std::string& present);

/// How a room stands, one value each, for whoever changes just that.
[[nodiscard]] std::string condition_document(const RoomView& room);
[[nodiscard]] std::string sale_document(const RoomView& room);
[[nodiscard]] std::string service_document(const RoomView& room);

/// Of events; without guest data, as a list of rooms is.
[[nodiscard]] std::string room_event_document(const Announcement& what);
[[nodiscard]] std::string override_event_document(const Announcement& what);

[[nodiscard]] std::string_view name_of(Delivery delivery);

}  // namespace innkeeper::hub::http
