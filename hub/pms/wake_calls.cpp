// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/wake_calls.hpp"

#include "hub/pms/fias_time.hpp"
#include "hub/pms/field_reader.hpp"

namespace innkeeper::hub::pms {
namespace {

/// The AS of a WA (FIAS specification 2.20, appendix B).
std::string_view answer_status(WakeResult result) {
  switch (result) {
    case WakeResult::done: return "OK";
    case WakeResult::unreachable: return "UR";   // cannot be processed
    case WakeResult::unknown_room: return "NG";  // not found
  }
  return "UR";
}

}  // namespace

Reading WakeCalls::read(const Record& record, const CivilClock& clock) {
  Reading reading;
  FieldReader fields(record, reading.notes);
  const auto room = fields.mandatory("RN");
  const auto date = fields.mandatory("DA");
  const auto time = fields.mandatory("TI");
  if (!room || !date || !time) return reading;
  const auto local = parse_moment(*date, *time);
  if (!local) {
    fields.note(NoteKind::unreadable_field, parse_date(*date) ? "TI" : "DA");
    return reading;
  }
  const room::UtcTime at = to_utc(*local, clock);
  const bool wanted = record.id == "WR";
  Key key{std::string(*room), at.seconds};
  if (wanted) {
    remember(std::move(key), {std::string(*date), std::string(*time), false});
  }
  reading.events.emplace_back(WakeCallChanged{std::string(*room), at, wanted});
  return reading;
}

std::optional<std::string> WakeCalls::answer(const TellWakeCall& told, const CivilClock& clock) {
  const Key key{told.room, told.at.seconds};
  const auto found = calls_.find(key);
  if (found != calls_.end() && found->second.answered) return std::nullopt;
  if (!is_field_value(told.room)) return std::nullopt;
  const auto local = to_local(told.at, clock);
  Call call{date_field(local), time_field(local), true};
  if (found != calls_.end()) call = {found->second.date, found->second.time, true};
  RecordWriter record("WA");
  record.field("RN", told.room)
      .field("DA", call.date)
      .field("TI", call.time)
      .field("AS", answer_status(told.result));
  remember(key, std::move(call));
  return record.text();
}

void WakeCalls::remember(Key key, Call call) {
  const auto [found, is_new] = calls_.insert_or_assign(std::move(key), std::move(call));
  if (!is_new) return;
  order_.push_back(found->first);
  if (order_.size() <= kMaxWakeCalls) return;
  calls_.erase(order_.front());
  order_.pop_front();
}

}  // namespace innkeeper::hub::pms
