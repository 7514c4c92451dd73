// SPDX-License-Identifier: Apache-2.0
#include "device/agent/keeper.hpp"

#include <algorithm>

namespace innkeeper::agent {
namespace {

constexpr Slot other(Slot slot) { return slot == Slot::a ? Slot::b : Slot::a; }

}  // namespace

// Not inlined: the caller goes on to read a plan, which takes all the stack that a board has.
[[gnu::noinline]] Keeper::Found Keeper::load(Record& record, RecordBytes scratch) {
  Found found = Found::blank;
  for (const Slot slot : {Slot::a, Slot::b}) {
    const bool readable = memory_.read(slot, scratch);
    const auto candidate = readable ? decode(scratch) : std::nullopt;
    if (candidate && (found != Found::kept || candidate->number > generation_)) {
      record = candidate->record;
      generation_ = candidate->number;
      next_ = other(slot);
      found = Found::kept;
    } else if (found == Found::blank && !(readable && is_blank(scratch))) {
      found = Found::lost;
    }
  }
  // Unreadable slots may still hold bytes of an older record: both are written over.
  copies_owed_ = found == Found::lost ? 2 : 0;
  return found;
}

void Keeper::save(const Record& record, room::Time now, RecordBytes scratch) {
  copies_owed_ = std::max(copies_owed_, 1);
  write_owed(record, now, scratch);
}

void Keeper::wipe(const Record& record, room::Time now, RecordBytes scratch) {
  copies_owed_ = 2;
  write_owed(record, now, scratch);
}

void Keeper::owe(room::Time now) {
  if (copies_owed_ > 0) return;  // already due; the newest record is what will be written
  copies_owed_ = 1;
  due_ = last_write_ ? std::max(now, *last_write_ + kLazyWritePeriod) : now;
}

void Keeper::flush(const Record& record, room::Time now, RecordBytes scratch) {
  if (copies_owed_ > 0 && now >= due_) write_owed(record, now, scratch);
}

void Keeper::flush_all(const Record& record, room::Time now, RecordBytes scratch) {
  if (copies_owed_ > 0) write_owed(record, now, scratch);
}

void Keeper::write_owed(const Record& record, room::Time now, RecordBytes scratch) {
  last_write_ = now;
  while (copies_owed_ > 0) {
    // A failed write may have become durable after all: each attempt counts up.
    encode(record, ++generation_, scratch);
    failed_ = !memory_.write(next_, scratch);
    if (failed_) {
      due_ = now + kLazyWritePeriod;
      return;
    }
    next_ = other(next_);
    --copies_owed_;
  }
}

}  // namespace innkeeper::agent
