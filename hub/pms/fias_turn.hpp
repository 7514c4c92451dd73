// SPDX-License-Identifier: Apache-2.0
// What the FIAS machine is told at each turn and what it asks for: the words between it and the
// shell that moves its bytes.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_note.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub::pms {

/// What the shell reads from the world before each event.
struct Moment {
  room::Time time;                   ///< monotonic
  std::chrono::local_seconds local;  ///< civil time of the hotel, for the DA and TI fields
  std::uint32_t random = 0;          ///< uniform over 32 bits, for the jitter of the back-off
};

/// What the shell does with the TCP connection.
enum class Connection : std::uint8_t {
  keep,   // nothing
  open,   // connect, or take the PMS's connection; then report on_connected() or on_disconnected()
  close,  // write `send`, then close; report nothing more about this connection
};

/// What a turn of the machine asks for. The shell sends first, then does `connection`.
struct Output {
  std::string send;               ///< whole frames, in order
  std::vector<StayEvent> events;  ///< in the order the PMS said them
  std::vector<Note> notes;        ///< for the log; no guest data
  Connection connection = Connection::keep;
};

inline void add(Output& out, NoteKind kind, std::uint64_t count = 1) {
  if (count > 0) add_note(out.notes, {kind, {}, {}, {}, count});
}

}  // namespace innkeeper::hub::pms
