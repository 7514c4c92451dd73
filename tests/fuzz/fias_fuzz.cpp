// SPDX-License-Identifier: Apache-2.0
// Feeds any bytes to everything that reads what a PMS sends: the FIAS link in every code page, with
// and without link key, the serial line, and the seal of a link key. Cut where the input says. It must
// not crash, its answers stay in proportion, and whatever it heard it can be told about.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hub/pms/fias_link.hpp"
#include "hub/pms/link_key.hpp"
#include "hub/pms/serial_line.hpp"
#include "shared/util/check.hpp"
#include "tests/support/fixed_clock.hpp"

namespace {

using namespace innkeeper::hub;
using namespace innkeeper::hub::pms;
using innkeeper::support::FixedClock;

const LinkKey& key() {
  static const LinkKey key = LinkKey::read("GVDpVnl6qYlTQXQJZxXdbw==").value();
  return key;
}

std::string seal(std::string_view start) { return key().seal(start, LinkKeyIv{}); }

Settings settings_of(unsigned char choice) {
  Settings settings;
  settings.code_page = static_cast<CodePage>(choice % 8);
  settings.greeting = true;
  settings.room_status = true;
  settings.service_status = true;
  settings.wake_calls = true;
  settings.pre_arrival = true;
  return settings;
}

/// Whatever room was heard of, something is said about it.
void answer(FiasLink& link, const StayEvent& event, const Moment& now) {
  std::string room;
  if (const auto* wake = std::get_if<WakeCallChanged>(&event)) {
    static_cast<void>(link.tell(TellWakeCall{wake->room, wake->at, WakeResult::done}, now));
    room = wake->room;
  } else if (const auto* in = std::get_if<CheckedIn>(&event)) {
    room = in->room;
  } else if (const auto* dnd = std::get_if<DoNotDisturbChanged>(&event)) {
    room = dnd->room;
  }
  static_cast<void>(link.tell(TellService{room, ServiceTold::make_up_room}, now));
  static_cast<void>(
      link.tell(TellRoomCondition{room, RoomCondition::pickup, true, room.substr(0, 20)}, now));
}

/// Keeps the link connected: what happens in the bytes is what is looked for.
void reconnect(FiasLink& link, Moment& now) {
  while (link.next_deadline() && !link.up()) {
    now.time = *link.next_deadline();
    if (link.on_timer(now).connection != Connection::open) return;
    static_cast<void>(link.on_connected(now));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const FixedClock clock(-210);
  FiasLink link(settings_of(data[0]), clock, data[0] < 64 ? seal : FiasLink::Seal());
  bytes.remove_prefix(1);
  Moment now;
  static_cast<void>(link.start(now));
  static_cast<void>(link.on_connected(now));
  SerialLine line;
  while (!bytes.empty()) {
    // The first byte of each part says how long the part is.
    const std::size_t length =
        std::min<std::size_t>(static_cast<unsigned char>(bytes.front()), bytes.size() - 1);
    const std::string_view part = bytes.substr(1, length);
    const Output out = link.on_bytes(part, now);
    innkeeper::check(out.send.size() <= 500 * (length + 1), "answers are in proportion");
    for (const StayEvent& event : out.events) answer(link, event, now);
    for (const Note& note : out.notes) {
      innkeeper::check(note.code.size() <= 4, "a note holds a code at most");
    }
    SerialOutput heard;
    line.on_bytes(part, now.time, heard);
    innkeeper::check(heard.send.size() <= length, "an answer is one byte for a record or ENQ");
    static_cast<void>(key().open(part));
    bytes.remove_prefix(length + 1);
    if (out.connection == Connection::close) reconnect(link, now);
  }
  return 0;
}
