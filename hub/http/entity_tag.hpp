// SPDX-License-Identifier: Apache-2.0
// Entity tags (RFC 9110 8.8.3): what says whether two looks at a document saw the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

/// A request that only reads, and the tags that its sender has already.
struct Reading {
  std::optional<std::string> if_none_match;
};

/// Strong: 128 bits of BLAKE2b over the bytes, in quotes. The same in every run of the hub. Thread-safe.
[[nodiscard]] std::string tag_of(std::string_view content);

/// The tag of a reply, empty if it has none.
[[nodiscard]] std::string tag_in(const Reply& reply);

/// Whether an If-Match or If-None-Match field names this tag. `*` names every one.
[[nodiscard]] bool names_tag(std::string_view field, std::string_view tag);

/// Gives a 200 with a body its tag, and leaves the body out as 304 when the sender has it already.
void answer_reading(const Reading& reading, Reply& reply);

}  // namespace innkeeper::hub::http
