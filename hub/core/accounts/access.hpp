// SPDX-License-Identifier: Apache-2.0
// Who may ask what: a rule as data, a caller as data, and the one function that compares them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "hub/core/accounts/role.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (const Role role : roles) bits_ = static_cast<std::uint8_t>(bits_ | bit(role));
  }
  [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  std::uint8_t bits_ = 0;
};

/// Whether an answer may hold what is known of a guest: profile, reservation, name, language, stored
/// preferences. The targets of a room are not meant: whoever looks after the room must see them.
enum class Holds : std::uint8_t { no_guest_data, guest_data };

/// The rule of one route. Nobody, as long as it says nothing.
struct Access {
  bool open = false;  ///< to anybody: no credential is looked at
  RoleSet roles{};
  /// What an integrator's token must be for; none: an integrator among `roles` needs no certain one.
  std::optional<Permit> permit{};
  Holds holds = Holds::no_guest_data;
};

/// Somebody whom the hub knows, as long as the present question lasts.
struct Principal {
  Role role = Role::guest;
  std::string name;     ///< login, or the token's name; empty for guests and the hub's own token
  Permits permits;      ///< of an integrator
  std::string hash;     ///< of what proved it
  bool is_own = false;  ///< the hub's own token, which only its user can read
  std::optional<room::RoomId> room;    ///< of a guest
  std::optional<room::UtcTime> until;  ///< when the proof ends whatever happens; none: with the hub
};

[[nodiscard]] constexpr bool may(const Access& access, const Principal& who) {
  if (access.open) return true;
  if (!access.roles.has(who.role)) return false;
  return who.role != Role::integrator || !access.permit || who.permits.has(*access.permit);
}

/// How a token came.
enum class Carrier : std::uint8_t { none, bearer, cookie };

/// What a question from outside must pass before anybody answers it.
struct Admission {
  Access access;
  Carrier carrier = Carrier::none;
  std::string hash;              ///< of the token, see CredentialRow
  bool on_this_machine = false;  ///< it came over loopback
  /// Asking keeps a session from ending for idleness; not so what a screen does without anybody there.
  bool is_use = true;
};

}  // namespace innkeeper::hub
