// SPDX-License-Identifier: Apache-2.0
#include "hub/core/history/history_desk.hpp"

#include <variant>

namespace innkeeper::hub {
namespace {

constexpr Access kMaySeePeople{false,
                               {Role::administrator, Role::front_desk, Role::integrator},
                               Permit::guests_read,
                               Holds::guest_data};
/// A chart needs no more.
constexpr std::int64_t kEnoughPoints = 800;

/// The finest that shows `span` in kEnoughPoints, as long as it is kept so long.
std::chrono::seconds usual_resolution(std::int64_t since, std::int64_t until, std::int64_t now) {
  const auto fits = [&](std::chrono::seconds slot) {
    return (until - since) / slot.count() < kEnoughPoints;
  };
  if (fits(kFineSlot) && since >= now - kFineKept.count()) return kFineSlot;
  return fits(kCoarseSlot) ? kCoarseSlot : kHourSlot;
}

Invalid invalid(std::string at, std::string detail) {
  return {{FieldError{std::move(at), std::move(detail)}}};
}

}  // namespace

bool may_see_people(const Principal* caller) {
  return caller == nullptr || may(kMaySeePeople, *caller);
}

Answer HistoryDesk::answer(const HistoryRequest& request, const Turn& turn) const {
  const ShowHistory& asked = std::get<ShowHistory>(request);
  const std::size_t room = rooms_.by_number(asked.number);
  if (room == rooms_.size()) return no_room(asked.number);
  HistoryQuery query;
  query.number = asked.number;
  query.room = rooms_.room(room).id;
  query.until = asked.until.value_or(room::UtcTime{turn.utc().seconds + 1});
  query.since = asked.since.value_or(room::UtcTime{query.until.seconds - kUsualHistory.count()});
  if (query.since >= query.until) return invalid("/since", "since lies before until");
  query.resolution = asked.resolution.value_or(
      usual_resolution(query.since.seconds, query.until.seconds, turn.utc().seconds));
  const std::int64_t points =
      (query.until.seconds - query.since.seconds) / query.resolution.count();
  if (points > static_cast<std::int64_t>(kMaxHistoryPoints)) {
    return invalid("/since", "that is more than " + std::to_string(kMaxHistoryPoints) +
                                 " points: ask for less time, or a longer resolution");
  }
  query.shows_people = may_see_people(turn.caller());
  return query;
}

}  // namespace innkeeper::hub
