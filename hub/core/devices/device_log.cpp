// SPDX-License-Identifier: Apache-2.0
#include "hub/core/devices/device_log.hpp"

namespace innkeeper::hub {

DeviceLog::Heard* DeviceLog::place(const room::RoomId& board) {
  const auto found = boards_.find(board);
  if (found != boards_.end()) return &found->second;
  if (boards_.size() >= kMaxBoards) {
    overflowed_ = true;
    return nullptr;
  }
  return &boards_[board];
}

void DeviceLog::on_report(const room::RoomId& board, std::uint32_t boot, bool retained,
                          room::UtcTime now) {
  Heard* const heard = place(board);
  if (heard == nullptr) return;
  if (!retained) heard->at = now;
  if (heard->boot && boot != *heard->boot) ++heard->restarts;
  heard->boot = boot;
}

void DeviceLog::on_link(const room::RoomId& board, wire::LinkState link, bool retained,
                        room::UtcTime now) {
  Heard* const heard = place(board);
  if (heard == nullptr || heard->link == link) return;
  heard->link = link;
  heard->link_since = retained ? std::nullopt : std::optional(now);
}

void DeviceLog::broker_down() {
  for (auto& [board, heard] : boards_) {
    heard.link.reset();
    heard.link_since.reset();
  }
}

}  // namespace innkeeper::hub
