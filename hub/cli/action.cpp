// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/action.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "hub/cli/hub_url.hpp"

namespace innkeeper::hub::cli {

std::string Given::get(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::string() : found->second;
}

std::span<const Action* const> actions() {
  static const std::vector<const Action*> kAll = [] {
    std::vector<const Action*> all;
    for (const auto area : {room_actions(), housekeeping_actions(), override_actions(),
                            property_actions(), audit_actions(), guest_actions(), pms_actions(),
                            stay_actions(), comfort_actions(), account_actions(), token_actions(),
                            database_actions(), doctor_actions(), self_actions()}) {
      for (const Action& action : area) all.push_back(&action);
    }
    return all;
  }();
  return kAll;
}

std::span<const Noun> nouns() {
  static constexpr std::array kNouns{
      Noun{"guest", "What is stored of a guest, by profile"},
      Noun{"housekeeping", "What there is to do in rooms, and what was done"},
      Noun{"maintenance", "Rooms held by maintenance"},
      Noun{"comfort", "What guests find wrong with their rooms"},
      Noun{"case", "Rooms that did not do what a guest asked"},
      Noun{"action", "What is done to many rooms at once"},
      Noun{"stay", "Guests who come, go and move by hand"},
      Noun{"pms", "The property-management system"},
      Noun{"property", "What the property file says, and how that changed"},
      Noun{"audit", "Who or what changed what, where and when"},
      Noun{"account", "Accounts of people"},
      Noun{"token", "Tokens by which programs are known"},
  };
  return kNouns;
}

std::span<const Option> common_options() {
  static constexpr std::array kCommon{
      Option{"url", "URL",
             "Where the hub is; otherwise INNKEEPER_URL says it, or else http://127.0.0.1:8080"},
      Option{"ca", "FILE",
             "Certificates to trust, PEM, instead of this machine's; otherwise INNKEEPER_CA"},
      Option{"token-file", "FILE",
             "Holds the token to show, mode 600; otherwise INNKEEPER_TOKEN_FILE"},
      Option{"as", "ROLE/LOGIN",
             "Who asks, for the audit: front_desk, housekeeping, maintenance, administrator or "
             "api, then / and a login"},
      Option{"json", "", "Print JSON documents, for programs"},
  };
  return kCommon;
}

std::vector<Option> options_of(const Action& action) {
  std::vector<Option> all(action.options.begin(), action.options.end());
  if (action.watched) {
    all.push_back({"watch", "", "Look again every 2 seconds, or as many as --watch=SECONDS says"});
  }
  if (action.question != nullptr) all.push_back({"yes", "", "Do not ask first"});
  return all;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string called(const Action& action) {
  std::string text = "innkeeper " + std::string(action.noun);
  if (!action.verb.empty()) text += ' ' + std::string(action.verb);
  return text;
}

std::string body_of(const Given& given, std::span<const BodyKey> keys) {
  Json body = Json::object();
  for (const BodyKey& each : keys) {
    if (!given.has(each.option)) continue;
    const std::string text = given.get(each.option);
    const Json value = Json::parse(text, nullptr, false);
    const bool is_plain = !each.is_text && (value.is_number() || value.is_boolean());
    body[std::string(each.key)] = is_plain ? value : Json(text);
  }
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string room_path(const Given& given, std::string_view rest) {
  return "/api/v1/rooms/" + path_segment(given.argument) + std::string(rest);
}

std::string reason_query(const Given& given) {
  return given.has("reason") ? "?reason=" + path_segment(given.get("reason")) : std::string();
}

}  // namespace innkeeper::hub::cli
