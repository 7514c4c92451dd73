// SPDX-License-Identifier: Apache-2.0
// Typed reading of a document: every value is taken with its limits, and every broken rule is kept
// with its place. Reading goes on after an error, so that one rejection names several.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/room/fixture.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"
#include "shared/room/violation.hpp"
#include "shared/wire/json_document.hpp"
#include "shared/wire/json_text.hpp"

namespace innkeeper::wire {

inline constexpr std::uint64_t kMaxUint32 = 0xFFFF'FFFF;
/// 9999-12-31T23:59:59Z, the last second that common time formats can spell.
inline constexpr std::uint64_t kMaxUtcSeconds = 253'402'300'799;
/// A day: no place on earth is further from UTC.
inline constexpr std::uint64_t kMaxOffsetMinutes = 1440;

/// Readers of a value take kNowhere too and then return the type's default: the error is known
/// already, or absence is none.
class Reader {
 public:
  explicit Reader(std::span<Token> memory) : document_(memory) {}

  /// Reads `text`, at most `max_bytes` of it, as an object whose members are unique and whose
  /// numbers are sane. False: there is nothing to read, and errors() says why. True with errors:
  /// other parts are readable.
  [[nodiscard]] bool open(std::string_view text, std::size_t max_bytes);

  [[nodiscard]] const room::Violations& errors() const { return errors_; }
  [[nodiscard]] bool ok() const { return errors_.empty(); }

  [[nodiscard]] static At root() { return 0; }
  /// The value of `key`, kNowhere when `object` (or kNowhere) does not have it.
  [[nodiscard]] At optional(At object, std::string_view key);
  /// As optional(), but an absent key is an error.
  [[nodiscard]] At required(At object, std::string_view key);
  /// `value` if it is an object, else an error and kNowhere; so too for an array.
  [[nodiscard]] At object(At value);
  [[nodiscard]] At array(At value);
  /// Every key of `object` that nobody asked for is an error.
  void refuse_unknown_keys(At object);

  [[nodiscard]] At first_child(At container) const;
  [[nodiscard]] At next_sibling(At child) const { return document_.next_sibling(child); }
  [[nodiscard]] static At value_of(At key) { return Document::value_of(key); }

  [[nodiscard]] bool is_null(At value) const;
  [[nodiscard]] std::uint64_t integer(At value, std::uint64_t max);
  [[nodiscard]] std::uint32_t uint32(At value) {
    return static_cast<std::uint32_t>(integer(value, kMaxUint32));
  }
  /// From -max to max.
  [[nodiscard]] std::int64_t signed_integer(At value, std::uint64_t max);
  [[nodiscard]] bool boolean(At value);
  [[nodiscard]] room::Percent percent(At value);
  [[nodiscard]] std::optional<room::Percent> percent_or_null(At value);
  [[nodiscard]] room::Temperature temperature(At value);
  [[nodiscard]] std::optional<room::Temperature> temperature_or_null(At value);
  [[nodiscard]] std::optional<room::UtcTime> time_or_null(At value);
  /// The name that a key spells.
  [[nodiscard]] room::FixtureName fixture(At key);
  /// `{"ceiling":60,...}`
  [[nodiscard]] room::FixtureLevels levels(At value);
  /// True and no error when the string at `value` is `text`.
  void expect_schema(At value, std::string_view text);
  /// The string at `value`; nothing and Code::text when it is longer than N bytes.
  template <std::size_t N>
  [[nodiscard]] std::optional<FixedString<N>> text(At value) {
    if (!expect(value, Kind::string)) return std::nullopt;
    auto result = unescaped<N>(document_.text_of(value));
    if (!result) add(value, room::Code::text);
    return result;
  }
  /// The one of `words` whose name_of() stands at `value`.
  template <class Word, std::size_t N>
  [[nodiscard]] Word word(At value, const std::array<Word, N>& words) {
    if (!expect(value, Kind::string)) return words[0];
    for (const Word candidate : words) {
      if (same_text(document_.text_of(value), name_of(candidate))) return candidate;
    }
    add(value, room::Code::range);
    return words[0];
  }

  /// As word(), but an absent one or another string is no error: it is `otherwise`.
  template <class Word, std::size_t N>
  [[nodiscard]] Word word_or(At value, const std::array<Word, N>& words, Word otherwise) {
    if (!expect(value, Kind::string)) return otherwise;
    for (const Word candidate : words) {
      if (same_text(document_.text_of(value), name_of(candidate))) return candidate;
    }
    return otherwise;
  }

  // Values of optional keys: each is read into `member`, which keeps what it has if the key is absent.
  void take(At value, std::uint32_t& member);
  void take(At value, bool& member);
  void take(At value, room::Percent& member);
  void take(At value, room::Temperature& member);
  void take(At value, room::FixtureLevels& member);
  template <class Word, std::size_t N>
  void take(At value, const std::array<Word, N>& words, Word& member) {
    if (value != kNowhere) member = word(value, words);
  }

  void add(At value, room::Code code);

 private:
  void add_at_member(At object, std::string_view key, room::Code code);
  [[nodiscard]] bool expect(At value, Kind kind);
  void check_members(At object);

  Document document_;
  room::Violations errors_;
};

}  // namespace innkeeper::wire
