// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/action.hpp"

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
    for (const auto area : {housekeeping_actions(), override_actions(), property_actions(),
                            audit_actions(), guest_actions(), pms_actions()}) {
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
      Noun{"action", "What is done to many rooms at once"},
      Noun{"pms", "The property-management system"},
      Noun{"property", "What the property file says, and how that changed"},
      Noun{"audit", "Who or what changed what, where and when"},
  };
  return kNouns;
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
