// SPDX-License-Identifier: Apache-2.0
// What is wrong with a document and where: the vocabulary of rejections on the wire.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "shared/util/fixed_string.hpp"
#include "shared/util/fixed_vector.hpp"

namespace innkeeper::room {

/// Why a document or one of its values is refused. The wire spells these names; see docs/protocol.md.
enum class Code : std::uint8_t {
  too_large,        // more bytes than the topic allows
  syntax,           // not JSON by RFC 8259, or not UTF-8
  depth,            // nested deeper than any valid document
  too_many,         // more elements than the receiver can hold
  schema,           // a schema name this receiver does not know
  missing,          // a required key is absent
  unknown_key,      // a key this receiver does not know, hence cannot honour
  duplicate_key,    // the same key twice: two wishes, one place
  type,             // a string where a number belongs, and the like
  range,            // outside the limits stated in docs/protocol.md
  text,             // a name outside its alphabet or length
  unknown_fixture,  // a light this room does not have
  contradiction,    // two values that exclude each other
  unknown,          // told by a board in a word this reader does not know
};

[[nodiscard]] std::string_view name_of(Code code);

/// One broken rule: a JSON Pointer (RFC 6901) to the place, cut off at an element boundary if it would
/// be longer than fits, and the rule.
struct Violation {
  FixedString<64> at;
  Code code = Code::syntax;
  friend constexpr bool operator==(const Violation&, const Violation&) = default;
};

/// The first few violations: enough to mend a plan, little enough for a report's size.
inline constexpr std::size_t kMaxViolations = 4;
using Violations = FixedVector<Violation, kMaxViolations>;

}  // namespace innkeeper::room
