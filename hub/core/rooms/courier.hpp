// SPDX-License-Identifier: Apache-2.0
// Sees plans through to their rooms: who is online, who confirmed, what must be sent again, and
// which room stays silent. Holds only what was observed since the hub started; nothing here is
// stored.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "hub/core/effect.hpp"
#include "hub/core/metrics/duration_counts.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/rooms/room_requests.hpp"
#include "hub/core/watch/changes.hpp"
#include "shared/room/report.hpp"
#include "shared/room/time.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

/// An online room that has not confirmed gets the same bytes again this long after they were
/// published.
inline constexpr std::array<room::Duration, 3> kResendAfter = {
    std::chrono::seconds(5), std::chrono::seconds(15), std::chrono::seconds(60)};
/// And is called unconfirmed, a fault, this long after: the last re-send had 30 s to be answered,
/// the keep-alive time after which a dead connection would have shown.
inline constexpr room::Duration kGiveUpAfter = std::chrono::seconds(90);

/// What a report says about the hub's own memory.
enum class Finding : std::uint8_t {
  nothing,
  rooms_know_more,  // a room has seen a newer plan, or another one of the same number
};

/// Single-threaded.
class Courier {
 public:
  struct Room {
    std::optional<wire::LinkState> link;  ///< none: not known since the hub or its link started
    std::optional<room::Report> report;
    Delivery delivery = Delivery::none;
    std::optional<room::Duration> confirm_time;
  };

  /// Everything must outlive the courier.
  Courier(const RoomDirectory& rooms, const PlanLedger& ledger, Changes& changes)
      : rooms_(rooms), ledger_(ledger), changes_(changes), tracks_(rooms.size()) {}

  /// The directory has other rooms than at the last call: `was` says where each of them was, see
  /// places_before(). What is known of those that stay is kept.
  void rearrange(std::span<const std::size_t> was);

  /// The ledger was read anew: deliveries are judged again from the last reports.
  void reload(room::Time now);

  /// The room has a new plan, which is being published.
  void published(std::size_t index, room::Time now);
  [[nodiscard]] Finding on_report(std::size_t index, const room::Report& report, room::Time now,
                                  Effects& effects);
  /// The room said something later than this, in the same or a later life of its board, since the hub
  /// started. True of what a broker retains that came back with an older copy of its database.
  [[nodiscard]] bool heard_later(std::size_t index, const room::Report& report) const;
  void on_link(std::size_t index, wire::LinkState state, room::Time now, Effects& effects);

  /// Connected: until retained_end() the broker shows which plans it still holds.
  void broker_up();
  [[nodiscard]] Finding retained_seen(std::size_t index, std::optional<room::PlanId> id,
                                      std::uint32_t digest);
  /// Publishes what the broker turned out not to hold: its database may have been wiped.
  void retained_end(Effects& effects);
  /// Nothing is known of any room's link until the broker is back.
  void broker_down();

  /// Re-sends and gives up as due.
  void on_time(room::Time now, Effects& effects);
  [[nodiscard]] std::optional<room::Time> next_deadline() const;

  [[nodiscard]] const Room& room(std::size_t index) const { return tracks_[index].room; }
  /// How long rooms took to confirm, counted from the event that changed their plan; of rooms that were
  /// online all the while, since how long a board was away says nothing of the hub.
  [[nodiscard]] const DurationCounts& confirmations() const { return confirmations_; }

 private:
  struct Track {
    Room room;
    std::optional<room::Time> published_at;  // of the present plan; none after a restart of the hub
    std::optional<room::Time> due;           // next re-send, or the moment to give up
    bool online_since = false;               // published, all the while
    std::size_t resends = 0;
    bool retained = false;  // the broker holds the present plan (valid while auditing)
  };

  void start_clock(std::size_t index, room::Time now);
  void stop_clock(std::size_t index);
  void schedule(std::size_t index, room::Time due);
  void settle(std::size_t index, Delivery delivery, Effects& effects);
  [[nodiscard]] Delivery judge(std::size_t index) const;

  const RoomDirectory& rooms_;
  const PlanLedger& ledger_;
  Changes& changes_;
  std::vector<Track> tracks_;  // by index of the directory
  std::set<std::pair<room::Time, std::size_t>> dues_;
  DurationCounts confirmations_;
};

/// An epoch this far above the clock of the hub is not believed: no room may push the hub's numbers
/// to their end. Ten years cover a hub whose clock battery died.
inline constexpr std::uint64_t kEpochHorizonSeconds = std::uint64_t{10} * 366 * 86'400;

}  // namespace innkeeper::hub
