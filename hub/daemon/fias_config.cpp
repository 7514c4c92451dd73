// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/fias_config.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace innkeeper::hub::daemon {
namespace {

constexpr std::string_view kRoomWords =
    "\"dirty\", \"pickup\", \"clean\" or \"inspected\", each alone or with \" vacant\" or "
    "\" occupied\", or \"in service\", \"out of service\", \"out of order\"";

bool has_key(const config::Section& section, std::string_view key) {
  const auto keys = section.keys();
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The PMS connects to the hub: listen, and peer where others could reach it.
void read_listener(const config::Section& section, FiasConfig& result) {
  result.settings.role = pms::Role::listener;
  const auto contradiction = [&section](std::string_view key) {
    section.report(key, "stands beside listen",
                   "host and port for a PMS that listens, or listen for one that connects",
                   "delete one of them");
  };
  if (section.optional_string("host")) contradiction("host");
  if (section.optional_int("port", config::kPorts)) contradiction("port");
  const std::string text = section.required_string("listen");
  const auto endpoint = split_endpoint(text);
  if (!endpoint || !is_address(endpoint->host)) {
    section.report("listen", config::in_quotes(text) + " is not an address with a port",
                   "e.g. \"10.0.0.5:5010\" or \"[::1]:5010\"");
    return;
  }
  result.endpoint = *endpoint;
  result.peer = section.optional_string("peer");
  if (result.peer && !is_address(*result.peer)) {
    section.report("peer", config::in_quotes(*result.peer) + " is not an address",
                   "the address that the PMS connects from, e.g. \"10.0.0.9\"");
  } else if (!result.peer && section.sound() && !is_loopback(endpoint->host)) {
    section.report(
        "peer", "is missing beside a listen that can be reached from outside",
        "the address that the PMS connects from, e.g. \"10.0.0.9\"",
        "FIAS has no login: anybody who reaches this port could check guests in and out");
  }
}

pms::LanguageTable read_languages(const config::Section& section) {
  pms::LanguageTable::Overrides overrides;
  for (const std::string& code : section.keys()) {
    const auto tag = section.optional_string(code);
    if (!tag) continue;
    if (code.empty() || code.size() > pms::kMaxLanguageCode) {
      section.report(code, "is no language code of a PMS", "1 to 16 characters, e.g. PO");
    } else if (!pms::is_language_tag(*tag)) {
      section.report(code, config::in_quotes(*tag) + " is not a language tag",
                     "BCP 47, e.g. \"de\" or \"pt-BR\"");
    } else {
      overrides.emplace(code, *tag);
    }
  }
  return pms::LanguageTable(std::move(overrides));
}

pms::RoomStatusCodes read_room_codes(const config::Section& section) {
  if (!section.present()) return {};
  pms::RoomStatusCodes::Table table;
  for (const std::string& code : section.keys()) {
    const auto words = section.optional_string(code);
    if (!words) continue;
    const auto meaning = pms::room_code_named(*words);
    const bool digits =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (code.empty() || code.size() > pms::kMaxRoomCode || !digits) {
      section.report(code, "is no room status code", "one or two digits in quotes, e.g. \"5\"");
    } else if (code == "8" || code == "9" || code == "10") {
      section.report(code, "is the guest's service status, not the room's",
                     "the codes 1 to 7 and 11 to 99", "see service_status");
    } else if (!meaning) {
      section.report(code, config::in_quotes(*words) + " is not known", std::string(kRoomWords));
    } else {
      table.emplace(code, *meaning);
    }
  }
  return pms::RoomStatusCodes(std::move(table));
}

pms::CodePage read_code_page(const config::Section& section, pms::CodePage otherwise) {
  const auto word = section.optional_word("code_page", pms::code_page_names());
  if (!word) return otherwise;
  const pms::CodePage page = pms::code_page_named(*word).value_or(otherwise);
  const auto transcoder = pms::Transcoder::of(page);
  if (!transcoder) section.report("code_page", transcoder.error());
  return page;
}

}  // namespace

FiasConfig read_fias(const config::Section& section, const std::filesystem::path& folder) {
  FiasConfig result;
  if (has_key(section, "listen")) {
    read_listener(section, result);
  } else {
    result.endpoint = read_endpoint(section);
  }
  pms::Settings& settings = result.settings;
  settings.code_page = read_code_page(section, settings.code_page);
  const auto read_flag = [&section](std::string_view key, bool& flag) {
    flag = section.optional_bool(key).value_or(flag);
  };
  read_flag("greeting", settings.greeting);
  read_flag("do_not_disturb", settings.do_not_disturb);
  read_flag("room_status", settings.room_status);
  read_flag("service_status", settings.service_status);
  read_flag("wake_calls", settings.wake_calls);
  read_flag("pre_arrival", settings.pre_arrival);
  settings.languages = read_languages(section.optional_section("languages"));
  settings.room_codes = read_room_codes(section.optional_section("room_status_codes"));
  if (const auto file = section.optional_string("link_key_file", config::kPathRule)) {
    result.link_key_file = folder / *file;
  }
  return result;
}

}  // namespace innkeeper::hub::daemon
