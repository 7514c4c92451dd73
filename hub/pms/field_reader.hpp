// SPDX-License-Identifier: Apache-2.0
// Reads the fields of one FIAS record and writes down what is wrong with them. Absent, empty and
// contradictory are three things.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_note.hpp"
#include "hub/pms/fias_record.hpp"
#include "hub/pms/fias_settings.hpp"

namespace innkeeper::hub::pms {

/// Longest reservation number (G#) or profile number (G+) taken. FIAS allows 10 digits; other
/// systems behind a FIAS gateway use identifiers up to 64.
inline constexpr std::size_t kMaxKeyBytes = 64;
/// Longest VIP code (FIAS: 20 characters) and name (FIAS: 200 characters), in bytes of UTF-8.
inline constexpr std::size_t kMaxVipBytes = 80;
inline constexpr std::size_t kMaxNameBytes = 800;

class FieldReader {
 public:
  /// Both must outlive the reader.
  FieldReader(const Record& record, std::vector<Note>& notes) : record_(record), notes_(notes) {}

  void note(NoteKind kind, std::string_view field, std::string_view code = {});

  /// What is said: nothing when the field is absent or contradicts itself, empty when it is empty.
  [[nodiscard]] std::optional<std::string_view> said(std::string_view field);
  /// As said(), with nothing for an empty one.
  [[nodiscard]] std::optional<std::string_view> value(std::string_view field);
  /// As value(), with a note when there is none.
  [[nodiscard]] std::optional<std::string_view> mandatory(std::string_view field);
  /// As mandatory(), for G#.
  [[nodiscard]] std::optional<std::string> reservation();
  /// The facts of the stay; the name only if `settings` wants one.
  [[nodiscard]] StayFacts facts(const Settings& settings);
  /// The GS of the new room. Each GS belongs to the RN or RO before it; one before both can only be
  /// said of the record's own room.
  [[nodiscard]] Share share();

  [[nodiscard]] bool has(std::string_view field) const { return record_.has(field); }
  /// Whether the field says nothing: absent or empty.
  [[nodiscard]] bool blank(std::string_view field) const;
  [[nodiscard]] std::size_t notes() const { return notes_.size(); }

 private:
  [[nodiscard]] std::optional<std::string> profile();
  [[nodiscard]] std::optional<std::string> language(const LanguageTable& table);
  [[nodiscard]] std::optional<std::string> text(std::string_view field, std::size_t max_bytes);
  [[nodiscard]] std::optional<CivilDay> date(std::string_view field);
  [[nodiscard]] Share share_of(std::string_view value);

  const Record& record_;
  std::vector<Note>& notes_;
};

}  // namespace innkeeper::hub::pms
