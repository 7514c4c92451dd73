// SPDX-License-Identifier: Apache-2.0
// Where effects go once they are durable: plans to rooms, answers to people, notices to the log.
#pragma once

#include "hub/core/effect.hpp"
#include "hub/core/engine.hpp"
#include "hub/daemon/front_desk.hpp"
#include "hub/daemon/room_gateway.hpp"

namespace innkeeper::hub::daemon {

/// Called on the engine's thread only.
class Outlets final : public EffectSink {
 public:
  Outlets(RoomGateway& rooms, FrontDesk& desk) : rooms_(rooms), desk_(desk) {}

  void release(Effects effects) override;

 private:
  void deliver(PublishPlan effect);
  void deliver(ClearPlan effect);
  void deliver(Reply effect);
  void deliver(const SendToPms& effect);
  void deliver(const Notice& effect);

  RoomGateway& rooms_;
  FrontDesk& desk_;
};

}  // namespace innkeeper::hub::daemon
