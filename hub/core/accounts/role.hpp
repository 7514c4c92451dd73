// SPDX-License-Identifier: Apache-2.0
// Who people and programs are to the hub, and what a program's token may be for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/actor.hpp"

namespace innkeeper::hub {

enum class Role : std::uint8_t {
  administrator,
  front_desk,
  housekeeping,
  maintenance,
  integrator,  // a program, with a token
  guest,       // of one room, as long as they stay in it
};

inline constexpr Role kRoles[] = {Role::administrator, Role::front_desk, Role::housekeeping,
                                  Role::maintenance,   Role::integrator, Role::guest};
/// Those of people who log in.
inline constexpr Role kStaff[] = {Role::administrator, Role::front_desk, Role::housekeeping,
                                  Role::maintenance};

[[nodiscard]] std::string_view name_of(Role role);
/// As whom such a caller stands in the audit.
[[nodiscard]] Channel channel_of(Role role);

/// What an integrator's token is for.
enum class Permit : std::uint8_t {
  rooms_read,
  rooms_write,
  guests_read,
  guests_write,
  property_read,
  property_write,
  audit_read,
  pms,
  metrics_read,
};

inline constexpr Permit kPermits[] = {
    Permit::rooms_read,   Permit::rooms_write,   Permit::guests_read,
    Permit::guests_write, Permit::property_read, Permit::property_write,
    Permit::audit_read,   Permit::pms,           Permit::metrics_read};

/// `rooms.read` and so on.
[[nodiscard]] std::string_view name_of(Permit permit);

/// A set of permits.
class Permits {
 public:
  constexpr Permits() = default;
  /// Nothing when `bits` has one that no permit has.
  [[nodiscard]] static constexpr std::optional<Permits> from(std::int64_t bits) {
    if (bits < 0 || bits >= (std::int64_t{1} << std::size(kPermits))) return std::nullopt;
    Permits permits;
    permits.bits_ = static_cast<std::uint16_t>(bits);
    return permits;
  }
  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool has(Permit permit) const { return (bits_ & bit(permit)) != 0; }
  constexpr void add(Permit permit) { bits_ = static_cast<std::uint16_t>(bits_ | bit(permit)); }
  friend constexpr bool operator==(const Permits&, const Permits&) = default;

 private:
  static constexpr unsigned bit(Permit permit) { return 1U << static_cast<unsigned>(permit); }
  std::uint16_t bits_ = 0;
};

}  // namespace innkeeper::hub
