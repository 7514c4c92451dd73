// SPDX-License-Identifier: Apache-2.0
// Between Beast's messages and those that routes see.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// Takes the body out of `request`.
[[nodiscard]] Message message_of(WireRequest& request);
/// `with_body`: false for an answer to HEAD.
[[nodiscard]] WireResponse response_of(Reply reply, bool with_body);

}  // namespace innkeeper::hub::http
