// SPDX-License-Identifier: Apache-2.0
// Wake-up calls on the FIAS link: WR and WC as the PMS says them, and exactly one WA for each call,
// with DA and TI just as they came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "hub/core/civil_clock.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_reading.hpp"

namespace innkeeper::hub::pms {

/// Calls whose writing is remembered; a call beyond them is answered with the time as this hub
/// writes it. Our choice: every room of a very large hotel, once.
inline constexpr std::size_t kMaxWakeCalls = 4096;

class WakeCalls {
 public:
  /// WR -> WakeCallChanged wanted, WC -> not wanted any more. RN, DA and TI are mandatory; the local
  /// time becomes UTC by to_utc(). REQUIRES: WR or WC.
  [[nodiscard]] Reading read(const Record& record, const CivilClock& clock);

  /// The WA as text; nothing when this call was answered already, or when its room cannot stand in a
  /// record.
  [[nodiscard]] std::optional<std::string> answer(const TellWakeCall& told,
                                                  const CivilClock& clock);

 private:
  using Key = std::pair<std::string, std::int64_t>;  // room, UTC seconds
  struct Call {
    std::string date;  // as the PMS wrote it
    std::string time;
    bool answered = false;
  };

  void remember(Key key, Call call);

  std::map<Key, Call> calls_;
  std::deque<Key> order_;  // of their first mention: the oldest goes first
};

}  // namespace innkeeper::hub::pms
