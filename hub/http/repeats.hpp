// SPDX-License-Identifier: Apache-2.0
// Idempotency-Key: a change that was sent twice is made once. What was answered is kept in memory, for the
// same asker, and told again. Nothing of it survives a restart of the hub.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "hub/http/route.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub::http {

inline constexpr std::size_t kMaxRepeatKey = 255;

/// Our choice: a phone that was out of reach for a day has other worries.
struct RepeatBounds {
  room::Duration life = std::chrono::hours(24);
  std::size_t keys = 10'000;
  std::size_t keys_of_one = 500;                      ///< of one asker; the oldest makes room
  std::size_t bytes = std::size_t{8} * 1024 * 1024;   ///< of all bodies together
  std::size_t bytes_of_one = std::size_t{64} * 1024;  ///< of one body; a larger one is not kept
};

/// Thread-safe.
class Repeats {
 public:
  /// `now` is asked under a lock, from any thread.
  explicit Repeats(std::function<room::Time()> now, RepeatBounds bounds = {})
      : now_(std::move(now)), bounds_(bounds) {}

  /// What to finish() when the change was answered, or the reply to one that is known already: what was
  /// answered, or why that cannot be told. `request`: a digest of all that the key stands for.
  [[nodiscard]] std::variant<std::uint64_t, Reply> begin(const std::string& asker,
                                                         const std::string& key,
                                                         const std::string& request);
  /// Only a success is kept: whatever was refused has changed nothing and may be tried again.
  void finish(std::uint64_t ticket, const Reply& reply);

 private:
  struct Entry {
    std::string asker;
    std::string key;
    std::string request;
    room::Time until{};
    bool is_done = false;
    bool is_kept = true;
    Reply reply{};
  };
  using Entries = std::list<Entry>;

  void make_room(const std::string& asker);
  Entries::iterator forget(Entries::iterator entry);

  std::function<room::Time()> now_;
  RepeatBounds bounds_;
  std::mutex mutex_;
  Entries entries_;  // the oldest first; all below guarded by mutex_
  std::map<std::pair<std::string, std::string>, Entries::iterator> by_key_;
  std::map<std::uint64_t, Entries::iterator> in_flight_;
  std::map<std::string, std::size_t> of_asker_;
  std::size_t bytes_ = 0;
  std::uint64_t last_ticket_ = 0;
};

/// The same routed request, made once per key of `message`. A key that cannot be one is refused.
[[nodiscard]] Routed made_once(Routed routed, const Message& message);

}  // namespace innkeeper::hub::http
