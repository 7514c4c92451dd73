// SPDX-License-Identifier: Apache-2.0
// Where effects go once they are durable: plans to rooms, answers to people, notices to the log.
#pragma once

#include <functional>
#include <utility>

#include "hub/core/effect.hpp"
#include "hub/core/engine.hpp"
#include "hub/daemon/front_desk.hpp"
#include "hub/daemon/history_thread.hpp"
#include "hub/daemon/room_gateway.hpp"
#include "hub/http/event_feed.hpp"

namespace innkeeper::hub::daemon {

/// Called on the engine's thread only.
class Outlets final : public EffectSink {
 public:
  /// Takes a message for the PMS; without a PMS it does nothing.
  using ToPms = std::function<void(PmsMessage)>;
  /// Is told which rooms there are.
  using OnRooms = std::function<void(RoomsDeclared)>;

  /// Tends the database.
  using ToDatabase = std::function<void(const TendDatabase&)>;

  Outlets(RoomGateway& rooms, FrontDesk& desk, HistoryThread& history, http::EventFeed& events,
          ToPms to_pms, OnRooms on_rooms, ToDatabase to_database)
      : rooms_(rooms),
        desk_(desk),
        history_(history),
        events_(events),
        to_pms_(std::move(to_pms)),
        on_rooms_(std::move(on_rooms)),
        to_database_(std::move(to_database)) {}

  void release(Effects effects) override;

 private:
  void deliver(PublishPlan effect);
  void deliver(ClearPlan effect);
  void deliver(RoomsDeclared effect);
  void deliver(Reply effect);
  void deliver(SendToPms effect);
  void deliver(const ForgetPeople& effect);
  void deliver(const TendDatabase& effect);
  void deliver(const Notice& effect);
  void deliver(const Announcement& effect);

  RoomGateway& rooms_;
  FrontDesk& desk_;
  HistoryThread& history_;
  http::EventFeed& events_;
  ToPms to_pms_;
  OnRooms on_rooms_;
  ToDatabase to_database_;
};

}  // namespace innkeeper::hub::daemon
