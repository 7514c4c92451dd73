// SPDX-License-Identifier: Apache-2.0
#include "hub/core/accounts/log_in_throttle.hpp"

#include <algorithm>

namespace innkeeper::hub {
namespace {

std::string both(const std::string& login, const std::string& address) {
  return login + ' ' + address;
}

}  // namespace

std::optional<room::Duration> AttemptBuckets::wait(const std::string& key, room::Time now) const {
  const auto found = buckets_.find(key);
  if (found == buckets_.end()) return std::nullopt;
  // One attempt is there once no more than most - 1 are missing.
  const room::Time at = found->second.full_at - refill_ * (most_ - 1);
  return at > now ? std::optional(at - now) : std::nullopt;
}

void AttemptBuckets::take(const std::string& key, room::Time now) {
  if (buckets_.size() >= kMaxKeys && !buckets_.contains(key)) {
    buckets_.erase(std::min_element(
        buckets_.begin(), buckets_.end(),
        [](const auto& one, const auto& other) { return one.second.used < other.second.used; }));
  }
  Bucket& bucket = buckets_[key];
  bucket.full_at = std::max(bucket.full_at, now) + refill_;
  bucket.used = now;
}

std::optional<room::Duration> LogInThrottle::take(const std::string& login,
                                                  const std::string& address, room::Time now) {
  const std::string pair = both(login, address);
  std::optional<room::Duration> longest;
  for (const auto& wait :
       {of_both_.wait(pair, now), of_login_.wait(login, now), of_address_.wait(address, now)}) {
    if (wait && (!longest || *wait > *longest)) longest = wait;
  }
  if (longest) return longest;
  of_both_.take(pair, now);
  of_login_.take(login, now);
  of_address_.take(address, now);
  return std::nullopt;
}

void LogInThrottle::succeeded(const std::string& login, const std::string& address) {
  of_both_.forget(both(login, address));
}

}  // namespace innkeeper::hub
