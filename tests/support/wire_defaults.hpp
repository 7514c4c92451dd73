// SPDX-License-Identifier: Apache-2.0
// docs/protocol.md's rules for what a document leaves out and for words a hub does not know, over JSON
// values: a second reading of them, apart from the codec, to compare it with.
#pragma once

#include <nlohmann/json.hpp>

namespace innkeeper::test {

/// The whole value of a plan, or of a report, whose document is `said` in neutral form.
[[nodiscard]] nlohmann::json meaning_of_plan(const nlohmann::json& said);
[[nodiscard]] nlohmann::json meaning_of_telemetry(const nlohmann::json& said);
[[nodiscard]] nlohmann::json meaning_of_report(const nlohmann::json& said);

}  // namespace innkeeper::test
