// SPDX-License-Identifier: Apache-2.0
// Commands about the synchronisation with the PMS: look at it, settle what it left in doubt, ask for one.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kSyncPath = "/api/v1/pms/sync";

bool only_looks(const Given& given) { return given.argument.empty() || given.argument == "show"; }

/// Whatever a person typed beside `show`: the hub says what it understands.
HubRequest sync_request(const Given& given) {
  if (only_looks(given)) return {"GET", std::string(kSyncPath), {}};
  const Json body{{"action", given.argument}};
  return {"POST", std::string(kSyncPath),
          body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::string time_or_never(const Json& seconds) {
  return seconds.is_number_integer() ? utc(seconds.get<std::int64_t>()) : "never";
}

std::string doubt_text(const Json& in_doubt, const Paint& paint) {
  if (!in_doubt.is_array() || in_doubt.empty()) return "Nothing is in doubt.\n";
  std::vector<Row> rows{headings({"ROOM", "STAYS IN DOUBT", "ENDING THEM"})};
  for (const Json& room : in_doubt) {
    rows.push_back({{text_at(room, "number"), Style::bold},
                    {text_at(room, "stays")},
                    {is_true(at(room, "emptied")) ? "empties the room" : "leaves others in it"}});
  }
  return aligned(rows, paint) +
         "Not told in a complete synchronisation. 'innkeeper pms sync apply' ends these stays, "
         "'discard' lets them go on.\n";
}

std::string sync_screen(const Json& answer, const Given& given, const Paint& paint) {
  if (given.argument == "apply") return "The stays in doubt ended.\n";
  if (given.argument == "discard") return "The stays in doubt go on.\n";
  if (!only_looks(given)) return "The PMS is asked to tell everything.\n";
  std::string screen = "Last ended " + time_or_never(at(answer, "ended")) + ", last asked for " +
                       time_or_never(at(answer, "asked")) + ".\n";
  if (is_true(at(answer, "running"))) screen += "One is under way.\n";
  if (is_true(at(answer, "wanted"))) screen += "One is wanted, and asked for at most once a day.\n";
  return screen + doubt_text(at(answer, "in_doubt"), paint);
}

constexpr std::array kPmsActions{
    Action{.noun = "pms",
           .verb = "sync",
           .argument = "what",
           .help =
               "The synchronisation with the PMS: show (if nothing is said); apply or discard what "
               "it left in doubt; request one",
           .options = {},
           .attempt = "do with the synchronisation:",
           .request = sync_request,
           .screen = sync_screen,
           .takes = Takes::text_or_nothing,
           .choices = "show apply discard request"},
};

}  // namespace

std::span<const Action> pms_actions() { return kPmsActions; }

}  // namespace innkeeper::hub::cli
