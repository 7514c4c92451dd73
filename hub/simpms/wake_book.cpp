// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/wake_book.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::hub::simpms {

bool WakeBook::ask(Call call) {
  if (answered_.size() >= kMaxCalls && !answered_.contains(call)) return false;
  answered_.insert_or_assign(std::move(call), false);
  return true;
}

std::string_view WakeBook::answer(const Call& call) {
  const auto found = answered_.find(call);
  if (found == answered_.end())
    return "no such call was asked for: room, DA and TI must be as sent";
  if (found->second) return "this call was answered before";
  found->second = true;
  return {};
}

std::size_t WakeBook::open() const {
  return static_cast<std::size_t>(std::count_if(answered_.begin(), answered_.end(),
                                                [](const auto& entry) { return !entry.second; }));
}

}  // namespace innkeeper::hub::simpms
