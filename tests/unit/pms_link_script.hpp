// SPDX-License-Identifier: Apache-2.0
// A FIAS link under virtual time for tests: every turn becomes one line of text, frames as
// <record>.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "hub/pms/fias_link.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/unit/pms_text.hpp"

namespace innkeeper::hub::pms {

/// "<LA|>" for the bytes of a frame.
inline std::string readable(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += byte == kStx ? '<' : byte == kEtx ? '>' : byte;
  return text;
}

/// The bytes of "<LA|>".
inline std::string wire(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes += c == '<' ? kStx : c == '>' ? kEtx : c;
  return bytes;
}

inline std::string to_text(const Output& out) {
  std::string text = readable(out.send);
  for (const StayEvent& event : out.events) text += "{" + to_text(event) + "}";
  for (const Note& note : out.notes) text += "(" + std::string(name(note.kind)) + ")";
  if (out.connection == Connection::open) text += "!open";
  if (out.connection == Connection::close) text += "!close";
  return text;
}

class LinkScript {
 public:
  explicit LinkScript(Settings settings = {}, FiasLink::Seal seal = nullptr)
      : link(std::move(settings), clock, std::move(seal)) {}

  static constexpr std::string_view kDescription =
      "<LD|DA261004|TI120000|V#1.0|IFEM|><LR|RIGI|FLRNG#GSG+GLGVGAGDSFDATI|>"
      "<LR|RIGO|FLRNG#GSSFDATI|><LR|RIGC|FLRNG#GSG+GLGVGAGDRODATI|><LR|RIRE|FLRNDN|>"
      "<LR|RINS|FLDATI|><LR|RINE|FLDATI|><LA|DA261004|TI120000|>";
  static constexpr std::string_view kStart = "<LS|DA261004|TI120000|>";
  static constexpr std::string_view kAlive = "<LA|DA261004|TI120000|>";
  static constexpr std::string_view kEnd = "<LE|DA261004|TI120000|>";

  std::string start() { return to_text(link.start(now())); }
  std::string stop() { return to_text(link.stop(now())); }
  std::string connected() { return to_text(link.on_connected(now())); }
  std::string disconnected() { return to_text(link.on_disconnected(now())); }
  std::string receive(std::string_view text) { return to_text(link.on_bytes(wire(text), now())); }
  std::string tell(const PmsMessage& message) { return to_text(link.tell(message, now())); }
  std::string timer() { return to_text(link.on_timer(now())); }
  void pass(room::Duration duration) { time += duration; }

  /// Goes to the deadline and fires it.
  std::string expire() {
    if (!link.next_deadline()) return "no deadline";
    time = *link.next_deadline();
    return timer();
  }

  /// Starts and leads the link to `state` by the ordinary way.
  void lead_to(LinkState state) {
    if (state == LinkState::stopped) return;
    start();
    if (state == LinkState::connecting) return;
    if (state == LinkState::waiting) {
      disconnected();
      return;
    }
    connected();
    if (state == LinkState::awaiting_start) return;
    if (state == LinkState::asking_start) {
      expire();
      return;
    }
    receive("<LS|DA261004|TI115959|>");
    if (state == LinkState::initialising) return;
    if (state == LinkState::refused) {
      expire();
      return;
    }
    receive("<LA|>");
    if (state == LinkState::probing) expire();
    if (state == LinkState::closing) stop();
  }

  [[nodiscard]] Moment now() const {
    using std::chrono::October, std::chrono::year, std::chrono::local_days;
    return {time, local_days(year(2026) / October / 4) + std::chrono::hours(12), random};
  }

  /// Two hours ahead of UTC, without daylight saving.
  support::FixedClock clock{120};
  FiasLink link;
  room::Time time{std::chrono::hours(1)};
  std::uint32_t random = 0x8000'0000;  ///< half of every back-off window
};

}  // namespace innkeeper::hub::pms
