// SPDX-License-Identifier: Apache-2.0
// Slows down whoever guesses passwords, without letting a stranger lock somebody out.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Buckets of attempts by key: each holds `most`, and one comes back every `refill`. At most kMaxKeys are
/// remembered; when there are more, the one that was used longest ago is forgotten.
class AttemptBuckets {
 public:
  static constexpr std::size_t kMaxKeys = 4096;

  AttemptBuckets(int most, room::Duration refill) : most_(most), refill_(refill) {}

  /// How long until there is an attempt; nothing when there is one.
  [[nodiscard]] std::optional<room::Duration> wait(const std::string& key, room::Time now) const;
  /// Takes one. REQUIRES: wait() says that there is one.
  void take(const std::string& key, room::Time now);
  void forget(const std::string& key) { buckets_.erase(key); }
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    room::Time full_at{};  ///< when all attempts are back
    room::Time used{};
  };

  int most_;
  room::Duration refill_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

/// Numbers of our choice, around OWASP's five attempts: one login from one address has 5 at once and one
/// a minute; one login from anywhere 30 and one in 6 s; one address 20 and one in 3 s. A person who
/// mistypes never sees it; a botnet makes 14,400 guesses a day at one account.
class LogInThrottle {
 public:
  /// Counts an attempt; or says how long to wait, and counts nothing. An attempt that is still being
  /// checked counts as a failed one, so that asking in parallel gains nothing.
  [[nodiscard]] std::optional<room::Duration> take(const std::string& login,
                                                   const std::string& address, room::Time now);
  /// The password was right: what was mistyped before is forgiven.
  void succeeded(const std::string& login, const std::string& address);

 private:
  AttemptBuckets of_both_{5, std::chrono::minutes(1)};
  AttemptBuckets of_login_{30, std::chrono::seconds(6)};
  AttemptBuckets of_address_{20, std::chrono::seconds(3)};
};

}  // namespace innkeeper::hub
