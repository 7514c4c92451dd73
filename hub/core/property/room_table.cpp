// SPDX-License-Identifier: Apache-2.0
// Tables as spreadsheets write them.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "hub/core/property/room_list.hpp"
#include "shared/wire/utf8.hpp"

namespace innkeeper::hub {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::array<std::string_view, 4> kColumns{"number", "floor", "type", "id"};
constexpr std::size_t kColumnCount = kColumns.size();

struct Field {
  std::string text;
  std::uint32_t line = 1;
  std::uint32_t column = 1;  ///< in characters, as editors count
};
using Record = std::vector<Field>;

/// A line with its fields; spreadsheets put line breaks into quoted ones.
class TableReader {
 public:
  TableReader(std::string_view table, char divider) : rest_(table), divider_(divider) {}

  /// The next record; nothing at the end. A field that goes wrong is told to `errors`.
  std::optional<Record> next(ListErrors& errors) {
    if (rest_.empty()) return std::nullopt;
    Record record;
    do {
      record.push_back(field(errors));
    } while (take(divider_));
    take('\r');
    take('\n');
    return record;
  }

 private:
  [[nodiscard]] bool at_line_end() const {
    return rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r';
  }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    return true;
  }
  void keep(Field& into) {
    const char c = rest_.front();
    into.text += c;
    rest_.remove_prefix(1);
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
      ++column_;  // not within a character
    }
  }
  Field field(ListErrors& errors) {
    Field field{{}, line_, column_};
    if (rest_.empty() || rest_.front() != '"') {
      while (!at_line_end() && rest_.front() != divider_) keep(field);
      return field;
    }
    take('"');
    while (!rest_.empty()) {
      if (!take('"')) {
        keep(field);
      } else if (!take('"')) {
        return closed(std::move(field), errors);
      } else {
        field.text += '"';
      }
    }
    errors.add({"", field.line, field.column},
               "the double quote that begins here never ends; end it");
    return field;
  }
  Field closed(Field field, ListErrors& errors) {
    if (at_line_end() || rest_.front() == divider_) return field;
    errors.add(
        {"", line_, column_},
        "text stands behind the closing double quote; write a double quote within a field twice");
    Field rest;
    while (!at_line_end() && rest_.front() != divider_) keep(rest);
    return field;
  }

  std::string_view rest_;
  char divider_;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// Whichever of them the first line has most of.
char divider_of(std::string_view table) {
  const std::string_view first = table.substr(0, table.find_first_of("\r\n"));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const auto count = std::count(first.begin(), first.end(), candidate);
    if (count <= most) continue;
    most = count;
    best = candidate;
  }
  return best;
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::size_t column_of(const Field& field) {
  const std::string name = lower(trimmed(field.text));
  const auto found = std::find(kColumns.begin(), kColumns.end(), name);
  return static_cast<std::size_t>(found - kColumns.begin());
}

bool is_blank(const Record& record) {
  return std::all_of(record.begin(), record.end(),
                     [](const Field& field) { return trimmed(field.text).empty(); });
}

/// For each column of the table which of kColumns it is.
using Order = std::vector<std::size_t>;

/// Empty, with an error for each name that is none, when the first line cannot be read as names.
Order read_names(const Record& names, ListErrors& errors) {
  Order order;
  for (const Field& field : names) {
    const std::size_t column = column_of(field);
    const ListPlace place{"", field.line, field.column};
    if (column == kColumnCount) {
      errors.add(place, "\"" + trimmed(field.text) +
                            "\" is no column; there are number, floor, type and id");
    } else if (std::find(order.begin(), order.end(), column) != order.end()) {
      errors.add(place,
                 "column " + std::string(kColumns[column]) + " is there twice; leave one out");
    }
    order.push_back(column);
  }
  for (std::size_t needed = 0; needed < kColumnCount - 1; ++needed) {
    if (std::find(order.begin(), order.end(), needed) != order.end()) continue;
    errors.add({"", 1, 1}, "column " + std::string(kColumns[needed]) + " is missing");
  }
  return order;
}

void read_room(const Record& record, const Order& order, std::vector<ListedRoom>& rooms,
               ListErrors& errors) {
  const ListPlace start{"", record.front().line, record.front().column};
  if (record.size() > order.size()) {
    const Field& extra = record[order.size()];
    return errors.add({"", extra.line, extra.column},
                      "there are " + std::to_string(record.size()) + " fields where " +
                          std::to_string(order.size()) +
                          " are expected; put one with a divider in it in "
                          "double quotes");
  }
  ListedRoom room;
  const std::array<std::string*, kColumnCount> into{&room.number, &room.floor, &room.type,
                                                    &room.id};
  room.place = start;
  for (std::size_t i = 0; i < record.size(); ++i) *into[order[i]] = trimmed(record[i].text);
  bool is_whole = true;
  for (std::size_t needed = 0; needed < kColumnCount - 1; ++needed) {
    if (!into[needed]->empty()) continue;
    errors.add(start, std::string(kColumns[needed]) + " is missing in this line");
    is_whole = false;
  }
  if (is_whole) rooms.push_back(std::move(room));
}

/// Line and column of the first byte that is no text; nothing when all is.
std::optional<ListPlace> first_foreign(std::string_view table) {
  ListPlace place{"", 1, 1};
  while (!table.empty()) {
    const bool is_blank = table.front() == '\t' || table.front() == '\r' || table.front() == '\n';
    const std::size_t length = is_blank ? 1 : wire::utf8_length(table);
    if (length == 0) return place;
    place.column = table.front() == '\n' ? 1 : place.column + 1;
    place.line += table.front() == '\n' ? 1U : 0U;
    table.remove_prefix(length);
  }
  return std::nullopt;
}

}  // namespace

void ListErrors::add(const ListPlace& place, std::string detail) {
  if (errors_.size() < kMaxListErrors) {
    errors_.push_back({place.at, std::move(detail), place.line, place.column});
  } else {
    ++more_;
  }
}

std::vector<FieldError> ListErrors::take() {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const FieldError& a, const FieldError& b) { return a.line < b.line; });
  if (more_ > 0) errors_.push_back({"", "and " + std::to_string(more_) + " more"});
  return std::move(errors_);
}

RoomList read_room_table(std::string_view table) {
  ListErrors errors;
  if (table.size() > kMaxTableBytes) {
    errors.add({}, "the table has more than 2 MiB; is it the right file?");
    return {{}, errors.take()};
  }
  if (table.starts_with("\xff\xfe") || table.starts_with("\xfe\xff")) {
    errors.add({"", 1, 1}, "the table is UTF-16; save it as \"CSV UTF-8\"");
    return {{}, errors.take()};
  }
  if (table.starts_with(kByteOrderMark)) table.remove_prefix(kByteOrderMark.size());
  if (const auto foreign = first_foreign(table)) {
    errors.add(*foreign, "this is no UTF-8 text; save the table as \"CSV UTF-8\"");
    return {{}, errors.take()};
  }
  TableReader reader(table, divider_of(table));
  Order order;
  std::vector<ListedRoom> rooms;
  while (auto record = reader.next(errors)) {
    if (is_blank(*record)) continue;
    const bool is_first = order.empty();
    const bool has_name = std::any_of(record->begin(), record->end(), [](const Field& field) {
      return column_of(field) != kColumnCount;
    });
    if (is_first && has_name) {
      order = read_names(*record, errors);
      if (!errors.empty()) return {{}, errors.take()};
      continue;
    }
    if (is_first) order = {0, 1, 2, 3};
    read_room(*record, order, rooms, errors);
    if (rooms.size() <= config::kMaxRooms) continue;
    errors.add(rooms.back().place,
               "a property has at most " + std::to_string(config::kMaxRooms) + " rooms");
    return {{}, errors.take()};
  }
  if (rooms.empty() && errors.empty()) errors.add({"", 1, 1}, "the table has no room");
  return {std::move(rooms), errors.take()};
}

}  // namespace innkeeper::hub
