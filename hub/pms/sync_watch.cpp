// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/sync_watch.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {

void SyncWatch::want(const AskForSync& ask, const Moment& now, Output& out) {
  if (holds() || wanted_) return;
  if (last_asked_ && now.time - *last_asked_ < kSyncInterval && !ask.by_operator) {
    add(out, NoteKind::sync_too_often);
    return;
  }
  wanted_ = true;
}

void SyncWatch::asked(const Moment& now) {
  check(wanted_, "a synchronisation is asked for when it is wanted");
  wanted_ = false;
  last_asked_ = now.time;
  state_ = State::asked;
  deadline_ = now.time + kSyncPatience;
}

void SyncWatch::on_start(const Moment& now, Output& out) {
  if (state_ == State::running) abort(out);
  state_ = State::running;
  deadline_ = now.time + kSyncSilence;
  wanted_ = false;
  out.events.emplace_back(SyncStarted{});
}

void SyncWatch::on_end(Output& out) {
  if (state_ != State::running) {
    add(out, NoteKind::stray_sync_end);
    return;
  }
  end();
  out.events.emplace_back(SyncEnded{});
}

void SyncWatch::on_record(const Moment& now) {
  if (state_ == State::running) deadline_ = now.time + kSyncSilence;
}

void SyncWatch::abort(Output& out) {
  const bool was_running = state_ == State::running;
  // A question whose answer the lost connection took with it is asked again.
  if (state_ == State::asked) wanted_ = true;
  end();
  if (!was_running) return;
  add(out, NoteKind::sync_unfinished);
  out.events.emplace_back(SyncAborted{});
}

void SyncWatch::on_timer(const Moment& now, Output& out) {
  if (!deadline_ || now.time < *deadline_) return;
  if (state_ == State::running) {
    abort(out);
    return;
  }
  end();
  add(out, NoteKind::sync_ignored);
}

void SyncWatch::end() {
  state_ = State::none;
  deadline_.reset();
}

}  // namespace innkeeper::hub::pms
