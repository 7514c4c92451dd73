// SPDX-License-Identifier: Apache-2.0
#include "hub/core/devices/device_desk.hpp"

#include <utility>

namespace innkeeper::hub {
namespace {

void add_heard(const DeviceLog::Heard& heard, DeviceView& view) {
  view.link = heard.link;
  view.link_since = heard.link_since;
  view.heard = heard.at;
  view.boot = heard.boot;
  view.restarts = heard.restarts;
}

}  // namespace

Answer DeviceDesk::answer(const DeviceRequest&) const {
  DevicesView view;
  view.has_more_strangers = log_.overflowed();
  view.devices.reserve(rooms_.size());
  for (std::size_t i = 0; i < rooms_.size(); ++i) view.devices.push_back(declared(i));
  for (const auto& [board, heard] : log_.all()) {
    if (rooms_.by_id(board) < rooms_.size()) continue;
    DeviceView stranger;
    stranger.id = board;
    add_heard(heard, stranger);
    view.devices.push_back(std::move(stranger));
  }
  return view;
}

DeviceView DeviceDesk::declared(std::size_t index) const {
  const config::Room& room = rooms_.room(index);
  const Courier::Room& observed = courier_.room(index);
  DeviceView view;
  if (const auto heard = log_.all().find(room.id); heard != log_.all().end()) {
    add_heard(heard->second, view);
  }
  view.id = room.id;
  view.number = room.number;
  view.type = rooms_.type_of(index).name;
  view.floor = room.floor;
  view.link = observed.link;
  view.delivery = observed.delivery;
  if (!observed.report) return view;
  const room::Report& report = *observed.report;
  if (report.applied != room::PlanId{}) view.apply_ms = report.apply_ms;
  view.knows_time = report.state.situation.time.has_value();
  view.faults.assign(report.faults.begin(), report.faults.end());
  return view;
}

}  // namespace innkeeper::hub
