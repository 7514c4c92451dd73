// SPDX-License-Identifier: Apache-2.0
// The wake-up calls that the simulated PMS asked for, and whether each was answered once and with its
// own date and time.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace innkeeper::hub::simpms {

/// Calls kept; more are refused.
inline constexpr std::size_t kMaxCalls = 10'000;

class WakeBook {
 public:
  /// Room, DA and TI as sent.
  struct Call {
    std::string room;
    std::string date;
    std::string time;
    friend auto operator<=>(const Call&, const Call&) = default;
  };

  /// False when kMaxCalls are kept already.
  [[nodiscard]] bool ask(Call call);
  /// False when nobody asked for it.
  [[nodiscard]] bool call_off(const Call& call) { return answered_.erase(call) > 0; }
  /// What is wrong with this answer; empty: nothing.
  [[nodiscard]] std::string_view answer(const Call& call);

  [[nodiscard]] std::size_t open() const;

 private:
  std::map<Call, bool> answered_;
};

}  // namespace innkeeper::hub::simpms
