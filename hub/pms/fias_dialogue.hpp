// SPDX-License-Identifier: Apache-2.0
// What hub and PMS say to each other once the link is there: data records in both directions,
// synchronisation, wake-up calls. The handshake and the life of the connection are the link's.
#pragma once

#include <optional>
#include <string_view>

#include "hub/core/civil_clock.hpp"
#include "hub/pms/code_page.hpp"
#include "hub/pms/fias_record.hpp"
#include "hub/pms/fias_settings.hpp"
#include "hub/pms/fias_turn.hpp"
#include "hub/pms/outbox.hpp"
#include "hub/pms/sync_watch.hpp"
#include "hub/pms/wake_calls.hpp"

namespace innkeeper::hub::pms {

/// After a long silence much may wait for the PMS. It is said in portions, so that neither socket nor
/// PMS is flooded. Our choice: 500 records a second.
inline constexpr std::size_t kPortion = 50;
inline constexpr room::Duration kPortionPause = std::chrono::milliseconds(100);

class FiasDialogue {
 public:
  /// Both must outlive it. REQUIRES: Transcoder::of(settings.code_page) works on this system.
  FiasDialogue(const Settings& settings, const CivilClock& clock);

  /// The text of a record in UTF-8; the note of text in another code page is added.
  [[nodiscard]] std::string decode(std::string_view bytes, Output& out);
  /// A data record of the PMS.
  void hear(const Record& record, const Moment& now, Output& out);
  /// Something for the PMS: sent by speak() when it may be.
  void tell(const PmsMessage& message, const Moment& now, Output& out);

  /// The link came up.
  void begin() { outbox_.repeat_services(); }
  /// The connection ended, or the PMS restarts the link: nothing of a synchronisation goes on.
  void interrupt(Output& out) { sync_.abort(out); }

  /// Sends what waits, if nothing forbids it. REQUIRES: the link is up.
  void speak(const Moment& now, Output& out);

  /// Records that wait to be said.
  [[nodiscard]] std::size_t waiting() const { return outbox_.size(); }

  /// When on_timer() is due, for a link that is up or not.
  [[nodiscard]] std::optional<room::Time> deadline(bool up) const;
  void on_timer(const Moment& now, Output& out) { sync_.on_timer(now, out); }

 private:
  void send(std::string_view text, Output& out);

  const Settings& settings_;
  const CivilClock& clock_;
  Transcoder transcoder_;
  WakeCalls wake_calls_;
  Outbox outbox_;
  SyncWatch sync_;
  room::Time speak_at_;  // not earlier than this
};

}  // namespace innkeeper::hub::pms
