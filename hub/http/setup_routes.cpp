// SPDX-License-Identifier: Apache-2.0
// Routes by which an administrator sets up a hotel: its rooms as a text of the property, and whether broker
// and PMS are reached.
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/json_body.hpp"
#include "hub/http/negotiation.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

constexpr std::array<std::string_view, 2> kDraftModes{"add", "replace"};
constexpr std::size_t kMostRanges = 200;
constexpr std::size_t kMostTypes = 32;
constexpr std::size_t kMostSkipped = 500;
constexpr std::size_t kMaxTypeName = 32;
constexpr std::size_t kMaxFixtureName = 16;
/// For the few that happen to be taken.
constexpr std::size_t kSpareIds = 16;
constexpr JsonBounds kDraftBounds{8'000, 64, 6};

/// `r-` and 8 of 32 letters and digits that nobody mistakes for one another.
std::string fresh_id() {
  constexpr std::string_view kLetters = "23456789abcdefghjkmnpqrstuvwxyz-";
  const std::string digits = hash_of_token(new_token(""));
  std::string id = "r-";
  constexpr std::size_t kLength = 8;
  for (std::size_t i = 0; i < kLength; ++i) {
    const auto value = std::stoul(digits.substr(2 * i, 2), nullptr, 16);
    id += kLetters[value % (kLetters.size() - 1)];
  }
  return id;
}

void add_ids(RoomsToDeclare& wanted) {
  std::size_t needed = kSpareIds;
  for (const ListedRoom& room : wanted.rooms) needed += room.id.empty() ? 1U : 0U;
  for (std::size_t i = 0; i < needed; ++i) wanted.fresh_ids.push_back(fresh_id());
}

NewRoomType read_type(ObjectReader& body) {
  for (const char* key : {"name", "fixtures", "comfort", "min", "max", "vacant"}) body.require(key);
  NewRoomType type;
  type.name = body.text("name", kMaxTypeName).value_or("");
  type.fixtures = body.texts("fixtures", kMaxFixtureName, room::kMaxFixtures)
                      .value_or(std::vector<std::string>());
  type.sleeps = body.whole("sleeps", 1, 15).value_or(type.sleeps);
  const auto degrees = [](ObjectReader& from, std::string_view key) {
    return from.degrees(key, room::kLowestTarget, room::kHighestTarget)
        .value_or(room::kLowestTarget);
  };
  type.comfort = degrees(body, "comfort");
  type.min = degrees(body, "min");
  type.max = degrees(body, "max");
  if (auto vacant = body.object("vacant")) {
    vacant->require("heat");
    vacant->require("cool");
    type.vacant_heat = degrees(*vacant, "heat");
    type.vacant_cool = degrees(*vacant, "cool");
    vacant->finish();
  }
  body.finish();
  return type;
}

RoomRange read_range(ObjectReader& body) {
  for (const char* key : {"from", "to", "type", "floor"}) body.require(key);
  RoomRange range;
  range.from = body.text("from", kMaxRoomLabel).value_or("");
  range.to = body.text("to", kMaxRoomLabel).value_or("");
  range.type = body.text("type", kMaxTypeName).value_or("");
  range.floor = body.text("floor", kMaxRoomLabel).value_or("");
  range.floors = static_cast<std::size_t>(
      body.whole("floors", 1, static_cast<std::int64_t>(kMaxFloors)).value_or(1));
  range.step = static_cast<std::size_t>(body.whole("step", 1, 1'000'000).value_or(100));
  range.skip = body.texts("skip", kMaxRoomLabel, kMostSkipped).value_or(std::vector<std::string>());
  body.finish();
  return range;
}

/// Rooms by ranges or as a table; none when only types are added.
void read_rooms(ObjectReader& body, RoomsToDeclare& wanted) {
  if (body.has("ranges") && body.has("table")) {
    body.refuse("table", "stands beside ranges; send one of the two");
  }
  std::optional<RoomList> list;
  std::vector<RoomRange> ranges;
  for (ObjectReader& range : body.objects("ranges", kMostRanges)) {
    ranges.push_back(read_range(range));
  }
  if (!ranges.empty() && body.errors().empty()) list = read_room_ranges(ranges);
  if (const Json* table = body.any("table")) {
    if (table->is_string()) {
      list = read_room_table(table->get_ref<const std::string&>());
    } else {
      body.refuse("table", "is not a text with a line for each room");
    }
  }
  if (!list) return;
  for (FieldError& error : list->errors) {
    if (error.at.empty()) error.at = "/table";
  }
  for (ListedRoom& room : list->rooms) {
    if (room.place.at.empty()) room.place.at = "/table";
  }
  wanted.rooms = std::move(list->rooms);
  wanted.unreadable = std::move(list->errors);
}

std::string draft_document(const PropertyDraft& draft) {
  return Json{{"from", draft.from}, {"rooms", draft.rooms}, {"text", draft.text}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

Routed draft_of(RoomsToDeclare wanted) {
  add_ids(wanted);
  return Call{PropertyRequest(DraftRooms{std::move(wanted)}), render<PropertyDraft, draft_document>,
              late};
}

/// The bytes of a table as a spreadsheet wrote them.
Routed draft_table(const Ask& ask) {
  RoomsToDeclare wanted;
  if (const auto mode = ask.query.find("mode"); mode != ask.query.end()) {
    wanted.replace = mode->second == kDraftModes[1];
    if (mode->second != kDraftModes[0] && !wanted.replace) {
      return problem_reply(Problem::unknown_parameter,
                           "mode is add or replace, not " + mode->second);
    }
  }
  RoomList list = read_room_table(ask.message.body);
  wanted.rooms = std::move(list.rooms);
  wanted.unreadable = std::move(list.errors);
  return draft_of(std::move(wanted));
}

Routed draft_rooms(const Ask& ask) {
  const auto& sent_as = ask.message.content_type;
  if (sent_as && !ask.message.content_encoding && is_csv_type(*sent_as)) return draft_table(ask);
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  Errors errors;
  RoomsToDeclare wanted;
  const auto syntax = read_body(
      ask.message.body, R"({"ranges":[{"from":"101","to":"120","floor":"1","type":"standard"}]})",
      errors,
      [&](const Json& document) {
        ObjectReader body(document, "", errors);
        wanted.replace = body.word("mode", kDraftModes).value_or(0) == 1;
        for (ObjectReader& type : body.objects("types", kMostTypes)) {
          wanted.types.push_back(read_type(type));
        }
        read_rooms(body, wanted);
        body.finish();
      },
      kDraftBounds);
  if (syntax) return problem_reply(Problem::bad_json, syntax->detail);
  if (errors.empty() && wanted.rooms.empty() && wanted.unreadable.empty() && wanted.types.empty()) {
    errors.push_back({"", "there is neither a room nor a room type; send ranges, table or types"});
  }
  if (!errors.empty()) {
    errors.insert(errors.end(), wanted.unreadable.begin(), wanted.unreadable.end());
    return refuse_fields(errors);
  }
  return draft_of(std::move(wanted));
}

std::string check_document(const LinkCheck& check, std::optional<bool> is_up) {
  return Json{{"ok", check.ok},
              {"up", is_up ? Json(*is_up) : Json(nullptr)},
              {"address", check.address.empty() ? Json(nullptr) : Json(check.address)},
              {"detail", check.detail},
              {"remedy", check.remedy.empty() ? Json(nullptr) : Json(check.remedy)},
              {"took_ms", check.took.count()}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Asks first how the hub's own connection is, which also admits whoever asks.
Routed probe(Link link) {
  return Errand{[link](const Desk& desk, const Answered& done) {
    desk.ask(RoomRequest(ShowStatus{}), [desk, done, link](const Answer& answer) {
      const auto* status = std::get_if<StatusView>(&answer);
      if (status == nullptr) return done(failure_reply(answer));
      if (!desk.check_link) {
        return done(problem_reply(Problem::unavailable, "this hub does not try its connections"));
      }
      const auto is_up = link == Link::broker ? std::optional(status->broker_up) : status->pms_up;
      desk.check_link(link, is_up.value_or(false), [done, is_up](const LinkCheck& checked) {
        done(json_reply(check_document(checked, is_up)));
      });
    });
  }};
}

Routed check_broker(const Ask&) { return probe(Link::broker); }
Routed check_pms(const Ask&) { return probe(Link::pms); }

constexpr std::array kSetupRoutes = {
    Route{"POST", "/api/v1/property/rooms", draft_rooms, kChangesProperty, "mode",
          kMaxTextBodyBytes},
    Route{"POST", "/api/v1/checks/broker", check_broker, kAdministers},
    Route{"POST", "/api/v1/checks/pms", check_pms, kAdministers},
};

}  // namespace

std::span<const Route> setup_routes() { return kSetupRoutes; }

}  // namespace innkeeper::hub::http
