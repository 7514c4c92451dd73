// SPDX-License-Identifier: Apache-2.0
// Why a board has no connection, in words that a console or a log can show.
#pragma once

#include <cstdint>
#include <string_view>

namespace innkeeper::link {

enum class Reason : std::uint8_t {
  none,               ///< no connection was lost yet
  unreachable,        ///< the transport did not come up
  closed,             ///< the transport went away
  no_connack,         ///< no answer to CONNECT, SUBSCRIBE, PUBLISH or PINGREQ within kAnswerLimit
  no_suback,          //
  no_puback,          //
  no_pingresp,        //
  refused_protocol,   ///< CONNACK codes 1 to 5
  refused_client_id,  //
  refused_for_now,    //
  refused_password,   //
  refused_authority,  //
  subscription_refused,  ///< SUBACK 0x80
  reserved_type,         ///< packet type 0 or 15
  wrong_flags,           ///< header flags, or CONNACK flags, that the specification forbids
  wrong_length,  ///< a remaining length of five bytes, or one that this type of packet cannot have
  too_large,     ///< a remaining length above kMaxSkippedBytes
  wrong_value,   ///< a field with a value that the specification does not know
  wrong_text,    ///< a topic that is empty or no UTF-8
  unexpected_packet,  ///< one that nobody sends to a client in this state
  unexpected_id,      ///< an answer to what was not asked
  foreign_topic,      ///< a message nobody subscribed to
  stopped,            ///< the program ended it
};

/// `no_connack` and the like.
[[nodiscard]] std::string_view name_of(Reason reason);

/// True for refusals that only a person mends: the next attempts keep longer distances.
[[nodiscard]] constexpr bool is_refusal_of_credentials(Reason reason) {
  return reason == Reason::refused_client_id || reason == Reason::refused_password ||
         reason == Reason::refused_authority;
}

}  // namespace innkeeper::link
