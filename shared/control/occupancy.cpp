// SPDX-License-Identifier: Apache-2.0
#include "shared/control/occupancy.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

using room::Presence;

/// Staff who moves on in the room so long after its override ended is somebody else by now.
constexpr room::Duration kStaffOverstays = std::chrono::minutes(10);
/// A room that was empty before a power cut has been so for longer than anything waits for.
constexpr room::Duration kLongAgo = std::chrono::hours(24);

}  // namespace

Occupancy::Occupancy(const OccupancyState& restored, room::Time now)
    : state_(restored), quiet_from_(now), last_sign_(now), awaited_since_(now) {
  if (state_.presence == Presence::nobody) quiet_from_ = now - kLongAgo;
  // Whoever was inside may have left while the power was off.
  door_moved_ = true;
}

void Occupancy::on_tenancy(bool rented, room::Time now) {
  const bool somebody_is_in = state_.presence == Presence::guest;
  state_.arrival = rented && !somebody_is_in ? room::Arrival::awaited : room::Arrival::past;
  awaited_since_ = now;
  departure_.on_empty();
}

void Occupancy::update(const PresenceReadings& readings, const PresenceContext& context,
                       room::Time now) {
  if (housekeeping_was_on_ && !context.housekeeping) housekeeping_ended_ = now;
  if (context.housekeeping) housekeeping_ended_.reset();
  housekeeping_was_on_ = context.housekeeping;

  const bool had_card = card_ == KeyCard::guest;
  if (readings.card) card_ = *readings.card;
  const auto events = sensors_.take(readings, context.rented, now);
  using Door = PresenceSensors::Door;
  if (events.door == Door::opened || events.door == Door::closed) door_moved_ = true;
  const bool card_left = had_card && card_ != KeyCard::guest;
  // The hand that pulls the card is awake.
  if (card_left) departure_.watch(true, now);
  const bool inside = state_.presence == Presence::guest || state_.presence == Presence::staff;
  if (inside && (events.door == Door::opened || card_left)) departure_.on_opening(now);
  departure_.watch(events.motion || readings.touched, now);
  if (events.door == Door::closed || card_left) on_exit(context, now);
  const bool sign =
      events.motion || readings.touched || card_ == KeyCard::guest || card_ == KeyCard::staff;
  if (sign) {
    on_sign(context, now);
  } else {
    let_time_pass(context, now);
  }
  if (state_.presence == Presence::guest) departure_.stay(context);
  if (state_.arrival == room::Arrival::awaited && now - awaited_since_ >= room::kArrivalHold) {
    state_.arrival = room::Arrival::overdue;
  }
}

bool Occupancy::comes_as_staff(const PresenceContext& context) const {
  if (card_ == KeyCard::staff) return state_.presence != Presence::guest;
  if (state_.presence == Presence::staff) {
    return !housekeeping_ended_ || last_sign_ - *housekeeping_ended_ < kStaffOverstays;
  }
  if (!context.housekeeping || card_ == KeyCard::guest) return false;
  // One passage may be the knock at the door of somebody who sleeps on; after two, or in an empty room,
  // it is staff who came.
  return state_.presence == Presence::nobody ||
         (state_.presence == Presence::leaving && (staff_was_inside_ || exits_ >= 2));
}

void Occupancy::on_sign(const PresenceContext& context, room::Time now) {
  if (state_.presence == Presence::nobody && !door_moved_) sensors_.door_missed_somebody();
  last_sign_ = now;
  departure_.on_sign(context, exits_);
  const Presence was = state_.presence;
  const bool staff = was != Presence::guest && comes_as_staff(context);
  state_.presence = staff ? Presence::staff : Presence::guest;
  staff_found_nobody_ = staff && (staff_found_nobody_ || was == Presence::nobody);
  staff_was_inside_ = staff;
  exits_ = 0;
  if (!staff) state_.arrival = room::Arrival::past;
}

void Occupancy::on_exit(const PresenceContext& context, room::Time from) {
  if (exits_ < 0xFF) ++exits_;
  if (state_.presence == Presence::nobody) return;
  quiet_from_ = from;
  // Who passes a room that is left already adds nothing to what was seen before.
  if (state_.presence != Presence::leaving) departure_.on_leaving(context);
  if (state_.presence == Presence::staff && staff_found_nobody_) departure_.on_staff_leaving();
  state_.presence = Presence::leaving;
}

void Occupancy::let_time_pass(const PresenceContext& context, room::Time now) {
  const auto open_since = sensors_.open_since();
  const bool ajar = open_since && now - *open_since >= kDoorAjar;
  const bool inside = state_.presence == Presence::guest || state_.presence == Presence::staff;
  if (ajar && inside && now - last_sign_ >= kDoorAjar) {
    on_exit(context, std::max(last_sign_, *open_since) + kDoorAjar);
  }
  const bool unrented_and_still =
      !context.rented && sensors_.has_motion() && now - last_sign_ >= kUnrentedQuiet;
  const bool quiet =
      state_.presence == Presence::leaving && now - quiet_from_ >= departure_.quiet_period(context);
  if (!quiet && !(unrented_and_still && state_.presence != Presence::nobody)) return;
  // A room that cannot tell whether somebody is in must not set them back.
  const PresenceFaults& faults = sensors_.faults();
  if (context.rented && (faults.door || faults.motion || !sensors_.has_motion())) return;
  if (state_.presence != Presence::leaving) quiet_from_ = last_sign_;
  state_.presence = Presence::nobody;
  departure_.on_empty();
  door_moved_ = false;
}

std::uint32_t Occupancy::quiet_s(room::Time now) const {
  if (state_.presence != Presence::leaving && state_.presence != Presence::nobody) return 0;
  const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - quiet_from_).count();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(passed, 0, 0xFFFF'FFFF));
}

}  // namespace innkeeper::control
