// SPDX-License-Identifier: Apache-2.0
// Structured logging: one event, its fields, one logfmt line on stderr. Apart so that no includer
// sees the logging library behind it. Never log a guest's name, a reservation, a profile or a room
// number.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace innkeeper::log {

enum class Level : std::uint8_t {
  debug,    ///< for whoever looks for a fault; off by default
  info,     ///< what happened, in the words of the hotel
  warning,  ///< something is wrong and the program copes
  error,    ///< something is wrong and a person must act
};

/// "debug", "info", "warning", "error", as the configuration spells them; nothing for other words.
[[nodiscard]] std::optional<Level> level_named(std::string_view name);

/// One `key=value`. It views the text it is given: use it within the call of write().
class Field {
 public:
  using Value = std::variant<std::string_view, std::int64_t, std::uint64_t, bool>;

  constexpr Field(std::string_view key, std::string_view text) : key_(key), value_(text) {}
  constexpr Field(std::string_view key, const char* text) : Field(key, std::string_view(text)) {}
  constexpr Field(std::string_view key, std::same_as<bool> auto yes) : key_(key), value_(yes) {}
  constexpr Field(std::string_view key, std::signed_integral auto number)
      : key_(key), value_(std::int64_t{number}) {}
  constexpr Field(std::string_view key, std::unsigned_integral auto number) requires(
      !std::same_as<decltype(number), bool>)
      : key_(key), value_(std::uint64_t{number}) {}

  [[nodiscard]] constexpr std::string_view key() const { return key_; }
  [[nodiscard]] constexpr const Value& value() const { return value_; }

 private:
  std::string_view key_;
  Value value_;
};

/// Writes `time level event key=value ...` to stderr, with the journal's `<priority>` in front when
/// stderr is the journal. `event` is a literal such as "broker.connected". Thread-safe. Of one
/// event at most FloodGate::kLinesPerWindow lines pass in FloodGate::kWindow; the rest are counted
/// and the count is logged as `log.suppressed` after the window.
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});
/// The same for fields that are only known at run time.
void write(Level level, std::string_view event, std::span<const Field> fields);

/// Lines below `level` are dropped; `info` until told otherwise. Thread-safe.
void set_level(Level level);

}  // namespace innkeeper::log
