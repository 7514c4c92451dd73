// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/room_draft.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

/// As a basic string of TOML.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const auto code = static_cast<unsigned char>(c);
      out += "\\u00";
      out += kDigits[code / 16U];
      out += kDigits[code % 16U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

bool is_label(std::string_view text) {
  return text.size() <= kMaxRoomLabel && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
         });
}

std::string_view without_indent(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin);
}

bool is_room_header(std::string_view line) {
  std::string plain;
  for (const char c : line.substr(0, line.find('#'))) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') plain += c;
  }
  return plain == "[[room]]";
}

/// The text without its rooms, and where the first of them stood.
struct Stripped {
  std::string text;
  std::size_t place = 0;
};

Stripped without_rooms(std::string_view text) {
  Stripped out;
  bool in_room = false;
  bool had_room = false;
  std::string pending;  // comments and blank lines below a room: they may belong to what follows
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    const std::string_view start = without_indent(line);
    if (is_room_header(line)) {
      if (!had_room) out.place = out.text.size();
      had_room = in_room = true;
      pending.clear();
    } else if (in_room && start.starts_with('[')) {
      in_room = false;
      out.text += pending;
      out.text += line;
    } else if (!in_room) {
      out.text += line;
    } else if (start.starts_with('#') ||
               start.find_first_not_of("\r\n") == std::string_view::npos) {
      pending += line;
    } else {
      pending.clear();
    }
  }
  if (!had_room) out.place = out.text.size();
  return out;
}

std::string text_of_type(const NewRoomType& type) {
  std::string out = "[[room_type]]\nname = " + quoted(type.name) + "\nfixtures = [";
  for (const std::string& fixture : type.fixtures) {
    out += (out.ends_with('[') ? "" : ", ") + quoted(fixture);
  }
  out += "]\nsleeps = " + std::to_string(type.sleeps) + "\n\n[room_type.climate]\n";
  out += "comfort = " + text_of(type.comfort) + "\nmin = " + text_of(type.min) +
         "\nmax = " + text_of(type.max) + "\n";
  out += "vacant = { heat = " + text_of(type.vacant_heat) +
         ", cool = " + text_of(type.vacant_cool) + " }\n\n";
  return out;
}

std::string text_of_room(const ListedRoom& room, const std::string& id) {
  return "[[room]]\nnumber = " + quoted(room.number) + "\nid = " + quoted(id) +
         "\ntype = " + quoted(room.type) + "\nfloor = " + quoted(room.floor) + "\n\n";
}

/// What is wrong with the rooms of a list, seen together with what is declared.
class Checker {
 public:
  Checker(const config::Property& running, const RoomsToDeclare& wanted) : wanted_(wanted) {
    for (const config::RoomType& type : running.types) types_.insert(type.name);
    for (const NewRoomType& type : wanted.types) {
      if (!types_.insert(type.name).second) {
        errors_.add({"/types"},
                    "room type \"" + type.name + "\" is declared already; choose another name");
      }
    }
    for (const config::Room& room : running.rooms) {
      running_.emplace(room.number, std::string(room.id.view()));
      running_ids_.emplace(room.id.view());
      if (!wanted.replace)
        ids_.emplace(std::string(room.id.view()), "a room that is declared already");
    }
    for (const ListedRoom& room : wanted.rooms) {
      if (!room.id.empty()) given_.insert(room.id);
    }
  }

  void check(const ListedRoom& room) {
    const auto [first, is_new] = numbers_.try_emplace(room.number, &room);
    if (!is_new) {
      errors_.add(room.place, "room " + room.number + " is listed twice" + seen_at(*first->second) +
                                  "; leave one out");
    } else if (!wanted_.replace && running_.contains(room.number)) {
      errors_.add(room.place, "room " + room.number +
                                  " is declared already; leave it out, or replace all rooms");
    }
    if (!is_label(room.number) || !is_label(room.floor)) {
      errors_.add(room.place, "number and floor have at most 16 bytes each, and no line breaks");
    }
    if (!types_.contains(room.type)) errors_.add(room.place, unknown_type(room.type));
    if (room.id.empty()) return;
    if (!room::room_id(room.id)) {
      errors_.add(room.place, "id \"" + room.id +
                                  "\" is none: 1 to 32 of a-z, 0-9 and '-', beginning "
                                  "with a letter, and not hub; or leave it out");
    } else if (const auto [other, fresh] = ids_.emplace(room.id, "room " + room.number); !fresh) {
      errors_.add(room.place, "id " + room.id + " belongs to " + other->second);
    }
  }

  /// The given id, the one that this number has, or a new one.
  std::string id_of(const ListedRoom& room) {
    if (!room.id.empty()) return room.id;
    if (const auto known = running_.find(room.number);
        known != running_.end() && !given_.contains(known->second)) {
      return known->second;
    }
    while (next_fresh_ < wanted_.fresh_ids.size()) {
      const std::string& id = wanted_.fresh_ids[next_fresh_++];
      if (!is_taken(id)) return id;
    }
    errors_.add(room.place, "no new id is left; try again");
    return {};
  }

  ListErrors& errors() { return errors_; }

 private:
  [[nodiscard]] bool is_taken(const std::string& id) const {
    return given_.contains(id) || running_ids_.contains(id);
  }
  static std::string seen_at(const ListedRoom& first) {
    return first.place.line == 0 ? "" : ", first in line " + std::to_string(first.place.line);
  }
  [[nodiscard]] std::string unknown_type(const std::string& type) const {
    std::string known;
    for (const std::string& name : types_) known += (known.empty() ? "" : ", ") + name;
    return "there is no room type \"" + type + "\"; there are: " + known;
  }

  const RoomsToDeclare& wanted_;
  std::set<std::string, std::less<>> types_;
  std::unordered_map<std::string, std::string> running_;  // number to id
  std::set<std::string, std::less<>> running_ids_;
  std::unordered_map<std::string, std::string> ids_;  // to whose it is
  std::set<std::string, std::less<>> given_;
  std::unordered_map<std::string, const ListedRoom*> numbers_;
  std::size_t next_fresh_ = 0;
  ListErrors errors_;
};

}  // namespace

Result<std::string, std::vector<FieldError>> draft_property(const config::Property& running,
                                                            std::string_view text,
                                                            const RoomsToDeclare& wanted) {
  if (wanted.unreadable.size() > kMaxListErrors) return fail(wanted.unreadable);
  Checker checker(running, wanted);
  for (const FieldError& error : wanted.unreadable) {
    checker.errors().add({error.at, error.line, error.column}, error.detail);
  }
  std::string added;
  for (const NewRoomType& type : wanted.types) added += text_of_type(type);
  for (const ListedRoom& room : wanted.rooms) {
    checker.check(room);
    added += text_of_room(room, checker.id_of(room));
  }
  if (!checker.errors().empty()) return fail(checker.errors().take());
  Stripped kept = wanted.replace && !wanted.rooms.empty()
                      ? without_rooms(text)
                      : Stripped{std::string(text), text.size()};
  if (kept.place > 0 && kept.text[kept.place - 1] != '\n') added.insert(0, "\n");
  if (kept.place > 0) added.insert(0, "\n");
  kept.text.insert(kept.place, added);
  return std::move(kept.text);
}

bool declares(const config::Property& property, const RoomsToDeclare& wanted) {
  std::map<std::string_view, const config::Room*> declared;
  for (const config::Room& room : property.rooms) declared.emplace(room.number, &room);
  return (!wanted.replace || wanted.rooms.empty() ||
          property.rooms.size() == wanted.rooms.size()) &&
         std::all_of(wanted.rooms.begin(), wanted.rooms.end(), [&](const ListedRoom& room) {
           const auto found = declared.find(room.number);
           return found != declared.end() && found->second->floor == room.floor &&
                  property.types[found->second->type].name == room.type;
         });
}

}  // namespace innkeeper::hub
