// SPDX-License-Identifier: Apache-2.0
// What the HTTP server needs of the hub: somebody who answers requests. Apart from the server, so
// that the one who answers sees neither sockets nor Asio.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "hub/core/accounts/access.hpp"
#include "hub/core/actor.hpp"
#include "hub/core/metrics/metrics_requests.hpp"
#include "hub/core/precondition.hpp"
#include "hub/core/request.hpp"
#include "hub/http/event_feed.hpp"
#include "hub/http/link_check.hpp"
#include "hub/http/password_hasher.hpp"
#include "hub/http/pms_post.hpp"

namespace innkeeper::hub::http {

struct Route;
class Repeats;

/// What is asked, by whom, and what whoever asks must pass first; see Asked.
struct Question {
  Request request;
  Actor actor{Channel::api, {}};
  std::optional<Admission> admission{};
  std::optional<Precondition> precondition{};
};

/// The hub as the server sees it.
class Application {
 public:
  virtual ~Application() = default;

  /// Takes `question` and returns at once, on the thread that runs the server. `done` may be called
  /// from any thread, inside submit() or later, once; whoever does not call it in time is answered
  /// for with 504 and may call it all the same, without effect. It must not be called after the
  /// server's io_context is gone.
  virtual void submit(Question question, std::function<void(Answer)> done) = 0;

  /// Reads what a PMS posted, at once, on the thread that runs the server.
  [[nodiscard]] virtual PmsReading read_post(const PmsPost& post) = 0;

  /// Hashes the passwords of all who log in.
  [[nodiscard]] virtual PasswordHasher& passwords() = 0;

  /// Tries what the hub depends on; null: this one cannot.
  [[nodiscard]] virtual CheckLink check_link() { return {}; }

  /// Puts `view` and what the shell measures into Prometheus' text format. Called on the thread that
  /// answered ShowMetrics; `then` is called once, on any thread. One without a shell has nothing to tell.
  virtual void expose(const MetricsView& view, std::function<void(std::string)> then) {
    static_cast<void>(view);
    then({});
  }

  /// A reply leaves, on the thread that runs the server. `route`: null when the request fitted none.
  virtual void replied(const Route* route, unsigned status) {
    static_cast<void>(route);
    static_cast<void>(status);
  }

  /// What those who watch the house read.
  [[nodiscard]] virtual EventFeed& events() = 0;

  /// What was asked with a key, for when it is asked again.
  [[nodiscard]] virtual Repeats& repeats() = 0;
};

}  // namespace innkeeper::hub::http
