// SPDX-License-Identifier: Apache-2.0
// Physical quantities as types over integers: no floats on boards, no mixing of units anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace innkeeper::room {

/// A difference of temperatures, in thousandths of a kelvin.
class TemperatureDelta {
 public:
  constexpr TemperatureDelta() = default;
  [[nodiscard]] static constexpr TemperatureDelta milli_kelvin(std::int32_t value) {
    return TemperatureDelta(value);
  }
  [[nodiscard]] constexpr std::int32_t milli_kelvin() const { return milli_kelvin_; }
  friend constexpr auto operator<=>(TemperatureDelta, TemperatureDelta) = default;

 private:
  constexpr explicit TemperatureDelta(std::int32_t value) : milli_kelvin_(value) {}
  std::int32_t milli_kelvin_ = 0;
};

/// A temperature, in thousandths of a degree Celsius.
class Temperature {
 public:
  constexpr Temperature() = default;
  [[nodiscard]] static constexpr Temperature milli_celsius(std::int32_t value) {
    return Temperature(value);
  }
  [[nodiscard]] static constexpr Temperature celsius(std::int32_t whole_degrees) {
    return Temperature(whole_degrees * 1000);
  }
  [[nodiscard]] constexpr std::int32_t milli_celsius() const { return milli_celsius_; }

  friend constexpr auto operator<=>(Temperature, Temperature) = default;
  friend constexpr TemperatureDelta operator-(Temperature a, Temperature b) {
    return TemperatureDelta::milli_kelvin(a.milli_celsius_ - b.milli_celsius_);
  }
  friend constexpr Temperature operator+(Temperature t, TemperatureDelta d) {
    return Temperature(t.milli_celsius_ + d.milli_kelvin());
  }
  friend constexpr Temperature operator-(Temperature t, TemperatureDelta d) {
    return Temperature(t.milli_celsius_ - d.milli_kelvin());
  }

 private:
  constexpr explicit Temperature(std::int32_t value) : milli_celsius_(value) {}
  std::int32_t milli_celsius_ = 0;
};

/// Bounds of any temperature that is measured, wished or told: beyond every room, within every
/// sensor. A value outside comes from a broken sensor or panel, and the wire does not carry it.
inline constexpr Temperature kColdest = Temperature::celsius(-100);
inline constexpr Temperature kHottest = Temperature::celsius(200);

[[nodiscard]] constexpr bool is_plausible(Temperature t) { return t >= kColdest && t <= kHottest; }

/// A share from 0 to 100.
class Percent {
 public:
  constexpr Percent() = default;
  /// Nothing outside 0..100.
  [[nodiscard]] static constexpr std::optional<Percent> from(std::int64_t value) {
    if (value < 0 || value > 100) return std::nullopt;
    return Percent(static_cast<std::uint8_t>(value));
  }
  [[nodiscard]] static constexpr Percent zero() { return Percent(0); }
  [[nodiscard]] static constexpr Percent full() { return Percent(100); }
  [[nodiscard]] constexpr std::uint8_t value() const { return value_; }
  friend constexpr auto operator<=>(Percent, Percent) = default;

 private:
  constexpr explicit Percent(std::uint8_t value) : value_(value) {}
  std::uint8_t value_ = 0;
};

/// The white of a light, in kelvin.
struct ColourTemperature {
  std::uint16_t kelvin = 2700;  ///< 1,000 .. 10,000
  friend constexpr auto operator<=>(ColourTemperature, ColourTemperature) = default;
};

}  // namespace innkeeper::room
