// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/front_desk.hpp"

#include <utility>

namespace innkeeper::hub::daemon {

void FrontDesk::submit(http::Question question, std::function<void(Answer)> done) {
  std::uint64_t ticket = 0;
  {
    const std::lock_guard lock(mutex_);
    ticket = ++last_ticket_;
    open_.emplace(ticket, std::move(done));
  }
  if (post_(Asked{ticket, std::move(question.request), std::move(question.actor),
                  std::move(question.admission), std::move(question.precondition)})) {
    return;
  }
  answer(ticket, Unavailable{"the hub is behind with its work; try again in a few seconds"});
}

void FrontDesk::answer(std::uint64_t ticket, Answer answer) {
  std::function<void(Answer)> done;
  {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(ticket);
    if (found == open_.end()) return;
    done = std::move(found->second);
    open_.erase(found);
  }
  done(std::move(answer));
}

}  // namespace innkeeper::hub::daemon
