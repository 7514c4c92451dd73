// SPDX-License-Identifier: Apache-2.0
// The conformance vectors of tests/vectors as a table: make_vectors.py writes it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace innkeeper::tests {

enum class Kind : std::uint8_t { plan, report, telemetry, link, time };

struct Vector {
  Kind kind;
  std::string_view name;
  std::string_view document;
  bool any_fixture;           ///< the reader knows no lights
  std::string_view fixtures;  ///< names, apart by blanks
  std::string_view errors;    ///< `<place> <code>`, one a line, sorted; empty: it is valid
  std::uint64_t epoch;        ///< of the plan that was meant; 0: none
  std::uint32_t version;
};

[[nodiscard]] std::span<const Vector> vectors();

}  // namespace innkeeper::tests
