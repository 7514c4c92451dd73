// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_link.hpp"

#include <algorithm>
#include <utility>

#include "hub/pms/fias_time.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {

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
    case LinkState::refused: return "refused";
  }
  return "unknown";
}

FiasLink::FiasLink(Settings settings, const CivilClock& clock, Seal seal)
    : settings_(std::move(settings)), seal_(std::move(seal)), dialogue_(settings_, clock) {
  check(!settings_.version.empty() && settings_.version.size() <= kMaxVersionBytes &&
            is_field_value(settings_.version),
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
  return speak(std::move(out), now);
}

Output FiasLink::on_disconnected(const Moment& now) {
  Output out;
  if (state_ == LinkState::closing) {
    add(out, NoteKind::closed_by_hub);
    dialogue_.interrupt(out);
    enter(LinkState::stopped, now);
  } else if (state_ == LinkState::connecting) {
    lose(NoteKind::connect_failed, now, out);
  } else if (connected()) {
    lose(NoteKind::connection_lost, now, out);
  }
  return out;
}

Output FiasLink::on_timer(const Moment& now) {
  Output out;
  dialogue_.on_timer(now, out);
  if (deadline_ && now.time >= *deadline_) on_deadline(now, out);
  return speak(std::move(out), now);
}

Output FiasLink::tell(const PmsMessage& message, const Moment& now) {
  Output out;
  dialogue_.tell(message, now, out);
  return speak(std::move(out), now);
}

std::optional<room::Time> FiasLink::next_deadline() const {
  const auto other = dialogue_.deadline(up());
  if (!deadline_ || !other) return deadline_ ? deadline_ : other;
  return std::min(*deadline_, *other);
}

void FiasLink::on_deadline(const Moment& now, Output& out) {
  switch (state_) {
    case LinkState::stopped: return;
    case LinkState::waiting:
      out.connection = Connection::open;
      enter(LinkState::connecting, now);
      return;
    case LinkState::connecting: give_up(NoteKind::connect_timeout, now, out); return;
    case LinkState::awaiting_start:
      out.send = link_frame("LS", now.local);
      last_said_ = now.time;
      enter(LinkState::asking_start, now);
      return;
    case LinkState::asking_start: give_up(NoteKind::no_start, now, out); return;
    case LinkState::initialising: give_up(NoteKind::no_link_alive, now, out); return;
    case LinkState::alive:
      out.send = link_frame("LS", now.local);
      last_said_ = now.time;
      enter(LinkState::probing, now);
      return;
    case LinkState::probing: give_up(NoteKind::no_probe_answer, now, out); return;
    case LinkState::closing:
      out.connection = Connection::close;
      add(out, NoteKind::closed_by_hub);
      dialogue_.interrupt(out);
      enter(LinkState::stopped, now);
      return;
    case LinkState::refused:
      add(out, NoteKind::key_refused);
      enter(LinkState::refused, now);
      return;
  }
}

bool FiasLink::connected() const {
  switch (state_) {
    case LinkState::stopped:
    case LinkState::waiting:
    case LinkState::connecting:
    case LinkState::refused: return false;
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
  const LinkState before = state_;
  state_ = state;
  if (was_up && !up() && now.time - up_since_ >= kHeldLongEnough) backoff_.reset();
  if (!was_up && up()) up_since_ = now.time;
  switch (state) {
    case LinkState::stopped: deadline_.reset(); return;
    case LinkState::waiting: wait_for_connection(before, now); return;
    case LinkState::connecting:
      deadline_.reset();
      if (settings_.role == Role::client) deadline_ = now.time + kConnectTimeout;
      return;
    case LinkState::awaiting_start: deadline_ = now.time + kStartPatience; return;
    case LinkState::initialising:
      // A PMS that repeats LS does not get more time for its LA.
      if (before != state) deadline_ = now.time + kAnswerTimeout;
      return;
    case LinkState::asking_start:
    case LinkState::probing: deadline_ = now.time + kAnswerTimeout; return;
    case LinkState::alive: deadline_ = now.time + kProbeInterval; return;
    case LinkState::closing: deadline_ = now.time + kCloseTimeout; return;
    case LinkState::refused: deadline_ = now.time + kRefusedReminder; return;
  }
}

void FiasLink::wait_for_connection(LinkState before, const Moment& now) {
  deadline_ = now.time;
  // A listener only steps back when it could not even listen: the PMS decides when to come.
  if (settings_.role == Role::listener && before != LinkState::connecting) return;
  *deadline_ += std::chrono::milliseconds(backoff_.next_ms(now.random));
}

void FiasLink::handle(std::string_view bytes, const Moment& now, Output& out) {
  const std::string text = dialogue_.decode(bytes, out);
  const auto record = parse_record(text);
  if (!record) {
    add(out, NoteKind::unreadable_record);
    return;
  }
  if (state_ == LinkState::alive) deadline_ = now.time + kProbeInterval;
  if (record->id == "LS") {
    start_ = std::string(record->first("DA").value_or("")) +
             std::string(record->first("TI").value_or(""));
    on_start_record(now, out);
  } else if (record->id == "LA") {
    on_alive_record(now, out);
  } else if (record->id == "LE") {
    on_end_record(now, out);
  } else if (record->id != "LC") {
    dialogue_.hear(*record, now, out);
  }
}

void FiasLink::on_start_record(const Moment& now, Output& out) {
  if (state_ == LinkState::closing) return;
  if (up()) add(out, NoteKind::restarted_by_pms);
  dialogue_.interrupt(out);
  described_ = false;
  const bool has_new_key = seal_ != nullptr && !key_confirmed_;
  if (++starts_ > (has_new_key ? kMaxUnconfirmedKeys : kMaxStarts)) {
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
    case LinkState::initialising:
      described_ = true;
      key_confirmed_ = true;
      break;
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
    case LinkState::refused:
    case LinkState::closing: return;
  }
  starts_ = 0;
  add(out, NoteKind::link_up);
  enter(LinkState::alive, now);
  dialogue_.begin();
}

void FiasLink::on_end_record(const Moment& now, Output& out) {
  if (state_ != LinkState::closing) {
    out.send += link_frame("LE", now.local);
    give_up(NoteKind::closed_by_pms, now, out);
    return;
  }
  out.connection = Connection::close;
  add(out, NoteKind::closed_by_hub);
  dialogue_.interrupt(out);
  enter(LinkState::stopped, now);
}

void FiasLink::initialise(const Moment& now, Output& out) {
  RecordWriter description("LD");
  description.field("DA", date_field(now.local))
      .field("TI", time_field(now.local))
      .field("V#", settings_.version)
      .field("IF", "EM");
  if (seal_) {
    if (start_.empty()) {
      give_up(NoteKind::no_start_time, now, out);
      return;
    }
    // RT is mandatory beside CG; 4 asks for no more than the PMS's version.
    description.field("RT", "4").field("CG", seal_(start_));
  }
  out.send += encode_frame(description.text());
  for (const Subscription& subscription : subscriptions(settings_)) {
    RecordWriter record("LR");
    record.field("RI", subscription.record).field("FL", subscription.fields);
    out.send += encode_frame(record.text());
  }
  out.send += link_frame("LA", now.local);
  last_said_ = now.time;
  enter(LinkState::initialising, now);
}

/// The connection is gone, or was never there.
void FiasLink::lose(NoteKind why, const Moment& now, Output& out) {
  add(out, why);
  dialogue_.interrupt(out);
  const bool refused = key_is_unconfirmed();
  if (refused) add(out, NoteKind::key_refused);
  enter(refused ? LinkState::refused : LinkState::waiting, now);
}

void FiasLink::give_up(NoteKind why, const Moment& now, Output& out) {
  out.connection = Connection::close;
  lose(why, now, out);
}

Output FiasLink::speak(Output out, const Moment& now) {
  if (up()) dialogue_.speak(now, out);
  return out;
}

}  // namespace innkeeper::hub::pms
