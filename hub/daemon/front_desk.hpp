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
#include "hub/http/event_feed.hpp"
#include "hub/http/repeats.hpp"
#include "hub/http/reply_counts.hpp"

namespace innkeeper::hub::daemon {

/// Thread-safe. Questions are bounded by the connections of the HTTP server, each with at most
/// http::kMaxPmsEvents, and by the engine's queue.
class FrontDesk final : public http::Application {
 public:
  /// See Application::expose().
  using Expose = std::function<void(const MetricsView&, std::function<void(std::string)>)>;
  using ReadPost = std::function<http::PmsReading(const http::PmsPost&)>;

  /// `post` hands an event to the engine; false when it is full. `read_post` reads what a PMS posts.
  /// `events`, `repeats`: must outlive the desk.
  FrontDesk(std::function<bool(Event)> post, ReadPost read_post, http::EventFeed& events,
            http::Repeats& repeats, http::CheckLink check_link, Expose expose)
      : post_(std::move(post)),
        read_post_(std::move(read_post)),
        events_(events),
        repeats_(repeats),
        check_link_(std::move(check_link)),
        expose_(std::move(expose)) {}

  void submit(http::Question question, std::function<void(Answer)> done) override;
  [[nodiscard]] http::PmsReading read_post(const http::PmsPost& post) override {
    return read_post_(post);
  }
  [[nodiscard]] http::PasswordHasher& passwords() override { return passwords_; }
  [[nodiscard]] http::EventFeed& events() override { return events_; }
  [[nodiscard]] http::Repeats& repeats() override { return repeats_; }
  [[nodiscard]] http::CheckLink check_link() override { return check_link_; }
  void expose(const MetricsView& view, std::function<void(std::string)> then) override {
    expose_(view, std::move(then));
  }
  void replied(const http::Route* route, unsigned status) override { replies_.add(route, status); }
  /// On the thread that runs the HTTP server.
  [[nodiscard]] const http::ReplyCounts& replies() const { return replies_; }
  /// Ends the hashing of passwords, whose results are posted: to be called while the engine takes events.
  void stop() { passwords_.stop(); }
  /// Called by the engine's thread; calls the asker's function there.
  void answer(std::uint64_t ticket, Answer answer);

 private:
  std::function<bool(Event)> post_;
  ReadPost read_post_;
  http::EventFeed& events_;
  http::Repeats& repeats_;
  http::CheckLink check_link_;
  Expose expose_;
  http::ReplyCounts replies_;
  std::mutex mutex_;
  std::uint64_t last_ticket_ = 0;                                        // guarded by mutex_
  std::unordered_map<std::uint64_t, std::function<void(Answer)>> open_;  // guarded by mutex_
  http::PasswordHasher passwords_;
};

}  // namespace innkeeper::hub::daemon
