// SPDX-License-Identifier: Apache-2.0
// The grammar of a FIAS record: a two-character id, then fields of a two-character id and a value,
// each ended by '|'. Values are bytes: what their code page is, only the site knows, and every byte
// of RN, G# and G+ is plain ASCII. (Code pages whose second bytes can be '|', such as Shift-JIS,
// would have to be decoded before this.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/pms/fias_frame.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::pms {

/// One field; the value may be empty, which is not the same as an absent field.
struct Field {
  std::string_view id;  ///< two bytes
  std::string_view value;
  friend bool operator==(const Field&, const Field&) = default;
};

/// A record as views into the text it was read from, which must live longer.
struct Record {
  std::string_view id;        ///< two characters of A-Z and 0-9
  std::vector<Field> fields;  ///< in the order of the wire, repeated ones included
  std::size_t unreadable =
      0;  ///< fields of a single byte, left out; empty ones (`||`) do not count

  /// Whether the field is there, with or without a value.
  [[nodiscard]] bool has(std::string_view field) const;
  /// The value of the first field with this id.
  [[nodiscard]] std::optional<std::string_view> first(std::string_view field) const;
};

enum class RecordError : std::uint8_t {
  no_id,  // the text does not begin with two characters of A-Z and 0-9, ended by '|' or the end
};

/// Reads the data between STX and ETX. A missing last '|' is tolerated.
[[nodiscard]] Result<Record, RecordError> parse_record(std::string_view text);

/// Whether `value` can stand in a field: printable ASCII or bytes from 0x80 up, no '|'.
[[nodiscard]] bool is_field_value(std::string_view value);

/// Builds the text of a record field by field.
class RecordWriter {
 public:
  /// REQUIRES: `id` has two characters.
  explicit RecordWriter(std::string_view id);
  /// REQUIRES: `id` has two characters, is_field_value(value), the record stays within
  /// kMaxRecordBytes.
  RecordWriter& field(std::string_view id, std::string_view value);
  /// The record without frame.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace innkeeper::hub::pms
