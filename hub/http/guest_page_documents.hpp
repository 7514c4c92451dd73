// SPDX-License-Identifier: Apache-2.0
// What the guest page is told, and what cards are printed from, as JSON text. docs/guest-page.md shows
// each document.
#pragma once

#include <string>
#include <vector>

#include "hub/core/request.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] std::string own_room_document(const OwnRoomView& room);

/// Why the room is as it is: the reason of each value, its values as numbers, and a sentence in English.
[[nodiscard]] std::string own_reasons_document(const ExplainView& reasons);

/// What was done about a complaint, without who of the staff has to do with it.
[[nodiscard]] std::string own_comfort_document(const ComfortView& comfort);

/// A link, and what is printed beside it.
struct PrintedLink {
  GuestLink link;
  std::string address;  ///< with the token: shown this once
};
[[nodiscard]] std::string links_document(const std::string& property,
                                         const std::vector<PrintedLink>& links);
/// Of one room.
[[nodiscard]] std::string link_document(const std::string& property, const PrintedLink& link);

}  // namespace innkeeper::hub::http
