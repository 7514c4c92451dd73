// SPDX-License-Identifier: Apache-2.0
#include "hub/core/effect.hpp"

namespace innkeeper::hub {

Effect::Effect() = default;
Effect::Effect(const Effect&) = default;
Effect::Effect(Effect&&) noexcept = default;
Effect& Effect::operator=(const Effect&) = default;
Effect& Effect::operator=(Effect&&) noexcept = default;
Effect::~Effect() = default;

}  // namespace innkeeper::hub
