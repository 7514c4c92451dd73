// SPDX-License-Identifier: Apache-2.0
// What the core answers in its tests, as the kind that a test expects.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {

template <class T>
bool is(const Answer& answer) {
  return std::holds_alternative<T>(answer);
}

inline PropertyChange change_of(const Answer& answer) {
  REQUIRE(is<PropertyChange>(answer));
  return std::get<PropertyChange>(answer);
}

/// The answer when this text is applied as the property.
inline PropertyChange change_to(support::CoreFixture& hotel, const std::string& text) {
  return change_of(hotel.ask(ApplyProperty{text, std::nullopt, false}));
}

}  // namespace innkeeper::hub
