// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/webhook/neutral_reader.hpp"

#include <array>
#include <utility>

#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/language_table.hpp"
#include "hub/pms/webhook/iso_time.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

using http::ObjectReader;

constexpr std::size_t kMaxTimeBytes = 40;
constexpr std::array<std::string_view, 5> kStatuses{"expected", "in_house", "checked_out",
                                                    "cancelled", "no_show"};
constexpr std::array<std::string_view, 4> kConditions{"dirty", "pickup", "clean", "inspected"};
constexpr std::array<std::string_view, 3> kSaleStates{"in_service", "out_of_service",
                                                      "out_of_order"};

PmsTime read_updated(ObjectReader& object) {
  object.require("updated_at");
  const auto text = object.text("updated_at", kMaxTimeBytes);
  if (!text) return {};
  const auto time = parse_time(*text);
  if (!time) object.refuse("updated_at", "is not a time such as 2026-10-04T15:12:00Z");
  return time.value_or(PmsTime{});
}

std::optional<CivilDay> read_date(ObjectReader& object, std::string_view key) {
  if (object.is_null(key)) return std::nullopt;
  const auto text = object.text(key, kMaxTimeBytes);
  if (!text) return std::nullopt;
  const auto day = parse_day(*text);
  if (!day) object.refuse(key, "is not a day such as 2026-10-04");
  return day;
}

/// Absent: unknown. Null: known to be nothing, which is an empty text.
std::optional<std::string> read_nullable(ObjectReader& object, std::string_view key) {
  return object.is_null(key) ? std::string() : object.text(key, kMaxFactBytes);
}

StayFacts read_facts(ObjectReader& object) {
  StayFacts facts;
  facts.profile = read_nullable(object, "profile");
  if (facts.profile && !facts.profile->empty() && !is_profile_key(*facts.profile)) {
    object.refuse("profile", "is not 1 to 64 plain characters without '/'");
  }
  facts.language = read_nullable(object, "language");
  if (facts.language && !facts.language->empty() && !is_language_tag(*facts.language)) {
    object.refuse("language", "is not a language tag such as de or pt-BR");
  }
  facts.vip = read_nullable(object, "vip");
  facts.tier = read_nullable(object, "tier");
  facts.arrival = read_date(object, "arrival");
  facts.departure = read_date(object, "departure");
  if (const auto persons = object.whole("persons", 1, 255)) {
    facts.persons = static_cast<std::uint8_t>(*persons);
  }
  return facts;
}

}  // namespace

Told read_reservation(ObjectReader& object) {
  ReservationTold told;
  object.require("id");
  told.reservation = object.text("id", kMaxReservationBytes).value_or(std::string());
  told.updated = read_updated(object);
  object.require("status");
  if (const auto status = object.word("status", kStatuses)) {
    told.status = static_cast<ReservationStatus>(*status);
  }
  if (!object.is_null("room")) {
    told.room = object.text("room", kMaxRoomNumber).value_or(std::string());
  }
  if (const auto shared = object.flag("shared")) {
    told.share = *shared ? Share::shared : Share::alone;
  }
  told.facts = read_facts(object);
  told.arriving = object.flag("arriving");
  if (told.status == ReservationStatus::in_house && told.room.empty()) {
    object.refuse("room", "is missing of a reservation that is in house");
  }
  if (told.arriving && (told.status != ReservationStatus::expected || told.room.empty())) {
    object.refuse("arriving", "is said of an expected reservation with a room only");
  }
  object.finish();
  return told;
}

Told read_room(ObjectReader& object) {
  RoomTold told;
  object.require("number");
  told.room = object.text("number", kMaxRoomNumber).value_or(std::string());
  told.updated = read_updated(object);
  if (const auto word = object.word("condition", kConditions)) {
    told.condition = static_cast<RoomCondition>(*word);
  }
  if (const auto word = object.word("sale", kSaleStates)) {
    told.sale = static_cast<SaleState>(*word);
  }
  told.do_not_disturb = object.flag("do_not_disturb");
  object.finish();
  return told;
}

}  // namespace innkeeper::hub::pms::webhook
