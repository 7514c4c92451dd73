// SPDX-License-Identifier: Apache-2.0
// The hub's own format of posted events, read strictly.
#pragma once

#include "hub/http/json_body.hpp"
#include "hub/pms/webhook/mapping.hpp"

namespace innkeeper::hub::pms::webhook {

/// The value of `reservation` or `room` of an event; it counts only while there are no errors.
[[nodiscard]] Told read_reservation(http::ObjectReader& object);
[[nodiscard]] Told read_room(http::ObjectReader& object);

}  // namespace innkeeper::hub::pms::webhook
