// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/webhook/mapping.hpp"

#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/language_table.hpp"
#include "hub/pms/webhook/iso_time.hpp"

namespace innkeeper::hub::pms::webhook {

namespace {

constexpr std::size_t kMaxWordBytes = 64;

}  // namespace

ReservationStatus status_of(
    const Payload& word,
    std::initializer_list<std::pair<std::string_view, ReservationStatus>> words) {
  const std::string seen = word.required_text(kMaxWordBytes);
  std::string known;
  for (const auto& [name, status] : words) {
    if (seen == name) return status;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  if (!seen.empty()) word.refuse(seen + " is not one of " + known);
  return ReservationStatus::expected;
}

PmsTime required_time(const Payload& time) {
  const std::string text = time.required_text(kMaxWordBytes);
  const auto read = parse_time(text);
  if (!read && !text.empty()) time.refuse(text + " is not a time such as 2026-10-04T15:12:00Z");
  return read.value_or(PmsTime{});
}

std::optional<CivilDay> read_day(const Payload& day, const CivilClock& clock) {
  const auto text = day.text(kMaxWordBytes);
  if (!text) return std::nullopt;
  const auto read = day_of(*text, clock);
  if (!read) day.refuse(*text + " is not a day such as 2026-10-04, nor a time");
  return read;
}

std::optional<std::string> read_language(const Payload& language) {
  const auto text = language.text(kMaxFactBytes);
  return text && is_language_tag(*text) ? text : std::string();
}

std::optional<std::string> read_fact(const Payload& fact) {
  return fact.text(kMaxFactBytes).value_or(std::string());
}

std::optional<std::string> read_profile(const Payload& profile) {
  const std::string key = profile.text(kMaxFactBytes).value_or(std::string());
  if (!key.empty() && !is_profile_key(key)) {
    profile.refuse("is not 1 to 64 plain characters without '/'");
  }
  return key;
}

void check_told(const ReservationTold& told, const Payload& payload) {
  if (told.status == ReservationStatus::in_house && told.room.empty()) {
    payload.refuse("is in house without a room; post it when a room is assigned");
  }
}

}  // namespace innkeeper::hub::pms::webhook
