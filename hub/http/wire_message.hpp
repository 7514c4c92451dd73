// SPDX-License-Identifier: Apache-2.0
// Between Beast's messages and those that routes see.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>

#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// Takes the body out of `request`.
[[nodiscard]] Message message_of(WireRequest& request);
/// What comes before events. It has no length: the stream ends with the connection.
[[nodiscard]] std::string event_stream_head(bool strict_transport);
/// `with_body`: false for an answer to HEAD.
[[nodiscard]] WireResponse response_of(Reply reply, bool with_body);
/// What goes before the body.
[[nodiscard]] std::string head_of(const WireResponse& response);

}  // namespace innkeeper::hub::http
