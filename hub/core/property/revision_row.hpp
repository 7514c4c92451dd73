// SPDX-License-Identifier: Apache-2.0
// The history of the property as it is stored: each text that the hub ran, when, and by whom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hub/core/actor.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Longest text of a property; what the reader of files takes too.
inline constexpr std::size_t kMaxPropertyBytes = std::size_t{16} << 20U;

/// How a revision came to be.
enum class RevisionOrigin : std::uint8_t {
  file,    // the file was new or changed when the hub started
  apply,   // somebody sent it
  revert,  // somebody went back to an earlier one
};

[[nodiscard]] std::string_view name_of(RevisionOrigin origin);

/// What is known of a revision beside its text. The one with the highest number is active.
struct RevisionRow {
  std::uint32_t number = 0;  ///< from 1, without gaps
  room::UtcTime at;          ///< since when it is or was active
  Actor by;
  RevisionOrigin origin = RevisionOrigin::file;
  std::uint32_t reverted_to = 0;  ///< of a revert: whose text this is; else 0
  std::string digest;             ///< property_digest() of its text
  std::string file_digest;        ///< of the file as the hub last found it at a start
  std::uint32_t rooms = 0;

  [[nodiscard]] std::string key() const;
  friend bool operator==(const RevisionRow&, const RevisionRow&) = default;
};

/// The text of a revision; apart, so that a list of revisions does not read them all.
struct RevisionTextRow {
  std::uint32_t number = 0;
  std::string text;

  [[nodiscard]] std::string key() const;
  friend bool operator==(const RevisionTextRow&, const RevisionTextRow&) = default;
};

/// The key of a revision's rows: keys sort like numbers.
[[nodiscard]] std::string revision_key(std::uint32_t number);

/// Tells one text from another: its CRC-32 and its size, as `9f3a2c11-10482`. Against edits, not
/// against somebody who forges one: who may write the property runs the hotel anyway.
[[nodiscard]] std::string property_digest(std::string_view text);

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const RevisionRow& row);
[[nodiscard]] const char* refusal(const RevisionTextRow& row);

}  // namespace innkeeper::hub
