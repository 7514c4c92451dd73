// SPDX-License-Identifier: Apache-2.0
// Values and the wire's words in the words of people. A word that this version does not know is
// shown as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/hub_json.hpp"
#include "hub/cli/printable.hpp"

namespace innkeeper::hub::cli {

/// What stands for a value that is not known.
inline constexpr std::string_view kNothing = "-";

/// Why a value is what it is: `guest_preference` is `the guest's stored preference`.
[[nodiscard]] std::string reason(std::string_view because);

/// The same in a word or two, for a line of a list.
[[nodiscard]] std::string short_reason(std::string_view because);

/// `out_of_service` is `out of service`.
[[nodiscard]] std::string plain_word(std::string_view word);

/// At most `digits` places, without zeros at the end: 22.5, 21.
[[nodiscard]] std::string number_text(double value, int digits = 1);

[[nodiscard]] std::string count_text(std::optional<std::uint64_t> count);
[[nodiscard]] std::string celsius(std::optional<double> degrees);  ///< 22.5 °C
[[nodiscard]] std::string percent(std::optional<double> level);    ///< 60 %
[[nodiscard]] std::string duration(double milliseconds);           ///< 38 ms, 4.2 s
[[nodiscard]] std::string utc(std::int64_t seconds);               ///< 2026-03-01 14:05 UTC
[[nodiscard]] std::string plan_text(const PlanId& id);             ///< version 42 of epoch 7
[[nodiscard]] std::string aim(const ClimateAim& climate);          ///< 22.5 °C, or 16 to 28 °C

[[nodiscard]] std::string or_nothing(const std::string& text);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);       ///< with commas
[[nodiscard]] std::string plain_words(const std::vector<std::string>& words);  ///< with commas
[[nodiscard]] std::string levels_text(const Levels& lights);  ///< ceiling 60 %, bedside 30 %

/// The time of the key, in UTC seconds, as utc() writes it; a dash when there is none.
[[nodiscard]] std::string time_at(const Json& object, const char* key);

/// How good a word of delivery, link or connection is.
[[nodiscard]] Style style_of(std::string_view word);

[[nodiscard]] Cell state(const std::string& word);
[[nodiscard]] Cell link_state(const std::string& word);
[[nodiscard]] Row headings(const std::vector<std::string>& names);

}  // namespace innkeeper::hub::cli
