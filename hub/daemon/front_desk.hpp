// SPDX-License-Identifier: Apache-2.0
// Carries questions of people to the engine and the answers back.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <unordered_map>

#include "hub/core/event.hpp"
#include "hub/core/request.hpp"
#include "hub/http/application.hpp"

namespace innkeeper::hub::daemon {

/// Thread-safe. Questions are bounded by the connections of the HTTP server, each with at most
/// http::kMaxPmsEvents, and by the engine's queue.
class FrontDesk final : public http::Application {
 public:
  using ReadPost = std::function<http::PmsReading(const http::PmsPost&)>;

  /// `post` hands an event to the engine; false when it is full. `read_post` reads what a PMS posts.
  FrontDesk(std::function<bool(Event)> post, ReadPost read_post)
      : post_(std::move(post)), read_post_(std::move(read_post)) {}

  void submit(Request request, Actor actor, std::function<void(Answer)> done) override;
  [[nodiscard]] http::PmsReading read_post(const http::PmsPost& post) override {
    return read_post_(post);
  }
  /// Called by the engine's thread; calls the asker's function there.
  void answer(std::uint64_t ticket, Answer answer);

 private:
  std::function<bool(Event)> post_;
  ReadPost read_post_;
  std::mutex mutex_;
  std::uint64_t last_ticket_ = 0;                                        // guarded by mutex_
  std::unordered_map<std::uint64_t, std::function<void(Answer)>> open_;  // guarded by mutex_
};

}  // namespace innkeeper::hub::daemon
