// SPDX-License-Identifier: Apache-2.0
// Synchronisation with the PMS (DR, DS, DE): when one may be asked for, and what to do with one that
// never begins or never ends. The PMS may start one unasked; it may ignore the question; it may
// send its stays without DS and DE.
#pragma once

#include <chrono>
#include <optional>

#include "hub/pms/fias_turn.hpp"

namespace innkeeper::hub::pms {

/// How long DS may take after DR (FIAS: at least 30 s).
inline constexpr room::Duration kSyncPatience = std::chrono::seconds(60);
/// A synchronisation in which the PMS says nothing for this long is over. Our choice: it reads a
/// database, and a record follows another within seconds.
inline constexpr room::Duration kSyncSilence = std::chrono::minutes(10);
/// Between two questions that no operator asked (FIAS: never periodic; at most once a day).
inline constexpr room::Duration kSyncInterval = std::chrono::hours(24);

class SyncWatch {
 public:
  /// Somebody wants a synchronisation. It is asked for when the link allows: see wanted().
  void want(const AskForSync& ask, const Moment& now, Output& out);
  [[nodiscard]] bool wanted() const { return wanted_; }
  /// DR is being sent. REQUIRES: wanted().
  void asked(const Moment& now);

  void on_start(const Moment& now, Output& out);
  void on_end(Output& out);
  /// Any record of the PMS.
  void on_record(const Moment& now);
  /// The connection ended or began anew.
  void abort(Output& out);

  /// Whether nobody may speak to the PMS: from DR or DS to DE.
  [[nodiscard]] bool holds() const { return state_ != State::none; }
  [[nodiscard]] std::optional<room::Time> deadline() const { return deadline_; }
  /// To be called at deadline() or later; earlier it does nothing.
  void on_timer(const Moment& now, Output& out);

 private:
  enum class State : std::uint8_t { none, asked, running };

  void end();

  State state_ = State::none;
  bool wanted_ = false;
  std::optional<room::Time> last_asked_;
  std::optional<room::Time> deadline_;
};

}  // namespace innkeeper::hub::pms
