// SPDX-License-Identifier: Apache-2.0
// What a guest likes, as stored by profile across stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/room/climate.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// Absent values are unknown: the room type's policy applies.
struct Preferences {
  std::optional<room::Temperature> comfort;  ///< by day, and by night when `night` is unknown
  std::optional<room::Temperature> night;
  std::optional<room::FanSetting> fan;  ///< never `automatic`, which is no preference
  room::FixtureLevels welcome;
  room::SceneBrightness brightness;
  std::optional<std::string> language;  ///< BCP 47 tag, e.g. `de` or `pt-BR`
  std::optional<room::Units> units;
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// The range a stored comfort temperature may have, by day and by night. Wider than any property's own
/// limits, which bound it when a plan is made: a guest who likes 17 degrees keeps that wish in a hotel
/// that allows 18.
inline constexpr room::Temperature kLowestComfort = room::Temperature::celsius(16);
inline constexpr room::Temperature kHighestComfort = room::Temperature::celsius(30);

/// A stored temperature is a multiple of this: panels step by half a degree, tenths leave room for
/// Fahrenheit.
inline constexpr room::TemperatureDelta kComfortStep = room::TemperatureDelta::milli_kelvin(100);

/// Length of a profile key; FIAS allows 10 digits (G+), other systems use identifiers up to 64.
inline constexpr std::size_t kMaxProfileBytes = 64;

/// Longest language tag that is stored (BCP 47, section 4.4.1: 35 characters suffice).
inline constexpr std::size_t kMaxLanguageBytes = 35;

/// One refused value, in words for the person who sent it.
struct FieldError {
  std::string at;          ///< JSON Pointer into the request; of a text in TOML the dotted key
  std::string detail;      ///< the value seen and what is allowed
  std::uint32_t line = 0;  ///< of a text, counted from 1; 0: not at one place
  std::uint32_t column = 0;
};

/// Everything that is wrong with `preferences`; empty when they may be stored.
[[nodiscard]] std::vector<FieldError> validate(const Preferences& preferences);

/// One value as it is stored: its name, e.g. `lights.welcome.bedside`, and its neutral form.
struct NamedValue {
  std::string name;
  std::string value;
  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

/// Every value of `preferences`, in order of name.
[[nodiscard]] std::vector<NamedValue> values_of(const Preferences& preferences);

/// Sets the value of this name; false when the name is none, the value is out of its range, or no
/// further light fits.
[[nodiscard]] bool set(Preferences& preferences, std::string_view name, std::string_view value);

/// `/lights/welcome/bedside` for `lights.welcome.bedside`: where a value stands in a request.
[[nodiscard]] std::string pointer_of(std::string_view name);

/// Whether `tag` looks like a language tag: letters, digits and '-', 2 to kMaxLanguageBytes.
[[nodiscard]] bool is_language(std::string_view tag);

/// Whether `profile` can be a key: 1 to kMaxProfileBytes printable ASCII characters without blanks
/// or '/'.
[[nodiscard]] bool is_profile_key(std::string_view profile);

}  // namespace innkeeper::hub
