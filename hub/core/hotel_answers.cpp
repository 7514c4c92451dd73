// SPDX-License-Identifier: Apache-2.0
// Which desk of the hotel answers what people ask; apart because it grows with every area.
#include <type_traits>
#include <utility>
#include <variant>

#include "hub/core/hotel.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {

Answer Hotel::answer(const RoomRequest& request, Turn&) { return room_desk_.answer(request); }

Answer Hotel::answer(const HousekeepingRequest& request, Turn& turn) {
  return housekeeping_desk_.answer(request, turn);
}

Answer Hotel::answer(const OverrideRequest& request, Turn& turn) {
  return override_desk_.answer(request, turn);
}

Answer Hotel::answer(const ExplainRequest& request, Turn& turn) {
  return room_desk_.answer(request, turn.utc());
}

Answer Hotel::answer(const GuestRequest& request, Turn& turn) {
  return guest_desk_.answer(request, turn);
}

Answer Hotel::answer(const StayRequest& request, Turn& turn) {
  return stay_desk_.answer(request, turn);
}

Answer Hotel::answer(const PropertyRequest& request, Turn& turn) {
  return property_desk_.answer(request, turn);
}

Answer Hotel::answer(const AuditRequest& request, Turn&) { return audit_desk_.answer(request); }

Answer Hotel::answer(const DataRequest& request, Turn& turn) {
  return data_desk_.answer(request, turn);
}

Answer Hotel::answer(const HistoryRequest& request, Turn& turn) {
  return history_desk_.answer(request, turn);
}

Answer Hotel::answer(const AccountRequest& request, Turn& turn) {
  return account_desk_.answer(request, turn);
}

Answer Hotel::answer(const DefectRequest& request, Turn& turn) {
  return defect_desk_.answer(request, turn);
}

Answer Hotel::answer(const DeviceRequest& request, Turn&) { return device_desk_.answer(request); }

Answer Hotel::answer(const DeskRequest& request, Turn& turn) {
  return std::visit(
      [&](const auto& what) -> Answer {
        if constexpr (requires { reception_desk_.answer(what, turn); }) {
          return reception_desk_.answer(what, turn);
        } else if constexpr (requires { room_hand_desk_.answer(what, turn); }) {
          return room_hand_desk_.answer(what, turn);
        } else {
          return preview_desk_.answer(what, turn);
        }
      },
      request);
}

Answer Hotel::answer(const ComfortRequest& request, Turn& turn) {
  return comfort_desk_.answer(request, turn);
}

Answer Hotel::answer(const GuestPageRequest& request, Turn& turn) {
  return std::visit(
      [&](const auto& what) -> Answer {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, ListCardRooms>) {
          return card_desk_.answer(what);
        } else if constexpr (std::is_same_v<What, MakeGuestLinks> ||
                             std::is_same_v<What, EndGuestLinks>) {
          return card_desk_.answer(what, turn);
        } else if constexpr (std::is_same_v<What, ComplainOfOwnRoom>) {
          const auto found = guest_page_desk_.change_of(turn);
          if (const auto* refused = std::get_if<Answer>(&found)) return *refused;
          const std::string& number = rooms_.room(std::get<std::size_t>(found)).number;
          return comfort_desk_.answer(ComfortRequest(ReportComfort{number, what.complaint}), turn);
        } else {
          return guest_page_desk_.answer(what, turn);
        }
      },
      request);
}

Answer Hotel::answer(const MetricsRequest& request, Turn&) { return metrics_desk_.answer(request); }

Answer Hotel::answer(const RemoteRequest& request, Turn& turn) {
  return remote_desk_.answer(request, turn);
}

void Hotel::tend(std::uint64_t ticket, const UpkeepRequest& request, Turn& turn) {
  if (std::holds_alternative<StartBackup>(request)) {
    audit_.record(turn, {std::nullopt, "database.backup", {}, "started", {}});
  }
  turn.add(TendDatabase{ticket, request});
}

void Hotel::admit(const Asked& event, Now now, Effects& effects) {
  const auto refuse = [&](Answer why) {
    effects.emplace_back(Reply{event.ticket, std::move(why)});
  };
  AccountBook::Admitted admitted = accounts_.admit(*event.admission, now);
  if (auto* unknown = std::get_if<Unauthenticated>(&admitted)) return refuse(std::move(*unknown));
  if (auto* forbidden = std::get_if<Forbidden>(&admitted)) return refuse(std::move(*forbidden));
  const Principal& who = std::get<Principal>(admitted);
  Actor actor = event.actor;
  if (!who.is_own) {
    if (actor != Actor{Channel::api, {}}) {
      return refuse(
          Forbidden{"only the hub's own token speaks for others: leave out Innkeeper-Actor"});
    }
    actor = {channel_of(who.role), who.name};
  }
  Turn turn(now, std::move(actor), effects, &who);
  on(event, turn);
  make_plans(turn);
  announce(effects);
}

std::optional<Outdated> Hotel::outdated(const Asked& event, Turn& turn) {
  if (!event.precondition) return std::nullopt;
  const Precondition& bound = *event.precondition;
  const Answer present = std::visit(
      [&]<class Area>(const Area& request) -> Answer {
        if constexpr (std::is_same_v<Area, UpkeepRequest>) {
          check(false, "what a question is bound to is answered at once");
          return Unavailable{};
        } else {
          return answer(request, turn);
        }
      },
      bound.read);
  std::optional<Outdated> told = bound.differs(present);
  const Principal* const who = turn.caller();
  // A digest tells whoever guesses well what it is of.
  if (told && who != nullptr && !may(bound.access, *who)) return Outdated{};
  return told;
}

std::optional<std::uint32_t> Hotel::tenancy_of(const room::RoomId& id) const {
  const std::size_t index = rooms_.by_id(id);
  if (index == rooms_.size() || stays_.count(id) == 0) return std::nullopt;
  return ledger_.entry(index).plan.tenancy;
}

}  // namespace innkeeper::hub
