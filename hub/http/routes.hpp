// SPDX-License-Identifier: Apache-2.0
// Finds what a request means in the table of routes, which is data, so that documentation and tests can
// walk it. No sockets in here.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "hub/core/precondition.hpp"
#include "hub/http/entity_tag.hpp"
#include "hub/http/route.hpp"

namespace innkeeper::hub::http {

/// Every route of every area.
[[nodiscard]] const std::vector<Route>& routes();

struct Routing {
  Routed routed = Reply{};
  /// What every question of this request must pass, and a reply too: a stranger does not even learn what
  /// is wrong with a request. None: the route is open, or there is no such route.
  std::optional<Admission> admission{};
  /// What every question of this request is bound to, but who is asking: from If-Match.
  std::optional<Precondition> precondition{};
  std::optional<Reading> reading{};  ///< of a request that only reads
  const Route* route = nullptr;      ///< of the table; null: none fits
};

/// Total: any message gets a call or a reply. HEAD is routed like GET; the sender leaves the body out.
[[nodiscard]] Routing route(const Message& message);

/// How many bytes of body a request may have, by its method and target.
[[nodiscard]] std::size_t body_limit(std::string_view method, std::string_view target);

}  // namespace innkeeper::hub::http
