// SPDX-License-Identifier: Apache-2.0
// The commands of the simulated PMS, one for each line of standard input or of a script.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hub/simpms/house.hpp"
#include "hub/simpms/quirks.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::simpms {

/// Longest line taken.
inline constexpr std::size_t kMaxLineBytes = 4096;
/// Longest room, reservation or profile: FIAS allows 8 to 10, and some systems more.
inline constexpr std::size_t kMaxWordBytes = 64;
/// Longest wait, and most bytes of garbage at once.
inline constexpr std::chrono::seconds kMaxWait{3600};
inline constexpr std::size_t kMaxGarbage = 1'000'000;

struct CheckIn {
  std::string room;
  std::string reservation;
  std::string profile;  ///< empty: none
  Sharing sharing = Sharing::refuse;
  FieldValues facts{};
};
struct CheckOut {
  std::string reservation;
};
struct Move {
  std::string reservation;
  std::string room;
  Sharing sharing = Sharing::refuse;
};
struct Update {
  std::string reservation;
  std::string profile;  ///< empty: as before
  FieldValues facts{};
};
/// DN of RE.
struct Disturb {
  std::string room;
  bool dnd = false;
};
/// CS of RE, as Suite8 does for a guest on the way.
struct Expect {
  std::string room;
  bool expected = true;
};
/// WR or WC. A time of today or, when it is over, of tomorrow.
struct Wake {
  std::string room;
  std::chrono::seconds time{};  ///< of the day, or from now
  bool from_now = false;
  bool wanted = true;
};
/// NS or NE.
struct Audit {
  bool begins = true;
};
/// DS, everybody and every empty room, DE; with a record as typed, framed, in the middle.
struct Sync {
  std::string between;
};
/// LS, as after a restart of the PMS's interface.
struct Restart {};
struct SetQuirk {
  Quirk quirk = Quirk::shuffled;
  bool on = true;
};
/// The link key was entered again.
struct Unlock {};
/// Do nothing for a time.
struct Wait {
  std::chrono::milliseconds time{};
};
/// Do nothing until the link is alive; fails after the time.
struct AwaitLink {
  std::chrono::milliseconds time{};
};
/// A record as typed, framed, whatever it is.
struct Raw {
  std::string record;
};
/// Random bytes without frame.
struct Garbage {
  std::size_t bytes = 0;
};
/// Cut the connection without a farewell, once what was said before is written.
struct Drop {};
/// Say LE as a PMS does that shuts down; it comes back at once.
struct Farewell {};
struct Quit {};

using Command =
    std::variant<CheckIn, CheckOut, Move, Update, Disturb, Expect, Wake, Audit, Sync, Restart,
                 SetQuirk, Unlock, Wait, AwaitLink, Raw, Garbage, Drop, Farewell, Quit>;

/// Nothing for an empty line or a comment (#); an error says what is wrong and shows the usage.
[[nodiscard]] Result<std::optional<Command>, std::string> parse_command(std::string_view line);

/// The first word of the command, e.g. "checkin".
[[nodiscard]] std::string_view name(const Command& command);

/// All commands with their words, a line each.
[[nodiscard]] std::string command_list();

}  // namespace innkeeper::hub::simpms
