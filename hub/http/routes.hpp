// SPDX-License-Identifier: Apache-2.0
// Finds what a request means in the table of routes, which is data, so that documentation and tests can
// walk it. No sockets in here.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "hub/http/route.hpp"

namespace innkeeper::hub::http {

/// Every route of every area.
[[nodiscard]] const std::vector<Route>& routes();

/// Total: any message gets a call or a reply. HEAD is routed like GET; the sender leaves the body out.
[[nodiscard]] Routed route(const Message& message);

/// How many bytes of body a request may have, by its method and target.
[[nodiscard]] std::size_t body_limit(std::string_view method, std::string_view target);

}  // namespace innkeeper::hub::http
