// SPDX-License-Identifier: Apache-2.0
// Commands of the audit: look at it, and take it out as a file. Both read page by page, so that the length
// of the audit costs time but no memory.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/time_text.hpp"
#include "hub/cli/wall_clock.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kAuditPath = "/api/v1/audit";
constexpr std::string_view kPage = "1000";

std::string raw(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

/// What the hub understands; a time that is none goes as it is, and the hub says what is wrong with it.
std::string time_of(const std::string& text) {
  const auto seconds = seconds_of(text, utc_now());
  return seconds ? std::to_string(*seconds) : path_segment(text);
}

HubRequest request_after(const Given& given, const std::string& after) {
  std::string target = std::string(kAuditPath) + "?limit=" + std::string(kPage);
  if (given.has("room")) target += "&room=" + path_segment(given.get("room"));
  for (const char* bound : {"since", "until"}) {
    if (given.has(bound)) target += std::string("&") + bound + '=' + time_of(given.get(bound));
  }
  if (!after.empty()) target += "&after=" + after;
  return {"GET", target, {}};
}

HubRequest first_page(const Given& given) { return request_after(given, {}); }

std::optional<HubRequest> next_page(const Given& given, const Json& answer) {
  const Json& next = at(answer, "next");
  if (!next.is_number_unsigned()) return std::nullopt;
  return request_after(given, next.dump());
}

std::string who(const Json& line) {
  const std::string name = raw(at(at(line, "by"), "name"));
  return raw(at(at(line, "by"), "channel")) + (name.empty() ? "" : '/' + name);
}

/// `2026-03-01 14:05 UTC  room 412  maintenance/bo  override.maintenance: - -> off (valve leaks)`.
std::string audit_screen(const Json& answer, const Given&, const Paint& paint) {
  std::string screen;
  for (const Json& line : at(answer, "lines")) {
    const std::string number = raw(at(line, "number"));
    const std::string room = number.empty() ? raw(at(line, "room")) : number;
    const std::string why = raw(at(line, "why"));
    screen += time_at(line, "at") + "  " +
              (room.empty() ? "the house" : "room " + printable(room)) + "  " +
              paint(printable(who(line)), Style::faint) + "  " +
              paint(printable(raw(at(line, "what"))), Style::bold) + ": " +
              or_nothing(printable(raw(at(line, "before")))) + " -> " +
              or_nothing(printable(raw(at(line, "after")))) +
              (why.empty() ? "" : " (" + printable(why) + ')') + '\n';
  }
  return screen;
}

/// One cell by RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe, which it
/// takes for a mark of text: reasons are typed by people.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    text.insert(text.begin(), '\'');
  }
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

bool is_csv(const Given& given) { return given.get("format") == "csv"; }

std::string export_head(const Given& given) {
  return is_csv(given) ? "serial,at,time,channel,name,room,number,what,before,after,why\r\n" : "";
}

std::string csv_line(const Json& line) {
  std::string text;
  const Json& by = at(line, "by");
  for (const std::string& value :
       {raw(at(line, "serial")), raw(at(line, "at")), time_at(line, "at"), raw(at(by, "channel")),
        raw(at(by, "name")), raw(at(line, "room")), raw(at(line, "number")), raw(at(line, "what")),
        raw(at(line, "before")), raw(at(line, "after")), raw(at(line, "why"))}) {
    text += (text.empty() ? "" : ",") + cell(value);
  }
  return text + "\r\n";
}

/// Not a screen but what goes into a file.
std::string export_page(const Json& answer, const Given& given, const Paint&) {
  std::string page;
  for (const Json& line : at(answer, "lines")) {
    if (is_csv(given)) {
      page += csv_line(line);
    } else {
      page += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    }
  }
  return page;
}

constexpr Option kRoom{"room", "NUMBER", "Only this room; the id of one that is gone"};
constexpr Option kSince{"since", "TIME", "Not before: 2026-03-01, 2026-03-01T14:05 (UTC), 36h, 7d"};
constexpr Option kUntil{"until", "TIME", "Before this time"};
constexpr std::array kAuditListOptions{kRoom, kSince, kUntil};
constexpr std::array kAuditExportOptions{
    kRoom, kSince, kUntil,
    Option{"format", "FORMAT", "jsonl (a JSON object a line, if left out) or csv", false,
           "jsonl csv"}};

constexpr std::array kAuditActions{
    Action{.noun = "audit",
           .verb = "list",
           .argument = "",
           .help = "Who changed what, where, when, and why; the oldest first",
           .options = kAuditListOptions,
           .attempt = "list the audit",
           .request = first_page,
           .screen = audit_screen,
           .next = next_page},
    Action{.noun = "audit",
           .verb = "export",
           .argument = "",
           .help = "The same for a file or another program",
           .options = kAuditExportOptions,
           .attempt = "export the audit",
           .request = first_page,
           .screen = export_page,
           .head = export_head,
           .next = next_page},
};

}  // namespace

std::span<const Action> audit_actions() { return kAuditActions; }

}  // namespace innkeeper::hub::cli
