// SPDX-License-Identifier: Apache-2.0
// Everything that can happen to the hub, as values. The core is a function of these and of time.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "hub/core/accounts/access.hpp"
#include "hub/core/actor.hpp"
#include "hub/core/now.hpp"
#include "hub/core/precondition.hpp"
#include "hub/core/request.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/report.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

struct ReportReceived {
  room::RoomId room;
  room::Report report;
  bool retained = false;  ///< the broker's copy, told on subscribing: it may be an old one
};

struct LinkReceived {
  room::RoomId room;
  wire::LinkState state;
  bool retained = false;  ///< as above: it may be so since long ago
};

/// The hub is connected to the broker and looks through the retained plans.
struct BrokerUp {};
struct BrokerDown {};
/// The broker still holds a plan for this room.
struct RetainedPlanSeen {
  room::RoomId room;
  std::optional<room::PlanId> id;  ///< none when it cannot be read
  std::uint32_t digest = 0;        ///< crc32 of its bytes
};
/// Every retained plan of this connection was seen.
struct RetainedPlansEnd {};

struct PmsLinkChanged {
  bool up = false;
};

/// Somebody asks; `ticket` comes back with the answer.
struct Asked {
  std::uint64_t ticket = 0;
  Request request;
  /// Who asks. Of a question with an admission that is decided there: only the hub's own token may name
  /// somebody, others leave it as it is.
  Actor actor{Channel::api, {}};
  std::optional<Admission> admission{};  ///< none: it comes from the hub itself
  std::optional<Precondition> precondition{};
};

struct Event : std::variant<StayEvent, ReportReceived, LinkReceived, BrokerUp, BrokerDown,
                            RetainedPlanSeen, RetainedPlansEnd, PmsLinkChanged, Asked> {
  using variant::variant;
  // Out of line, as those of Request.
  Event();
  Event(const Event&);
  Event(Event&&) noexcept;
  Event& operator=(const Event&);
  Event& operator=(Event&&) noexcept;
  ~Event();
};

}  // namespace innkeeper::hub
