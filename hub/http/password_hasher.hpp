// SPDX-License-Identifier: Apache-2.0
// Hashes passwords with Argon2id on a thread of its own: a hash takes a tenth of a second and 64 MiB, and
// neither engine nor sockets may wait for it. The other of two files that know libsodium.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace innkeeper::hub::http {

/// What a hash costs.
struct PasswordCost {
  unsigned long long operations = 0;
  std::size_t memory_bytes = 0;
};
/// libsodium's INTERACTIVE: 2 passes over 64 MiB, more than OWASP's least (19 MiB, 2 passes); 0.1 to 0.3 s.
[[nodiscard]] PasswordCost usual_cost();
/// libsodium's least: for tests of everything else.
[[nodiscard]] PasswordCost least_cost();

/// Jobs that may wait: at 0.3 s each the last one is done within the deadline of an answer.
inline constexpr std::size_t kMaxWaitingPasswords = 5;

/// Thread-safe. One job at a time: logging in shall not slow the house down.
class PasswordHasher {
 public:
  struct Verdict {
    bool is_right = false;
    std::string renewed;  ///< a hash of the present cost, of a right password with another one
  };

  explicit PasswordHasher(PasswordCost cost = usual_cost());
  ~PasswordHasher() { stop(); }
  PasswordHasher(const PasswordHasher&) = delete;
  PasswordHasher& operator=(const PasswordHasher&) = delete;

  /// `done` is called on the hasher's thread with the hash; an empty one when memory is short. False, and
  /// nothing is called, when too many wait.
  [[nodiscard]] bool hash(std::string password, std::function<void(std::string)> done);
  /// The same. An empty `hash` is compared with nothing and costs as much.
  [[nodiscard]] bool compare(std::string password, std::string hash,
                             std::function<void(Verdict)> done);
  /// Waits for the job at hand; nobody is told about those that wait, and no other is taken. From one thread.
  void stop();

 private:
  [[nodiscard]] bool push(std::function<void()> job);
  void run();
  [[nodiscard]] std::string hash_now(const std::string& password) const;
  [[nodiscard]] Verdict compare_now(const std::string& password, const std::string& hash) const;

  PasswordCost cost_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;  // guarded by mutex_
  bool stopping_ = false;                      // guarded by mutex_
  std::thread thread_;
};

}  // namespace innkeeper::hub::http
