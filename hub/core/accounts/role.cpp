// SPDX-License-Identifier: Apache-2.0
#include "hub/core/accounts/role.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::administrator: return "administrator";
    case Role::front_desk: return "front_desk";
    case Role::housekeeping: return "housekeeping";
    case Role::maintenance: return "maintenance";
    case Role::integrator: return "integrator";
    case Role::guest: return "guest";
  }
  panic("a role is one of the enumerators");
}

Channel channel_of(Role role) {
  switch (role) {
    case Role::administrator: return Channel::administrator;
    case Role::front_desk: return Channel::front_desk;
    case Role::housekeeping: return Channel::housekeeping;
    case Role::maintenance: return Channel::maintenance;
    case Role::integrator: return Channel::api;
    case Role::guest: return Channel::guest_page;
  }
  panic("a role is one of the enumerators");
}

std::string_view name_of(Permit permit) {
  switch (permit) {
    case Permit::rooms_read: return "rooms.read";
    case Permit::rooms_write: return "rooms.write";
    case Permit::guests_read: return "guests.read";
    case Permit::guests_write: return "guests.write";
    case Permit::property_read: return "property.read";
    case Permit::property_write: return "property.write";
    case Permit::audit_read: return "audit.read";
    case Permit::pms: return "pms";
    case Permit::metrics_read: return "metrics.read";
  }
  panic("a permit is one of the enumerators");
}

}  // namespace innkeeper::hub
