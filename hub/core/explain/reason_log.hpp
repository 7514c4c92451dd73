// SPDX-License-Identifier: Apache-2.0
// Since when each value of each room has its present reason, as far as this hub has watched.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "shared/room/decide.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// In memory only: after a start it knows nothing older than the start. Single-threaded.
class ReasonLog {
 public:
  /// Climate, mode, fan, ventilation, then each light.
  static constexpr std::size_t kAspects = 4 + room::kMaxFixtures;

  explicit ReasonLog(std::size_t rooms) : rooms_(rooms) {}

  /// The rooms are others now: `was` says for each where it was before, or a place past the end.
  void rearrange(const std::vector<std::size_t>& was);
  void watch(std::size_t room, const room::Decision& decision, room::UtcTime now);
  /// Nothing before the first watch().
  [[nodiscard]] std::optional<room::UtcTime> since(std::size_t room, std::size_t aspect) const;

 private:
  struct Entry {
    room::Because because = room::Because::unknown;
    std::int32_t value = 0;
    room::UtcTime since;
  };
  using Entries = std::optional<std::array<Entry, kAspects>>;
  std::vector<Entries> rooms_;
};

}  // namespace innkeeper::hub
