// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about stays and their synchronisation with the PMS.
#pragma once

#include "hub/core/request.hpp"
#include "hub/core/stays/pms_feed.hpp"
#include "hub/core/stays/synchroniser.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class StayDesk {
 public:
  /// `sync` and `feed` must outlive the desk. `has_pms`: one is configured.
  StayDesk(Synchroniser& sync, PmsFeed& feed, bool has_pms)
      : sync_(sync), feed_(feed), has_pms_(has_pms) {}

  [[nodiscard]] Answer answer(const StayRequest& request, Turn& turn);

 private:
  [[nodiscard]] Answer answer(const ShowSync& request, Turn& turn);
  [[nodiscard]] Answer answer(const RequestSync& request, Turn& turn);
  [[nodiscard]] Answer answer(const SettleSync& request, Turn& turn);
  [[nodiscard]] Answer answer(const PmsEvent& request, Turn& turn);

  Synchroniser& sync_;
  PmsFeed& feed_;
  bool has_pms_;
};

}  // namespace innkeeper::hub
