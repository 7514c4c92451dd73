// SPDX-License-Identifier: Apache-2.0
// Reads a TOML file into checked values and collects every problem on the way, so that a person
// mends a file once and not once per mistake. It hides toml++, the one outside library that knows
// TOML.
//
//   TomlReader reader = TomlReader::read_file("hub.toml");
//   Section broker = reader.root().required_section("broker");
//   config.host = broker.required_string("host");
//   config.port = static_cast<std::uint16_t>(broker.required_int("port", kPorts));
//   if (Problems problems = reader.finish(); !problems.empty()) return fail(std::move(problems));
//
// Reading goes on after a problem with a harmless value; finish() decides. A syntax error is the
// one problem that hides all others: then the document reads as absent and finish() returns only
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/config/problem.hpp"

namespace innkeeper::config {

/// Inclusive limits.
struct Range {
  std::int64_t min = 0;
  std::int64_t max = 0;
};

inline constexpr Range kPorts{1, 65'535};
inline constexpr Range kPercents{0, 100};

/// What a text may be: its length in bytes, UTF-8, without control characters.
struct TextRule {
  std::size_t min_bytes = 1;
  std::size_t max_bytes = 255;
  std::string_view wrong_type_remedy = {};  ///< said when the value is not text at all
};

inline constexpr TextRule kPathRule{1, 4095, {}};  // PATH_MAX without its terminator

/// Largest configuration file that is read: room for config::kMaxRooms rooms and their comments.
inline constexpr std::size_t kMaxConfigBytes = std::size_t{16} << 20U;

/// One table of the file. A light handle: copy it freely, use it only while its TomlReader lives.
/// Asking for a key makes it a known key of this table; finish() reports those nobody asked for.
/// An absent section answers every question with nothing and reports nothing more.
class Section {
 public:
  [[nodiscard]] bool present() const { return table_ != nullptr; }
  /// Whether no value of this very table was reported so far: only then it is worth asking whether
  /// its values fit together.
  [[nodiscard]] bool sound() const;

  // A required value that is missing or wrong is reported and read as "", range.min, false or {}.
  // An optional value that is absent, or wrong and hence reported, is read as nothing.
  [[nodiscard]] std::string required_string(std::string_view key, TextRule rule = {}) const;
  [[nodiscard]] std::optional<std::string> optional_string(std::string_view key,
                                                           TextRule rule = {}) const;
  /// A text that must be one of `words`; another one is reported with the nearest of them.
  [[nodiscard]] std::optional<std::string> optional_word(std::string_view key,
                                                         std::span<const std::string> words) const;
  [[nodiscard]] std::int64_t required_int(std::string_view key, Range range) const;
  [[nodiscard]] std::optional<std::int64_t> optional_int(std::string_view key, Range range) const;
  /// A decimal number such as 21.5, read as 21500; `range` is in thousandths too. Digits beyond the
  /// third decimal are a problem, not a rounding.
  [[nodiscard]] std::int64_t required_thousandths(std::string_view key, Range range) const;
  [[nodiscard]] std::optional<std::int64_t> optional_thousandths(std::string_view key,
                                                                 Range range) const;
  [[nodiscard]] bool required_bool(std::string_view key) const;
  [[nodiscard]] std::optional<bool> optional_bool(std::string_view key) const;
  /// An array of texts; wrong elements are reported and left out.
  [[nodiscard]] std::vector<std::string> required_strings(std::string_view key,
                                                          TextRule rule = {}) const;
  [[nodiscard]] std::vector<std::string> optional_strings(std::string_view key,
                                                          TextRule rule = {}) const;

  /// `[key]`.
  [[nodiscard]] Section required_section(std::string_view key) const;
  [[nodiscard]] Section optional_section(std::string_view key) const;
  /// `[[key]]`, in order. At least one is required.
  [[nodiscard]] std::vector<Section> required_sections(std::string_view key) const;
  [[nodiscard]] std::vector<Section> optional_sections(std::string_view key) const;

  /// The keys of a table whose keys are data (fixture = percent), in the file's order.
  [[nodiscard]] std::vector<std::string> keys() const;

  /// Where the value of `key` stands; where the table begins when there is no such key.
  [[nodiscard]] Place place(std::string_view key) const;

  /// Reports a problem of the value of `key` that only the caller can see; of the whole table when `key`
  /// is empty.
  void report(std::string_view key, std::string seen, std::string allowed = {},
              std::string remedy = {}) const;

 private:
  friend class TomlReader;
  struct Table;
  struct Access;
  explicit Section(Table* table) : table_(table) {}

  Table* table_;
};

/// One file being read. Move-only; not for several threads.
class TomlReader {
 public:
  /// Never fails here: an unreadable file or a syntax error is what finish() returns.
  [[nodiscard]] static TomlReader read_file(const std::filesystem::path& file);
  /// The same for text that is already at hand; `file` is the name to report.
  [[nodiscard]] static TomlReader parse(std::string_view text, std::string file);

  TomlReader(TomlReader&&) noexcept;
  TomlReader& operator=(TomlReader&&) noexcept;
  ~TomlReader();

  [[nodiscard]] Section root() const;

  /// Every problem found, keys nobody asked for included, in the order of the file. Call it once,
  /// last.
  [[nodiscard]] Problems finish();

 private:
  friend class Section;
  struct State;
  explicit TomlReader(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace innkeeper::config
