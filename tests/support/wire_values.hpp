// SPDX-License-Identifier: Apache-2.0
// Values of the wire in the neutral form of tests/vectors/README.md: JSON in the shape of the
// document, without its schema and with every temperature as an integer of thousandths of a degree
// Celsius.
#pragma once

#include <nlohmann/json.hpp>

#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/telemetry.hpp"

namespace innkeeper::test {

[[nodiscard]] nlohmann::json neutral(const room::Plan& plan);
[[nodiscard]] nlohmann::json neutral(const room::Report& report);
[[nodiscard]] nlohmann::json neutral(const room::Telemetry& telemetry);
[[nodiscard]] nlohmann::json neutral(const room::Violations& errors);

/// The neutral form of a document that nlohmann/json has read. Unknown keys stay.
[[nodiscard]] nlohmann::json neutral_document(const nlohmann::json& document);

/// Whether every value of `part` stands in `whole` too; maps of lights must be equal.
[[nodiscard]] bool is_part_of(const nlohmann::json& part, const nlohmann::json& whole);

}  // namespace innkeeper::test
