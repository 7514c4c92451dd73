// SPDX-License-Identifier: Apache-2.0
#include "hub/core/event.hpp"

namespace innkeeper::hub {

Event::Event() = default;
Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

}  // namespace innkeeper::hub
