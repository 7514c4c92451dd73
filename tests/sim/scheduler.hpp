// SPDX-License-Identifier: Apache-2.0
// Virtual time: things to do, in order of time, equal times in the order in which they were asked
// for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "shared/room/time.hpp"

namespace innkeeper::simtest {

class Scheduler {
 public:
  using Task = std::function<void()>;

  [[nodiscard]] room::Time now() const { return now_; }
  void at(room::Time when, Task task) {
    heap_.push_back({std::max(when, now_), ++asked_, std::move(task)});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
  void after(room::Duration wait, Task task) { at(now_ + wait, std::move(task)); }

  /// Does the next thing that is due before `end`; false when there is none, and it is `end`.
  bool run_one(room::Time end) {
    if (heap_.empty() || heap_.front().when > end) {
      now_ = end;
      return false;
    }
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const Item item = std::move(heap_.back());
    heap_.pop_back();
    now_ = item.when;
    item.task();
    return true;
  }

 private:
  struct Item {
    room::Time when;
    std::uint64_t number = 0;
    Task task;
  };
  static bool later(const Item& a, const Item& b) {
    return a.when != b.when ? a.when > b.when : a.number > b.number;
  }

  room::Time now_{};
  std::uint64_t asked_ = 0;
  std::vector<Item> heap_;
};

}  // namespace innkeeper::simtest
