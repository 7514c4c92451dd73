// SPDX-License-Identifier: Apache-2.0
#include "hub/discovery/ask_reader.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

namespace innkeeper::hub::discovery {
namespace {

constexpr std::array kFans{room::FanSetting::automatic, room::FanSetting::quiet,
                           room::FanSetting::low, room::FanSetting::medium, room::FanSetting::high};
constexpr std::array kScenes{room::Scene::welcome, room::Scene::relax,    room::Scene::read,
                             room::Scene::night,   room::Scene::cleaning, room::Scene::off};
constexpr std::array kServices{room::ServiceWish::none, room::ServiceWish::do_not_disturb,
                               room::ServiceWish::make_up_room,
                               room::ServiceWish::make_up_room_now};

using Read = std::variant<AskRoom, std::string>;

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

template <class Word>
Read word_of(const room::RoomId& room, std::string_view payload, std::span<const Word> words) {
  std::string known;
  for (const Word word : words) {
    if (payload == name_of(word)) return AskRoom{room, word};
    known += (known.empty() ? "" : ", ") + std::string(name_of(word));
  }
  return quoted(payload) + " is not one of " + known;
}

/// In tenths of a degree, which is as fine as any panel.
Read setpoint_of(const room::RoomId& room, std::string_view payload) {
  double celsius = 0;
  const auto [end, error] =
      std::from_chars(payload.data(), payload.data() + payload.size(), celsius);
  const bool is_number = error == std::errc() && end == payload.data() + payload.size() &&
                         std::isfinite(celsius) && std::abs(celsius) < 1000;
  if (!is_number) return quoted(payload) + " is not a temperature in degrees Celsius such as 21.5";
  const auto tenths = static_cast<std::int32_t>(std::lround(celsius * 10));
  return AskRoom{room, room::Temperature::milli_celsius(tenths * 100)};
}

}  // namespace

Read read_ask(const AskTopic& topic, std::string_view payload) {
  if (payload.size() > kMaxAskBytes) {
    return std::to_string(payload.size()) + " bytes are more than " + std::to_string(kMaxAskBytes);
  }
  if (topic.what == "setpoint") return setpoint_of(topic.room, payload);
  if (topic.what == "fan") return word_of<room::FanSetting>(topic.room, payload, kFans);
  if (topic.what == "scene") return word_of<room::Scene>(topic.room, payload, kScenes);
  if (topic.what == "service") return word_of<room::ServiceWish>(topic.room, payload, kServices);
  return quoted(topic.what.substr(0, kMaxAskBytes)) +
         " is not one of setpoint, fan, scene, service";
}

std::string refusal_of(const Answer& answer) {
  if (std::holds_alternative<Done>(answer)) return {};
  if (const auto* conflict = std::get_if<Conflict>(&answer)) return conflict->why;
  if (const auto* missing = std::get_if<NotFound>(&answer)) return missing->what;
  if (const auto* busy = std::get_if<Unavailable>(&answer)) return busy->why;
  const auto* invalid = std::get_if<Invalid>(&answer);
  if (invalid == nullptr || invalid->errors.empty()) return "the hub did not take it";
  const FieldError& first = invalid->errors.front();
  // The guest's do-not-disturb asks for a reason, which these requests cannot give.
  if (first.at == "/reason")
    return "do-not-disturb is ended by the guest, or at the desk with a reason";
  return first.detail;
}

std::string answer_payload(std::string_view what, std::string_view value, std::string_view why) {
  nlohmann::ordered_json answer;
  answer["ask"] = what.substr(0, kMaxAskBytes);
  answer["value"] = value.substr(0, kMaxAskBytes);
  answer["result"] = why.empty() ? "taken" : "refused";
  if (!why.empty()) answer["why"] = why;
  return answer.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace innkeeper::hub::discovery
