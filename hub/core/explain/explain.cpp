// SPDX-License-Identifier: Apache-2.0
#include "hub/core/explain/explain.hpp"

#include <utility>

#include "hub/core/explain/sentences.hpp"
#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

std::string degrees(room::Temperature temperature) { return text_of(temperature) + " °C"; }

std::string percent(room::Percent level) { return std::to_string(level.value()) + " %"; }

/// What is in force, in the shape that every value of a room has.
struct ValueInForce {
  std::string what;
  std::string text;
  room::Because because;
  std::optional<room::UtcTime> until;
  std::optional<std::string> wanted;
};

std::string by_whom(const Actor& by) {
  return by.name.empty() ? std::string(name_of(by.channel)) : by.name;
}

/// Who did it and why, for reasons that are somebody's doing.
std::string details(const ExplainInputs& in, room::Because because) {
  const auto told = [](const std::string& what, const Actor& by) {
    return " (" + what + ", by " + by_whom(by) + ")";
  };
  using room::Because;
  if (because == Because::housekeeping && in.housekeeping != nullptr) {
    return told(std::string(room::name_of(in.housekeeping->task)), in.housekeeping->by);
  }
  if (because == Because::maintenance && in.maintenance != nullptr) {
    return told(in.maintenance->reason, in.maintenance->by);
  }
  if (because == Because::evacuation && in.evacuation != nullptr) {
    return told(in.evacuation->reason, in.evacuation->by);
  }
  if (because == Because::demand_response && in.demand != nullptr) {
    return told(in.demand->reason, in.demand->by);
  }
  if (because == Because::guest_preference && !in.preference_note.empty()) {
    return " (" + in.preference_note + ")";
  }
  return {};
}

/// The time a hold by staff or property ends, where the room was not told one.
std::optional<room::UtcTime> end_of(const ExplainInputs& in, const ValueInForce& value) {
  if (value.until) return value.until;
  if (value.because == room::Because::maintenance && in.maintenance != nullptr) {
    return in.maintenance->until;
  }
  return std::nullopt;
}

Explanation explain_one(const ExplainInputs& in, ValueInForce value, std::size_t aspect) {
  const ReasonWords words = words_of(value.because);
  Explanation part;
  part.what = std::move(value.what);
  part.value = std::move(value.text);
  part.because = value.because;
  part.since = in.reasons.since(in.room, aspect);
  part.until = end_of(in, value);
  part.sentence = part.value + ", because " + std::string(words.why) + details(in, value.because);
  if (value.wanted) part.sentence += "; without that it would be " + *value.wanted;
  if (part.since) part.sentence += "; since " + clock_text(*part.since, in.now, in.clock);
  if (part.until) part.sentence += "; until " + clock_text(*part.until, in.now, in.clock);
  part.would_change = words.would_change;
  return part;
}

ValueInForce climate_value(const room::ClimateDecision& climate) {
  ValueInForce value{"temperature",
                     climate.setpoint ? degrees(*climate.setpoint)
                                      : "between " + degrees(climate.band.heat) + " and " +
                                            degrees(climate.band.cool),
                     climate.because, climate.until, std::nullopt};
  if (climate.wanted) value.wanted = degrees(*climate.wanted);
  return value;
}

template <class T, class Text>
ValueInForce any_value(std::string what, const room::Effective<T>& effective, Text text) {
  ValueInForce value{std::move(what), text(effective.value), effective.because, effective.until,
                     std::nullopt};
  if (effective.wanted) value.wanted = text(*effective.wanted);
  return value;
}

}  // namespace

std::vector<Explanation> explain(const ExplainInputs& in) {
  const room::Decision& decision = in.decision;
  const auto word = [](auto value) { return std::string(room::name_of(value)); };
  std::vector<ValueInForce> values{
      climate_value(decision.climate), any_value("heating and cooling", decision.mode, word),
      any_value("fan", decision.fan, word),
      any_value("fresh air", decision.ventilation,
                [](bool on) { return std::string(on ? "on" : "off"); })};
  for (const room::LightDecision& light : decision.lights) {
    ValueInForce value{"light " + std::string(light.fixture.view()), percent(light.level),
                       light.because, light.until, std::nullopt};
    if (light.wanted) value.wanted = percent(*light.wanted);
    values.push_back(std::move(value));
  }
  std::vector<Explanation> parts;
  for (std::size_t i = 0; i < values.size(); ++i) {
    parts.push_back(explain_one(in, std::move(values[i]), i));
  }
  return parts;
}

}  // namespace innkeeper::hub
