// SPDX-License-Identifier: Apache-2.0
#include "device/link/reason.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::link {

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::none: return "none";
    case Reason::unreachable: return "unreachable";
    case Reason::closed: return "closed";
    case Reason::no_connack: return "no_connack";
    case Reason::no_suback: return "no_suback";
    case Reason::no_puback: return "no_puback";
    case Reason::no_pingresp: return "no_pingresp";
    case Reason::refused_protocol: return "refused_protocol";
    case Reason::refused_client_id: return "refused_client_id";
    case Reason::refused_for_now: return "refused_for_now";
    case Reason::refused_password: return "refused_password";
    case Reason::refused_authority: return "refused_authority";
    case Reason::subscription_refused: return "subscription_refused";
    case Reason::reserved_type: return "reserved_type";
    case Reason::wrong_flags: return "wrong_flags";
    case Reason::wrong_length: return "wrong_length";
    case Reason::too_large: return "too_large";
    case Reason::wrong_value: return "wrong_value";
    case Reason::wrong_text: return "wrong_text";
    case Reason::unexpected_packet: return "unexpected_packet";
    case Reason::unexpected_id: return "unexpected_id";
    case Reason::foreign_topic: return "foreign_topic";
    case Reason::stopped: return "stopped";
  }
  panic("a Reason has a name");
}

}  // namespace innkeeper::link
