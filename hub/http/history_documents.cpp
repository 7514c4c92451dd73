// SPDX-License-Identifier: Apache-2.0
#include "hub/http/history_documents.hpp"

#include "hub/http/json_values.hpp"
#include "hub/http/stay_values.hpp"

namespace innkeeper::hub::http {
namespace {

/// One value of each point.
template <class Of>
Json column(const std::vector<HistoryPoint>& points, Of of) {
  Json list = Json::array();
  for (const HistoryPoint& point : points) list.push_back(of(point));
  return list;
}

template <class Member>
Json people_column(const std::vector<HistoryPoint>& points, Member member) {
  return column(points, [member](const HistoryPoint& point) {
    return point.people ? Json((*point.people).*member) : Json(nullptr);
  });
}

Json room_stay(const StayRow& row) {
  Json json = {{"reservation", row.reservation},
               {"profile", or_null(row.profile)},
               {"since", row.since.seconds}};
  add_announced(json, row);
  json["in_doubt"] = row.doubted;
  return json;
}

}  // namespace

std::string history_document(const HistoryView& history) {
  const auto& points = history.points;
  const auto temperature = [&](std::optional<room::Temperature> HistoryPoint::*member) {
    return column(points, [member](const auto& point) { return or_null(point.*member); });
  };
  const auto number = [&](auto HistoryPoint::*member) {
    return column(points, [member](const auto& point) { return Json(point.*member); });
  };
  Json document = {{"number", history.asked.number},
                   {"since", history.asked.since.seconds},
                   {"until", history.asked.until.seconds},
                   {"resolution", history.asked.resolution.count()},
                   {"people", history.asked.shows_people}};
  document["at"] = column(points, [](const auto& point) { return Json(point.at.seconds); });
  document["told"] = number(&HistoryPoint::told_s);
  document["air"] = temperature(&HistoryPoint::air);
  document["setpoint"] = temperature(&HistoryPoint::setpoint);
  document["heat"] = temperature(&HistoryPoint::heat);
  document["cool"] = temperature(&HistoryPoint::cool);
  document["heating"] = number(&HistoryPoint::heating);
  document["cooling"] = number(&HistoryPoint::cooling);
  document["humidity"] = column(points, [](const auto& point) {
    return point.humidity ? Json(*point.humidity) : Json(nullptr);
  });
  document["window"] = number(&HistoryPoint::window);
  document["guest"] = people_column(points, &PeoplePoint::guest);
  document["staff"] = people_column(points, &PeoplePoint::staff);
  document["do_not_disturb"] = people_column(points, &PeoplePoint::do_not_disturb);
  return text_of(document);
}

std::string room_stays_document(const RoomStaysView& stays) {
  Json list = Json::array();
  for (const StayRow& row : stays.stays) list.push_back(room_stay(row));
  Json document = Json::object();
  document["number"] = stays.number;
  document["stays"] = std::move(list);
  document["expected"] =
      stays.expected_until ? Json{{"until", stays.expected_until->seconds}} : Json(nullptr);
  return text_of(document);
}

}  // namespace innkeeper::hub::http
