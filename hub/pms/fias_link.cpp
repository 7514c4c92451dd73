// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_link.hpp"

#include <array>
#include <iterator>
#include <utility>

#include "hub/pms/fias_stay.hpp"
#include "hub/pms/fias_time.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {
namespace {

/// What this hub asks of the PMS: the fields read_stay() uses and the local time for people who
/// read a trace. No names, no language: they are not needed, so they are not fetched. (FIAS fixes
/// the order RI, FL.)
struct Subscription {
  std::string_view record;
  std::string_view fields;
};
constexpr std::array kSubscriptions{
    Subscription{"GI", "RNG#GSG+SFDATI"},
    Subscription{"GO", "RNG#GSSFDATI"},
    Subscription{"GC", "RNG#GSG+RODATI"},
};

void add(Output& out, NoteKind kind, std::uint64_t count = 1) {
  if (count > 0) add_note(out.notes, {kind, {}, {}, count});
}

}  // namespace

std::string_view name(LinkState state) {
  switch (state) {
    case LinkState::stopped: return "stopped";
    case LinkState::waiting: return "waiting";
    case LinkState::connecting: return "connecting";
    case LinkState::awaiting_start: return "awaiting_start";
    case LinkState::asking_start: return "asking_start";
    case LinkState::initialising: return "initialising";
    case LinkState::alive: return "alive";
    case LinkState::probing: return "probing";
    case LinkState::closing: return "closing";
  }
  return "unknown";
}

FiasLink::FiasLink(std::string version) : version_(std::move(version)) {
  check(!version_.empty() && version_.size() <= kMaxVersionBytes && is_field_value(version_),
        "the interface version fits V#");
}

Output FiasLink::start(const Moment& now) {
  check(state_ == LinkState::stopped, "a link is started when it is stopped");
  Output out;
  out.connection = Connection::open;
  enter(LinkState::connecting, now);
  return out;
}

Output FiasLink::stop(const Moment& now) {
  Output out;
  if (state_ == LinkState::stopped || state_ == LinkState::closing) return out;
  if (connected()) {
    out.send = link_frame("LE", now.local);
    enter(LinkState::closing, now);
    return out;
  }
  if (state_ == LinkState::connecting) out.connection = Connection::close;
  add(out, NoteKind::closed_by_hub);
  enter(LinkState::stopped, now);
  return out;
}

Output FiasLink::on_connected(const Moment& now) {
  if (state_ != LinkState::connecting) return {};
  frames_.reset();
  starts_ = 0;
  enter(LinkState::awaiting_start, now);
  return {};
}

Output FiasLink::on_bytes(std::string_view bytes, const Moment& now) {
  Output out;
  if (!connected()) return out;
  const FrameCounts before = frames_.counts();
  while (out.connection == Connection::keep) {
    const auto text = frames_.next(bytes);
    if (!text) break;
    handle(*text, now, out);
  }
  add(out, NoteKind::oversized_record, frames_.counts().oversized - before.oversized);
  add(out, NoteKind::partial_record, frames_.counts().partial - before.partial);
  return out;
}

Output FiasLink::on_disconnected(const Moment& now) {
  Output out;
  if (state_ == LinkState::closing) {
    add(out, NoteKind::closed_by_hub);
    enter(LinkState::stopped, now);
  } else if (state_ == LinkState::connecting) {
    add(out, NoteKind::connect_failed);
    enter(LinkState::waiting, now);
  } else if (connected()) {
    add(out, NoteKind::connection_lost);
    enter(LinkState::waiting, now);
  }
  return out;
}

Output FiasLink::on_timer(const Moment& now) {
  Output out;
  if (!deadline_ || now.time < *deadline_) return out;
  switch (state_) {
    case LinkState::stopped: break;
    case LinkState::waiting:
      out.connection = Connection::open;
      enter(LinkState::connecting, now);
      break;
    case LinkState::connecting: give_up(NoteKind::connect_timeout, now, out); break;
    case LinkState::awaiting_start:
      out.send = link_frame("LS", now.local);
      last_said_ = now.time;
      enter(LinkState::asking_start, now);
      break;
    case LinkState::asking_start: give_up(NoteKind::no_start, now, out); break;
    case LinkState::initialising: give_up(NoteKind::no_link_alive, now, out); break;
    case LinkState::alive:
      out.send = link_frame("LS", now.local);
      last_said_ = now.time;
      enter(LinkState::probing, now);
      break;
    case LinkState::probing: give_up(NoteKind::no_probe_answer, now, out); break;
    case LinkState::closing:
      out.connection = Connection::close;
      add(out, NoteKind::closed_by_hub);
      enter(LinkState::stopped, now);
      break;
  }
  return out;
}

bool FiasLink::connected() const {
  switch (state_) {
    case LinkState::stopped:
    case LinkState::waiting:
    case LinkState::connecting: return false;
    case LinkState::awaiting_start:
    case LinkState::asking_start:
    case LinkState::initialising:
    case LinkState::alive:
    case LinkState::probing:
    case LinkState::closing: return true;
  }
  return false;
}

/// The only writer of state_ and deadline_, but for the silence of an alive link, see handle().
void FiasLink::enter(LinkState state, const Moment& now) {
  const bool was_up = up();
  const bool repeated = state_ == state;
  state_ = state;
  if (was_up && !up() && now.time - up_since_ >= kHeldLongEnough) backoff_.reset();
  if (!was_up && up()) up_since_ = now.time;
  switch (state) {
    case LinkState::stopped: deadline_.reset(); return;
    case LinkState::waiting:
      deadline_ = now.time + std::chrono::milliseconds(backoff_.next_ms(now.random));
      return;
    case LinkState::connecting: deadline_ = now.time + kConnectTimeout; return;
    case LinkState::awaiting_start: deadline_ = now.time + kStartPatience; return;
    case LinkState::initialising:
      // A PMS that repeats LS does not get more time for its LA.
      if (!repeated) deadline_ = now.time + kAnswerTimeout;
      return;
    case LinkState::asking_start:
    case LinkState::probing: deadline_ = now.time + kAnswerTimeout; return;
    case LinkState::alive: deadline_ = now.time + kProbeInterval; return;
    case LinkState::closing: deadline_ = now.time + kCloseTimeout; return;
  }
}

void FiasLink::handle(std::string_view text, const Moment& now, Output& out) {
  const auto record = parse_record(text);
  if (!record) {
    add(out, NoteKind::unreadable_record);
    return;
  }
  if (state_ == LinkState::alive) deadline_ = now.time + kProbeInterval;
  if (record->id == "LS") {
    on_start_record(now, out);
  } else if (record->id == "LA") {
    on_alive_record(now, out);
  } else if (record->id == "LE") {
    if (state_ == LinkState::closing) {
      out.connection = Connection::close;
      add(out, NoteKind::closed_by_hub);
      enter(LinkState::stopped, now);
      return;
    }
    out.send += link_frame("LE", now.local);
    give_up(NoteKind::closed_by_pms, now, out);
  } else if (record->id != "LC") {
    StayReading reading = read_stay(*record);
    if (reading.event) out.events.push_back(std::move(*reading.event));
    for (Note& note : reading.notes) add_note(out.notes, std::move(note));
  }
}

void FiasLink::on_start_record(const Moment& now, Output& out) {
  if (state_ == LinkState::closing) return;
  if (up()) add(out, NoteKind::restarted_by_pms);
  described_ = false;
  if (++starts_ > kMaxStarts) {
    give_up(NoteKind::start_loop, now, out);
    return;
  }
  initialise(now, out);
}

void FiasLink::on_alive_record(const Moment& now, Output& out) {
  switch (state_) {
    case LinkState::awaiting_start:
    case LinkState::asking_start:
      if (!described_) {
        initialise(now, out);
        return;
      }
      break;
    case LinkState::initialising: described_ = true; break;
    case LinkState::probing: enter(LinkState::alive, now); return;
    case LinkState::alive:
      // Some systems probe with LA and want one back. Two that answer each other's answers would
      // never end, so an LA soon after our own LS or LA stays unanswered.
      if (now.time - last_said_ >= kAnswerTimeout) {
        out.send += link_frame("LA", now.local);
        last_said_ = now.time;
      }
      return;
    case LinkState::stopped:
    case LinkState::waiting:
    case LinkState::connecting:
    case LinkState::closing: return;
  }
  starts_ = 0;
  add(out, NoteKind::link_up);
  enter(LinkState::alive, now);
}

void FiasLink::initialise(const Moment& now, Output& out) {
  RecordWriter description("LD");
  description.field("DA", date_field(now.local))
      .field("TI", time_field(now.local))
      .field("V#", version_)
      .field("IF", "EM");
  out.send += encode_frame(description.text());
  for (const Subscription& subscription : kSubscriptions) {
    RecordWriter record("LR");
    record.field("RI", subscription.record).field("FL", subscription.fields);
    out.send += encode_frame(record.text());
  }
  out.send += link_frame("LA", now.local);
  last_said_ = now.time;
  enter(LinkState::initialising, now);
}

void FiasLink::give_up(NoteKind why, const Moment& now, Output& out) {
  out.connection = Connection::close;
  add(out, why);
  enter(LinkState::waiting, now);
}

}  // namespace innkeeper::hub::pms
