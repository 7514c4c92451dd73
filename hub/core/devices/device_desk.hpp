// SPDX-License-Identifier: Apache-2.0
// Shows the boards of rooms, and those that no room declares.
#pragma once

#include "hub/core/devices/device_log.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/room_directory.hpp"

namespace innkeeper::hub {

class DeviceDesk {
 public:
  /// Everything must outlive the desk.
  DeviceDesk(const RoomDirectory& rooms, const Courier& courier, const DeviceLog& log)
      : rooms_(rooms), courier_(courier), log_(log) {}

  [[nodiscard]] Answer answer(const DeviceRequest& request) const;

 private:
  [[nodiscard]] DeviceView declared(std::size_t index) const;

  const RoomDirectory& rooms_;
  const Courier& courier_;
  const DeviceLog& log_;
};

}  // namespace innkeeper::hub
