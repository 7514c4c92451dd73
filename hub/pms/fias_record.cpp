// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_record.hpp"

#include <algorithm>

#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {
namespace {

constexpr std::size_t kIdBytes = 2;

bool is_record_id(std::string_view id) {
  return id.size() == kIdBytes && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

/// Cuts the text up to the next '|' off the front of `rest`.
std::string_view cut(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('|'), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

}  // namespace

bool Record::has(std::string_view field) const { return first(field).has_value(); }

std::optional<std::string_view> Record::first(std::string_view field) const {
  for (const Field& candidate : fields) {
    if (candidate.id == field) return candidate.value;
  }
  return std::nullopt;
}

Result<Record, RecordError> parse_record(std::string_view text) {
  Record record;
  std::string_view rest = text;
  record.id = cut(rest);
  if (!is_record_id(record.id)) return fail(RecordError::no_id);
  while (!rest.empty()) {
    const std::string_view piece = cut(rest);
    if (piece.size() >= kIdBytes) {
      record.fields.push_back({piece.substr(0, kIdBytes), piece.substr(kIdBytes)});
    } else if (!piece.empty()) {
      ++record.unreadable;
    }
  }
  return record;
}

bool is_field_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && c != '|';
  });
}

RecordWriter::RecordWriter(std::string_view id) {
  check(is_record_id(id), "a FIAS record id is two characters of A-Z and 0-9");
  text_ += id;
  text_ += '|';
}

RecordWriter& RecordWriter::field(std::string_view id, std::string_view value) {
  check(id.size() == kIdBytes, "a FIAS field id is two characters");
  check(is_field_value(value), "a FIAS value holds no control characters and no '|'");
  check(text_.size() + id.size() + value.size() + 1 <= kMaxRecordBytes,
        "a FIAS record to send fits a frame");
  text_ += id;
  text_ += value;
  text_ += '|';
  return *this;
}

}  // namespace innkeeper::hub::pms
