// SPDX-License-Identifier: Apache-2.0
#include "hub/core/actor.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(Channel channel) {
  switch (channel) {
    case Channel::hub: return "hub";
    case Channel::pms: return "pms";
    case Channel::panel: return "panel";
    case Channel::guest_page: return "guest_page";
    case Channel::front_desk: return "front_desk";
    case Channel::housekeeping: return "housekeeping";
    case Channel::maintenance: return "maintenance";
    case Channel::administrator: return "administrator";
    case Channel::api: return "api";
  }
  panic("a Channel has a name");
}

}  // namespace innkeeper::hub
