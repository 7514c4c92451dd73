// SPDX-License-Identifier: Apache-2.0
// What the HTTP server needs of the hub: somebody who answers requests. Apart from the server, so
// that the one who answers sees neither sockets nor Asio.
#pragma once

#include <functional>

#include "hub/core/actor.hpp"
#include "hub/core/request.hpp"
#include "hub/http/pms_post.hpp"

namespace innkeeper::hub::http {

/// The hub as the server sees it.
class Application {
 public:
  virtual ~Application() = default;

  /// Takes `request` of `actor` and returns at once, on the thread that runs the server. `done` may be called
  /// from any thread, inside submit() or later, once; whoever does not call it in time is answered
  /// for with 504 and may call it all the same, without effect. It must not be called after the
  /// server's io_context is gone.
  virtual void submit(Request request, Actor actor, std::function<void(Answer)> done) = 0;

  /// Reads what a PMS posted, at once, on the thread that runs the server.
  [[nodiscard]] virtual PmsReading read_post(const PmsPost& post) = 0;
};

}  // namespace innkeeper::hub::http
