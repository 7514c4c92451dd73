// SPDX-License-Identifier: Apache-2.0
// Where effects go once they are durable: plans to rooms, answers to people, notices to the log.
#pragma once

#include <functional>
#include <utility>

#include "hub/core/effect.hpp"
#include "hub/core/engine.hpp"
#include "hub/daemon/front_desk.hpp"
#include "hub/daemon/room_gateway.hpp"

namespace innkeeper::hub::daemon {

/// Called on the engine's thread only.
class Outlets final : public EffectSink {
 public:
  /// Takes a message for the PMS; without a PMS it does nothing.
  using ToPms = std::function<void(PmsMessage)>;

  Outlets(RoomGateway& rooms, FrontDesk& desk, ToPms to_pms)
      : rooms_(rooms), desk_(desk), to_pms_(std::move(to_pms)) {}

  void release(Effects effects) override;

 private:
  void deliver(PublishPlan effect);
  void deliver(ClearPlan effect);
  void deliver(Reply effect);
  void deliver(SendToPms effect);
  void deliver(const Notice& effect);

  RoomGateway& rooms_;
  FrontDesk& desk_;
  ToPms to_pms_;
};

}  // namespace innkeeper::hub::daemon
