// SPDX-License-Identifier: Apache-2.0
// The people of a simulated room: they come and go through one door, sleep, get up at night, shower,
// open the window, touch the panel. What they do is a day's plan by seed; what sensors may see of it
// comes out as levels and events.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "device/sim/random.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::sim {

/// What a person is like. Shares and means are our choice unless a source is named.
struct OccupantTraits {
  double wake_h = 7.3;           ///< hour of the day, mean; spread of 45 min
  double back_h = 20.5;          ///< from the day out; spread of 90 min
  double sleep_h = 23.2;         ///< spread of 45 min
  double stays_in = 0.08;        ///< of days without a day out
  double siesta = 0.25;          ///< of days out with an hour or two in the room in between
  double together = 0.6;         ///< of days on which the second guest goes with the first
  double up_at_night = 0.4;      ///< of nights
  double opens_window = 0.2;     ///< of evenings
  double forgets_window = 0.15;  ///< of leavings with the window open
  double touches_panel = 0.5;    ///< of evenings
  double cleaned = 0.8;          ///< of days with a visit of housekeeping
  /// A minute, a person: whether a motion sensor in the room sees them. Our choice: one wall sensor.
  double seen_awake = 0.5;
  double seen_asleep = 0.02;
};

enum class Happened : std::uint8_t {
  door_opened,
  door_closed,
  window_opened,
  window_closed,
  motion,         // a sensor that sees the room saw one of them
  panel_touched,  // `half_kelvins` says what they want
  shower_began,
  shower_ended,
};

struct Happening {
  room::Duration at{};  ///< since the midnight that time is counted from
  Happened what = Happened::motion;
  std::int8_t half_kelvins = 0;  ///< of the set point, up or down: only with panel_touched
  friend constexpr bool operator==(const Happening&, const Happening&) = default;
};

/// The truth about the people, which no sensor has.
struct Presence {
  std::uint8_t guests_in = 0;
  std::uint8_t guests_asleep = 0;  ///< of those
  std::uint8_t staff_in = 0;
  bool door_open = false;
  bool window_open = false;
  bool shower_on = false;
  friend constexpr bool operator==(const Presence&, const Presence&) = default;
};

inline constexpr int kMaxGuests = 2;

/// Time is counted from a midnight, in local time. Deterministic by seed and by the times of arrival
/// and departure; how often advance() is called does not matter. Time never goes back.
class Occupants {
 public:
  Occupants(const OccupantTraits& traits, std::uint32_t seed);

  /// Guests take the room and enter it. More than kMaxGuests count as so many; none is no arrival.
  void check_in(room::Duration now, int guests);
  /// Whoever is in leaves for good, with the window shut.
  void check_out(room::Duration now);

  /// What happened until `now`, in order.
  [[nodiscard]] std::vector<Happening> advance(room::Duration now);

  [[nodiscard]] const Presence& presence() const { return presence_; }

 private:
  enum class Deed : std::uint8_t {
    leave,
    enter,
    sleep,
    wake,
    rise,
    lie_down,  // of a guest
    clean,
    cleaned,  // of staff
    shut_door,
    open_window,
    shut_window,
    touch_panel,
    shower,
    dry,
  };
  struct Planned {
    std::int64_t at_s;
    Deed deed;
    std::uint8_t guest;  ///< whose, of the guests' deeds
    friend constexpr bool operator<(const Planned& a, const Planned& b) { return a.at_s < b.at_s; }
  };
  struct Guest {
    bool in = false;
    bool asleep = false;
    bool up = false;  ///< for a while, in the middle of the night
  };
  struct DayOut;

  void plan_day(std::int64_t day);
  void plan_guest(std::int64_t midnight_s, std::uint8_t guest, const DayOut& out);
  DayOut draw_day();
  void add(std::int64_t midnight_s, double minutes, Deed deed, std::uint8_t guest);
  void insert(const Planned& planned);
  void go_to_bed(std::int64_t at_s);
  void run_until(std::int64_t now_s);
  void act(const Planned& planned);
  void leave(std::int64_t at_s, Guest& guest);
  void enter(std::int64_t at_s, Guest& guest);
  void touch_panel(std::int64_t at_s);
  void begin_cleaning(std::int64_t at_s);
  void end_cleaning(std::int64_t at_s);
  void look(std::int64_t at_s);
  void swing_door(std::int64_t at_s);
  void set_window(std::int64_t at_s, bool open);
  void set_shower(std::int64_t at_s, bool on);
  void tell(std::int64_t at_s, Happened what, int half_kelvins = 0);
  void count();

  OccupantTraits traits_;
  Random plans_;
  Random chances_;  ///< apart, so that a longer day in does not change the next day's plan
  Random motions_;
  std::array<Guest, kMaxGuests> guests_{};
  std::uint8_t booked_ = 0;       ///< guests of the stay; 0 between stays
  std::vector<Planned> pending_;  ///< the next one last
  std::int64_t next_day_ = 0;     ///< whose plan is not drawn yet; only while booked
  std::int64_t next_minute_ = 0;  ///< at whose end sensors look again
  std::vector<Happening> happened_;
  Presence presence_;
};

}  // namespace innkeeper::sim
