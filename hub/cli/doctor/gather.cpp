// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/doctor/gather.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hub/cli/hub_json.hpp"
#include "hub/cli/screens.hpp"
#include "hub/cli/wall_clock.hpp"
#include "shared/config/version.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

/// The document at `target`; what failed is kept in `why_not` and nothing is said.
Json document_at(const Session& session, const char* target, std::string& why_not) {
  const auto answer = session.call({"GET", target, {}});
  if (!answer) {
    why_not = answer.error();
    return Json::object();
  }
  auto document = parse_json(answer->body);
  if (document && answer->status == 200) return std::move(document).value();
  const auto problem = document ? read_problem(*document) : std::nullopt;
  why_not = problem ? problem_text("the hub refused", *problem)
                    : "what answers at " + session.arguments().hub.text + " is no hub";
  return Json::object();
}

std::uint64_t number(const Json& value) {
  return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

/// What the hub itself says of its database, into what its file says.
void ask_about_database(const Session& session, DatabaseEvidence& database) {
  std::string why_not;
  const Json document = document_at(session, "/api/v1/database", why_not);
  if (!why_not.empty()) {
    database.why_not = why_not;
    return;
  }
  // Without settings nobody has looked at the file yet.
  if (database.file.empty()) database = look_at_database(text_at(document, "file"));
  database.why_not.clear();
  database.exists = true;
  database.file = text_at(document, "file");
  database.check = text_at(document, "check");
  database.bytes = number(at(document, "bytes"));
  database.log_bytes = number(at(document, "log_bytes"));
  database.schema = static_cast<std::uint32_t>(number(at(document, "schema")));
}

/// Since when boards are online or not; stays unknown to whom the hub does not tell it.
void ask_about_boards(const Session& session, std::vector<RoomEvidence>& rooms) {
  std::string untold;
  const Json boards = document_at(session, "/api/v1/devices", untold);
  std::map<std::string, std::int64_t> since;
  for (const Json& board : at(boards, "devices")) {
    const Json& time = at(board, "link_since");
    if (time.is_number_integer()) since[text_at(board, "id")] = time.get<std::int64_t>();
  }
  for (RoomEvidence& room : rooms) {
    const auto told = since.find(room.id);
    if (told != since.end()) room.link_since = told->second;
  }
}

std::vector<std::string> declared_rooms(const Evidence& evidence, const daemon::HubConfig& config) {
  std::vector<std::string> ids;
  // What runs may be newer than the file: the hub takes another property while it runs.
  for (const RoomEvidence& room : evidence.hub.rooms) ids.push_back(room.id);
  if (!evidence.hub.why_not.empty()) {
    for (const auto& room : config.property.rooms) ids.emplace_back(room.id.view());
  }
  return ids;
}

}  // namespace

HubEvidence look_at_hub(const Session& session) {
  HubEvidence hub;
  hub.url = session.arguments().hub.text;
  hub.own_version = std::string(config::version());
  const Json status = document_at(session, "/api/v1/status", hub.why_not);
  if (!hub.why_not.empty()) return hub;
  if (const auto read = read_status(status)) {
    hub.version = read->version;
    hub.broker = read->broker;
    hub.pms = read->pms;
  }
  if (const auto rooms = read_rooms(document_at(session, "/api/v1/rooms", hub.why_not))) {
    for (const Room& room : *rooms) {
      hub.rooms.push_back({room.number, room.id, room.link, {}, room.delivery, room.faults});
    }
    ask_about_boards(session, hub.rooms);
  }
  if (hub.pms.empty()) return hub;
  std::string no_sync;
  const Json sync = document_at(session, "/api/v1/pms/sync", no_sync);
  const Json& ended = at(sync, "ended");
  if (ended.is_number_integer()) hub.sync_ended = ended.get<std::int64_t>();
  const Json& wanted = at(sync, "wanted");
  hub.sync_wanted = wanted.is_boolean() && wanted.get<bool>();
  hub.rooms_in_doubt = at(sync, "in_doubt").size();
  return hub;
}

Evidence gather(const Session& session, const std::filesystem::path& settings) {
  Evidence evidence;
  evidence.now = utc_now();
  evidence.settings.file = settings.string();
  evidence.hub = look_at_hub(session);
  auto read = daemon::read_hub_config(settings);
  if (!read) {
    evidence.settings.why_not = config::describe(read.error());
    const std::string why_not = "the settings cannot be read";
    evidence.broker.why_not = evidence.disk.why_not = evidence.database.why_not = why_not;
    evidence.clock = look_at_clock({});
  } else {
    const daemon::HubConfig& config = *read;
    evidence.broker = look_at_broker(config, declared_rooms(evidence, config));
    if (config.https) evidence.certificates.push_back(look_at_certificate(*config.https));
    evidence.clock = look_at_clock(config.property.timezone);
    evidence.disk = look_at_disk(config.database);
    evidence.database = look_at_database(config.database);
    evidence.secrets = look_at_secrets(config);
  }
  if (evidence.hub.why_not.empty()) ask_about_database(session, evidence.database);
  return evidence;
}

}  // namespace innkeeper::hub::cli::doctor
