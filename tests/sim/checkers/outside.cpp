// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/outside.hpp"

#include <algorithm>

#include "device/agent/record.hpp"
#include "hub/core/text.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::simtest {

void TablesAreBounded::on_round() {
  const std::size_t rooms = seen.property.rooms.size();
  const auto bound = [&](const char* what, std::size_t rows, std::size_t limit) {
    if (rows <= limit) return;
    broken(Invariant::i13_bounded, kHotel,
           std::to_string(rows) + " rows of " + what + ", at most " + std::to_string(limit) +
               " are kept");
  };
  bound("rooms", seen.oracle.rows<hub::RoomRow>().size(), rooms);
  bound("given hands", seen.oracle.rows<hub::GivenRow>().size(), rooms);
  bound("room states", seen.oracle.rows<hub::RoomStateRow>().size(), rooms);
  bound("overrides", seen.oracle.rows<hub::OverrideRow>().size(), 2 * rooms);
  bound("expected arrivals", seen.oracle.rows<hub::ExpectedRow>().size(), rooms);
}

void NoGuestIsNamed::on_text(std::string_view text) {
  if (text.find(kCanary) == std::string_view::npos) return;
  broken(Invariant::i14_no_guest_data, kHotel, "names a guest: " + std::string(text));
}

void EveryRequestIsAnswered::on_answer(const hub::Asked& asked, const hub::Answer& answer) {
  if (std::holds_alternative<hub::Unavailable>(answer)) return;  // it is asked again
  if (open_.erase(asked.ticket) > 0) return;
  broken(Invariant::i16_fail_loud, kHotel, "a request was answered twice");
}

void EveryRequestIsAnswered::at_end() {
  if (open_.empty()) return;
  broken(Invariant::i16_fail_loud, kHotel,
         std::to_string(open_.size()) + " requests were never answered");
}

void ReportsAreTrue::on_report(const RoomSight& sight, const room::Report& report) {
  // A room whose memory fails says so instead.
  if (std::find(report.faults.begin(), report.faults.end(), room::Fault::memory) !=
      report.faults.end()) {
    return;
  }
  std::optional<agent::Generation> newest;
  for (const std::span<const std::byte> slot : sight.slots) {
    const auto found = agent::decode(slot.first<agent::kRecordBytes>());
    if (found && (!newest || found->number > newest->number)) newest = found;
  }
  const std::uint32_t kept =
      newest && !newest->record.plan.empty() ? crc32(newest->record.plan.view()) : 0;
  if (kept == report.digest.value_or(0)) return;
  broken(Invariant::i16_fail_loud, static_cast<int>(sight.room),
         "reported " + hub::text_of(report.applied) + "/" + hex(report.digest.value_or(0)) +
             " while memory holds " + hex(kept));
}

void ActuatorsRest::on_drive(std::size_t room, const agent::Outputs& outputs, bool taken) {
  if (last_[room] == outputs) {
    broken(Invariant::actuators_rest, static_cast<int>(room), "driven again to what they were");
  }
  // An actuator that refused may be anywhere: telling it anything is news.
  last_[room] = taken ? std::optional(outputs) : std::nullopt;
}

}  // namespace innkeeper::simtest
