// SPDX-License-Identifier: Apache-2.0
// A JSON text as a flat list of tokens in the caller's memory, and how to walk it. The one place
// that knows jsmn.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/room/violation.hpp"
#include "shared/util/fixed_string.hpp"

namespace innkeeper::wire {

enum class Kind : std::uint8_t { object, array, string, number, literal };

/// One value or key, in the order of the text. Offsets leave out the quotes of a string.
struct Token {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  std::int16_t parent = -1;  ///< of a value in an object: its key; of a key: the object
  Kind kind = Kind::literal;
  bool known = false;  ///< of a key: somebody asked for it
  /// jsmn's own tokens are larger: they lie here first, and each then makes room for ours.
  std::array<std::int32_t, 3> room_for_jsmn;
};

/// Index of a token, or kNowhere.
using At = int;
inline constexpr At kNowhere = -1;

/// Most tokens of a document for a board (a plan's largest has 127) and of one for the hub (a
/// report's largest has about 290); more are Code::too_many.
inline constexpr std::size_t kMaxBoardTokens = 144;
inline constexpr std::size_t kMaxHubTokens = 512;

/// A JSON Pointer.
using Pointer = FixedString<64>;

class Document {
 public:
  /// Works in `memory`, which holds kMaxBoardTokens or kMaxHubTokens and outlives the document.
  explicit Document(std::span<Token> memory) : memory_(memory) {}

  /// Reads `text`, which outlives the document; nothing when all is well. REQUIRES: at most 65,535
  /// bytes.
  [[nodiscard]] std::optional<room::Code> parse(std::string_view text);

  [[nodiscard]] At count() const { return count_; }
  [[nodiscard]] Token& token(At at) { return memory_[static_cast<std::size_t>(at)]; }
  [[nodiscard]] const Token& token(At at) const { return memory_[static_cast<std::size_t>(at)]; }
  [[nodiscard]] std::string_view text_of(At at) const;

  /// The first key of an object or element of an array, kNowhere for an empty one.
  [[nodiscard]] At first_child(At container) const;
  /// The key or element behind this one in the same container, kNowhere after the last.
  [[nodiscard]] At next_sibling(At key_or_element) const;
  /// The value of a key.
  [[nodiscard]] static At value_of(At key) { return key + 1; }

  /// The place of a value, cut off at the first element that does not fit or cannot be shown
  /// plainly.
  [[nodiscard]] Pointer pointer_to(At value) const;

 private:
  std::string_view text_;
  std::span<Token> memory_;
  At count_ = 0;
};

/// Appends `/element` with '~' and '/' escaped as RFC 6901 has it. False and no change when it does
/// not fit, or holds anything but printable ASCII without quote and backslash: a pointer then needs
/// no escapes within JSON, which bounds the size of a report.
[[nodiscard]] bool append_element(Pointer& pointer, std::string_view element);

}  // namespace innkeeper::wire
