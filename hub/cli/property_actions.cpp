// SPDX-License-Identifier: Apache-2.0
// Commands about the property as a whole: look at it, compare another one with it, change to it, go back.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

/// Rooms of a group that are named; the rest are counted.
constexpr std::size_t kNamedRooms = 12;
constexpr std::string_view kPropertyPath = "/api/v1/property";

/// `room 412` with `s` unless there is one.
std::string rooms_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " room" : " rooms");
}

std::string named(const Json& rooms) {
  std::string line;
  const std::size_t shown = std::min(rooms.size(), kNamedRooms);
  for (std::size_t i = 0; i < shown; ++i) line += (i == 0 ? "" : " ") + printable_text(rooms[i]);
  if (rooms.size() > shown) line += " and " + std::to_string(rooms.size() - shown) + " more";
  return line;
}

/// A row for each change: key, before -> after.
void add_changes(const Json& changes, std::vector<Row>& rows) {
  for (const Json& change : changes) {
    rows.push_back({{printable_text(at(change, "key"))},
                    {or_nothing(printable_text(at(change, "before"))) + " -> " +
                     or_nothing(printable_text(at(change, "after")))}});
  }
}

std::string section(const char* title, const std::vector<Row>& rows, const Paint& paint) {
  if (rows.empty()) return {};
  return paint(title, Style::bold) + '\n' + aligned(rows, paint, 2);
}

std::string plans_section(const Json& plans, const Paint& paint) {
  std::string screen;
  for (const Json& group : at(plans, "groups")) {
    const Json& rooms = at(group, "rooms");
    screen += "  " + printable_text(at(group, "type")) + ", " + rooms_text(rooms.size()) + ": " +
              named(rooms) + '\n';
    std::vector<Row> rows;
    add_changes(at(group, "changes"), rows);
    screen += aligned(rows, paint, 4);
  }
  const Json& count = at(plans, "rooms");
  const std::size_t changed = count.is_number_unsigned() ? count.get<std::size_t>() : 0;
  return paint("Plans of " + rooms_text(changed) + " change", Style::bold) + '\n' + screen;
}

std::string change_screen(const Json& answer, const Paint& paint) {
  std::vector<Row> settings;
  add_changes(at(answer, "settings"), settings);
  std::vector<Row> rooms;
  const Json& declared = at(answer, "rooms");
  for (const char* word : {"added", "removed"}) {
    const Json& numbers = at(declared, word);
    if (!numbers.empty()) rooms.push_back({{word}, {named(numbers)}});
  }
  add_changes(at(declared, "changed"), rooms);
  std::string screen = section("Settings", settings, paint) + section("Rooms", rooms, paint) +
                       plans_section(at(answer, "plans"), paint);
  const Json& made = at(answer, "made");
  if (made.is_null()) {
    return screen + "Nothing was changed: revision " + count_text(count_of(at(answer, "from"))) +
           " runs.\n";
  }
  return screen + "Revision " + count_text(count_of(made)) + " runs; innkeeper property revert " +
         count_text(count_of(at(answer, "from"))) + " goes back.\n";
}

std::string changed_screen(const Json& answer, const Given&, const Paint& paint) {
  return change_screen(answer, paint);
}

/// The file as it is: this is what goes into a file again, not a screen.
std::string text_screen(const Json& answer, const Given&, const Paint&) {
  const Json& property = at(answer, "text");
  return property.is_string() ? property.get<std::string>() : std::string();
}

std::string history_screen(const Json& answer, const Given&, const Paint& paint) {
  std::vector<Row> rows{headings({"REVISION", "SINCE", "ROOMS", "HOW", "BY"})};
  for (const Json& revision : at(answer, "revisions")) {
    const Json& since = at(revision, "since");
    const Json& by = at(revision, "by");
    const std::string name = printable_text(at(by, "name"));
    const Json& active = at(revision, "active");
    std::string how = printable_text(at(revision, "origin"));
    if (!at(revision, "reverted_to").is_null())
      how += " to " + count_text(count_of(at(revision, "reverted_to")));
    rows.push_back({{count_text(count_of(at(revision, "revision"))),
                     active.is_boolean() && active.get<bool>() ? Style::bold : Style::plain},
                    {since.is_number_integer() ? utc(since.get<std::int64_t>()) : "-"},
                    {count_text(count_of(at(revision, "rooms")))},
                    {how},
                    {printable_text(at(by, "channel")) + (name.empty() ? "" : '/' + name)}});
  }
  return aligned(rows, paint);
}

/// `"7"`: RFC 9110's entity tag. Whatever a person typed: the hub says what is wrong with it.
std::string tag_of(const Given& given) {
  return given.has("if-revision") ? '"' + given.get("if-revision") + '"' : std::string();
}

HubRequest sending(const Given& given, std::string_view query) {
  HubRequest request{"POST", std::string(kPropertyPath) + std::string(query), given.file};
  request.content_type = "application/toml";
  request.if_match = tag_of(given);
  return request;
}

HubRequest diff_request(const Given& given) { return sending(given, "?dry_run=true"); }
HubRequest apply_request(const Given& given) { return sending(given, ""); }

HubRequest revert_request(const Given& given) {
  HubRequest request{
      "POST", std::string(kPropertyPath) + '/' + path_segment(given.argument) + "/revert", {}};
  if (given.has("dry-run")) request.target += "?dry_run=true";
  request.if_match = tag_of(given);
  return request;
}

HubRequest history_request(const Given&) {
  return {"GET", std::string(kPropertyPath) + "/history", {}};
}

HubRequest property_request(const Given& given) {
  std::string path(kPropertyPath);
  if (!given.argument.empty()) path += '/' + path_segment(given.argument);
  return {"GET", path, {}};
}

constexpr Option kIfRevision{"if-revision", "NUMBER",
                             "Refuse when another revision is active by now"};
constexpr std::array kExpecting{kIfRevision};
constexpr std::array kReverting{kIfRevision, Option{"dry-run", "", "Only show what would change"}};

constexpr std::array kPropertyActions{
    Action{.noun = "property",
           .verb = "diff",
           .argument = "file",
           .help = "What another property file would change, and which rooms get other plans",
           .options = {},
           .attempt = "compare the property with",
           .request = diff_request,
           .screen = changed_screen,
           .takes = Takes::file},
    Action{.noun = "property",
           .verb = "apply",
           .argument = "file",
           .help = "Change to another property file, all or nothing",
           .options = kExpecting,
           .attempt = "apply the property",
           .request = apply_request,
           .screen = changed_screen,
           .takes = Takes::file},
    Action{.noun = "property",
           .verb = "history",
           .argument = "",
           .help = "Every revision that is kept: when, how and by whom",
           .options = {},
           .attempt = "list the revisions",
           .request = history_request,
           .screen = history_screen},
    Action{.noun = "property",
           .verb = "show",
           .argument = "revision",
           .help = "The text of a revision, or of the one that runs",
           .options = {},
           .attempt = "show the property",
           .request = property_request,
           .screen = text_screen,
           .takes = Takes::text_or_nothing},
    Action{.noun = "property",
           .verb = "revert",
           .argument = "revision",
           .help = "Go back to an earlier revision",
           .options = kReverting,
           .attempt = "go back to revision",
           .request = revert_request,
           .screen = changed_screen},
};

}  // namespace

std::span<const Action> property_actions() { return kPropertyActions; }

}  // namespace innkeeper::hub::cli
