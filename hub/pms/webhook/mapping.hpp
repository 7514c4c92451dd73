// SPDX-License-Identifier: Apache-2.0
// From documents of PMSs, as their interfaces answer, to what the core takes. Names of guests are not
// looked at. docs/pms-webhook.md has each mapping as a table, and what it was checked against.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/civil_clock.hpp"
#include "hub/core/stays/pms_event.hpp"
#include "hub/pms/webhook/payload.hpp"

namespace innkeeper::hub::pms::webhook {

using Told = decltype(PmsEvent::what);

/// Room numbers of the property have at most 16 bytes; what a PMS calls rooms without a board may be longer.
inline constexpr std::size_t kMaxRoomNumber = 64;

/// What a document tells of, in its order; what cannot be mapped is an error of `payload`.
using Map = std::vector<Told> (*)(const Payload& payload, const CivilClock& clock);

/// Answers of reservations/getAll, customers/getAll, resources/getAll, loyaltyMemberships/getAll in one.
[[nodiscard]] std::vector<Told> map_mews(const Payload& payload, const CivilClock& clock);
/// Answer of GET /booking/v1/reservations/{id}.
[[nodiscard]] std::vector<Told> map_apaleo(const Payload& payload, const CivilClock& clock);
/// Answer of getReservation: a stay for each of its rooms.
[[nodiscard]] std::vector<Told> map_cloudbeds(const Payload& payload, const CivilClock& clock);
/// Answer of getReservations or getReservation.
[[nodiscard]] std::vector<Told> map_ohip(const Payload& payload, const CivilClock& clock);

// What the mappings share.

/// The status that a PMS's word stands for; an error when there is none.
[[nodiscard]] ReservationStatus status_of(
    const Payload& word,
    std::initializer_list<std::pair<std::string_view, ReservationStatus>> words);
[[nodiscard]] PmsTime required_time(const Payload& time);
[[nodiscard]] std::optional<CivilDay> read_day(const Payload& day, const CivilClock& clock);
/// A language tag; an empty one, which is none, when the PMS has none or writes something else.
[[nodiscard]] std::optional<std::string> read_language(const Payload& language);
/// An empty text, which is known to be nothing, when the PMS has none.
[[nodiscard]] std::optional<std::string> read_fact(const Payload& fact);
/// The profile's key; an error when it cannot be one.
[[nodiscard]] std::optional<std::string> read_profile(const Payload& profile);
/// What no reservation may lack.
void check_told(const ReservationTold& told, const Payload& payload);

}  // namespace innkeeper::hub::pms::webhook
