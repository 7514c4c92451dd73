// SPDX-License-Identifier: Apache-2.0
// Mews: reservations/getAll (2023-06-06), joined by their ids with what other operations answer. Rooms
// are ids there; their numbers are the names of the resources.
#include <array>

#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/webhook/mapping.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

constexpr std::size_t kMaxIdBytes = 64;
/// Of Mews's classifications those that say how important a guest is, the highest first.
constexpr std::array<std::string_view, 2> kRanks{"VeryImportant", "Important"};

/// The part of `list` whose `key` is `id`.
std::optional<Payload> with(const Payload& list, std::string_view key, const std::string& id) {
  for (const Payload& each : list.parts()) {
    if (each[key].text(kMaxIdBytes) == id) return each;
  }
  return std::nullopt;
}

std::string rank_of(const Payload& customer) {
  for (const std::string_view rank : kRanks) {
    for (const Payload& each : customer["Classifications"].parts()) {
      if (each.text(kMaxFactBytes) == rank) return std::string(rank);
    }
  }
  return {};
}

std::string tier_of(const Payload& memberships, const std::string& account) {
  std::string tier;
  for (const Payload& each : memberships.parts()) {
    if (each["AccountId"].text(kMaxIdBytes) != account) continue;
    const std::string own = each["LoyaltyTierId"].text(kMaxFactBytes).value_or(std::string());
    if (tier.empty() || each["IsPrimary"].is_true()) tier = own;
  }
  return tier;
}

/// What is said of the owner. A list that is not there says nothing.
void learn_of(ReservationTold& told, const std::string& account, const Payload& payload) {
  if (payload["Customers"].exists()) {
    if (const auto customer = with(payload["Customers"], "Id", account)) {
      const Payload preferred = (*customer)["PreferredLanguageCode"];
      told.facts.language =
          read_language(preferred.exists() ? preferred : (*customer)["LanguageCode"]);
      told.facts.vip = rank_of(*customer);
    }
  }
  if (payload["LoyaltyMemberships"].exists()) {
    told.facts.tier = tier_of(payload["LoyaltyMemberships"], account);
  }
}

std::string room_of(const Payload& reservation, const Payload& payload) {
  const Payload assigned = reservation["AssignedResourceId"];
  const auto id = assigned.text(kMaxIdBytes);
  if (!id) return {};
  const auto resource = with(payload["Resources"], "Id", *id);
  if (resource) return (*resource)["Name"].required_text(kMaxRoomNumber);
  assigned.refuse("is none of Resources: add the answer of resources/getAll for it");
  return {};
}

ReservationTold reservation_of(const Payload& reservation, const Payload& payload,
                               const CivilClock& clock) {
  using enum ReservationStatus;
  ReservationTold told;
  told.reservation = reservation["Id"].required_text(kMaxReservationBytes);
  told.updated = required_time(reservation["UpdatedUtc"]);
  told.status = status_of(reservation["State"], {{"Inquired", expected},
                                                 {"Requested", expected},
                                                 {"Optional", expected},
                                                 {"Confirmed", expected},
                                                 {"Started", in_house},
                                                 {"Processed", checked_out},
                                                 {"Canceled", cancelled}});
  told.room = room_of(reservation, payload);
  told.facts.arrival = read_day(reservation["ScheduledStartUtc"], clock);
  told.facts.departure = read_day(reservation["ScheduledEndUtc"], clock);
  std::int64_t persons = 0;
  for (const Payload& each : reservation["PersonCounts"].parts()) {
    persons += each["Count"].number(0, 255).value_or(0);
  }
  if (persons > 0 && persons <= 255) told.facts.persons = static_cast<std::uint8_t>(persons);
  const auto account = read_profile(reservation["AccountId"]);
  // A company owns reservations of many guests, who like different things.
  const bool is_company = reservation["AccountType"].text(kMaxFactBytes) == "Company";
  told.facts.profile = is_company ? std::optional(std::string()) : account;
  if (!is_company && account) learn_of(told, *account, payload);
  check_told(told, reservation);
  return told;
}

std::optional<RoomTold> room_told(const Payload& resource) {
  if (!resource["State"].exists()) return std::nullopt;
  RoomTold told;
  told.room = resource["Name"].required_text(kMaxRoomNumber);
  told.updated = required_time(resource["UpdatedUtc"]);
  const std::string state = resource["State"].required_text(kMaxFactBytes);
  if (state == "OutOfService") {
    told.sale = SaleState::out_of_service;
  } else if (state == "OutOfOrder") {
    told.sale = SaleState::out_of_order;
  } else {
    told.sale = SaleState::in_service;
    if (state == "Dirty") told.condition = RoomCondition::dirty;
    if (state == "Clean") told.condition = RoomCondition::clean;
    if (state == "Inspected") told.condition = RoomCondition::inspected;
    if (!told.condition) {
      resource["State"].refuse(state +
                               " is not one of Dirty, Clean, Inspected, OutOfService, OutOfOrder");
    }
  }
  return told;
}

}  // namespace

std::vector<Told> map_mews(const Payload& payload, const CivilClock& clock) {
  std::vector<Told> all;
  for (const Payload& each : payload["Reservations"].parts()) {
    all.emplace_back(reservation_of(each, payload, clock));
  }
  for (const Payload& each : payload["Resources"].parts()) {
    if (auto told = room_told(each)) all.emplace_back(*std::move(told));
  }
  return all;
}

}  // namespace innkeeper::hub::pms::webhook
