// SPDX-License-Identifier: Apache-2.0
#include "hub/discovery/room_device.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "hub/discovery/ask_topics.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::hub::discovery {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kNode = "/device/innkeeper/";
constexpr std::string_view kConfig = "/config";

double celsius(room::Temperature temperature) { return temperature.milli_celsius() / 1000.0; }

/// Collects the entities of one room. Reports may leave keys out: templates ask for them with get().
class Device {
 public:
  Device(const config::Room& room, const DeviceOptions& options)
      : room_(room.id), options_(options), id_("innkeeper_" + std::string(room.id.view())) {}

  [[nodiscard]] std::string topic(wire::Channel channel) const {
    return std::string(wire::topic_of(room_, channel).view());
  }

  /// A new entity with the keys that every one has.
  Json& add(const std::string& key, std::string_view platform, std::string_view name) {
    Json& entity = all_[key];
    entity["platform"] = platform;
    entity["unique_id"] = id_ + '_' + key;
    entity["name"] = name;
    return entity;
  }
  Json& add_seen(const std::string& key, std::string_view platform, std::string_view name,
                 std::string_view value_template, wire::Channel channel = wire::Channel::report) {
    Json& entity = add(key, platform, name);
    entity["state_topic"] = topic(channel);
    entity["value_template"] = value_template;
    return entity;
  }
  void add_commands(Json& entity, const std::string& key, std::string_view what) const {
    if (options_.commands) entity[key] = ask_topic(room_, what);
  }

  [[nodiscard]] const DeviceOptions& options() const { return options_; }
  [[nodiscard]] const room::RoomId& room() const { return room_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] Json take() { return std::exchange(all_, Json::object()); }

 private:
  room::RoomId room_;
  const DeviceOptions& options_;
  std::string id_;
  Json all_ = Json::object();
};

void add_climate(Device& device, const config::RoomType& type) {
  const std::string report = device.topic(wire::Channel::report);
  Json& climate = device.add("climate", "climate", "Climate");
  climate["temperature_unit"] = "C";
  climate["precision"] = 0.1;
  climate["temp_step"] = 0.5;
  climate["min_temp"] = celsius(type.climate.min);
  climate["max_temp"] = celsius(type.climate.max);
  climate["current_temperature_topic"] = report;
  climate["current_temperature_template"] = "{{ value_json.get('state', {}).get('air') }}";
  climate["temperature_state_topic"] = report;
  climate["temperature_state_template"] =
      "{{ value_json.get('why', {}).get('climate', {}).get('setpoint') }}";
  device.add_commands(climate, "temperature_command_topic", "setpoint");
  // What the room may be in. Only maintenance sets it: there is no mode_command_topic.
  climate["modes"] = {"auto", "off", "heat", "cool"};
  climate["mode_state_topic"] = report;
  climate["mode_state_template"] =
      "{% set mode = value_json.get('why', {}).get('mode', {}).get('value', 'automatic') %}"
      "{{ mode if mode in ('off', 'heat', 'cool') else 'auto' }}";
  climate["action_topic"] = report;
  climate["action_template"] =
      "{% set s = value_json.get('state', {}) %}"
      "{{ 'heating' if s.get('heating', 0) > 0 else 'cooling' if s.get('cooling', 0) > 0 else "
      "'off' if value_json.get('why', {}).get('mode', {}).get('value') == 'off' else 'idle' }}";
  climate["fan_modes"] = {"automatic", "quiet", "low", "medium", "high"};
  climate["fan_mode_state_topic"] = report;
  climate["fan_mode_state_template"] =
      "{{ value_json.get('why', {}).get('fan', {}).get('value', 'automatic') }}";
  device.add_commands(climate, "fan_mode_command_topic", "fan");
}

void add_lights(Device& device, const config::RoomType& type) {
  for (const room::Fixture& fixture : type.fixtures) {
    const std::string name(fixture.name.view());
    Json& light =
        device.add_seen("light_" + name, "sensor", "Light " + name,
                        "{{ value_json.get('state', {}).get('lights', {}).get('" + name + "') }}");
    light["unit_of_measurement"] = "%";
    light["state_class"] = "measurement";
  }
  if (!device.options().commands) return;
  Json& scene = device.add_seen("scene", "select", "Scene",
                                "{{ value_json.get('state', {}).get('hand', {}).get('scene') }}");
  scene["options"] = {"welcome", "relax", "read", "night", "cleaning", "off"};
  device.add_commands(scene, "command_topic", "scene");
}

void add_service(Device& device, const std::string& key, std::string_view name,
                 const std::string& word) {
  const std::string is_on =
      "value_json.get('state', {}).get('hand', {}).get('service', 'none').startswith('" + word +
      "')";
  if (!device.options().commands) {
    device.add_seen(key, "binary_sensor", name, "{{ 'ON' if " + is_on + " else 'OFF' }}");
    return;
  }
  Json& wish =
      device.add_seen(key, "switch", name, "{{ '" + word + "' if " + is_on + " else 'none' }}");
  device.add_commands(wish, "command_topic", "service");
  wish["payload_on"] = word;
  wish["payload_off"] = "none";
}

void add_sensors(Device& device) {
  Json& air = device.add_seen("temperature", "sensor", "Temperature", "{{ value_json.get('air') }}",
                              wire::Channel::telemetry);
  air["device_class"] = "temperature";
  air["unit_of_measurement"] = "°C";
  air["state_class"] = "measurement";
  Json& humidity = device.add_seen("humidity", "sensor", "Humidity",
                                   "{{ value_json.get('humidity') }}", wire::Channel::telemetry);
  humidity["device_class"] = "humidity";
  humidity["unit_of_measurement"] = "%";
  humidity["state_class"] = "measurement";
  Json& window = device.add_seen(
      "window", "binary_sensor", "Window",
      "{{ 'ON' if value_json.get('state', {}).get('situation', {}).get('protection') == "
      "'opening' else 'OFF' }}");
  window["device_class"] = "window";
  if (!device.options().occupancy) return;
  Json& occupancy = device.add_seen(
      "occupancy", "binary_sensor", "Occupancy",
      "{{ 'OFF' if value_json.get('state', {}).get('situation', {}).get('presence', 'guest') == "
      "'nobody' else 'ON' }}");
  occupancy["device_class"] = "occupancy";
}

void add_diagnostics(Device& device) {
  Json& problem = device.add_seen(
      "problem", "binary_sensor", "Problem",
      "{{ 'ON' if value_json.get('faults') or value_json.get('result') == 'rejected' else 'OFF' "
      "}}");
  problem["device_class"] = "problem";
  problem["entity_category"] = "diagnostic";
  Json& reason = device.add_seen(
      "reason", "sensor", "Reason",
      "{{ value_json.get('why', {}).get('climate', {}).get('because', 'unknown') }}");
  reason["entity_category"] = "diagnostic";
  if (!device.options().commands) return;
  Json& answers = device.add("answer", "event", "Request");
  answers["state_topic"] = answer_topic(device.room());
  answers["event_types"] = {"taken", "refused"};
  answers["value_template"] =
      "{{ dict(event_type=value_json.result, ask=value_json.ask, value=value_json.value, "
      "why=value_json.get('why', '')) | tojson }}";
  answers["entity_category"] = "diagnostic";
}

Json available(std::string topic) {
  return {
      {"topic", std::move(topic)},
      {"value_template", "{{ 'online' if value_json.get('state') == 'online' else 'offline' }}"}};
}

}  // namespace

std::string discovery_topic(std::string_view prefix, const room::RoomId& room) {
  return std::string(prefix) + std::string(kNode) + std::string(room.view()) + std::string(kConfig);
}

std::string discovery_filter(std::string_view prefix) {
  return std::string(prefix) + std::string(kNode) + '+' + std::string(kConfig);
}

std::optional<room::RoomId> parse_discovery_topic(std::string_view prefix, std::string_view topic) {
  if (!topic.starts_with(prefix)) return std::nullopt;
  topic.remove_prefix(prefix.size());
  if (!topic.starts_with(kNode) || !topic.ends_with(kConfig)) return std::nullopt;
  topic.remove_prefix(kNode.size());
  if (topic.size() < kConfig.size()) return std::nullopt;
  topic.remove_suffix(kConfig.size());
  return room::room_id(topic);
}

std::string discovery_payload(const config::Room& room, const config::RoomType& type,
                              const DeviceOptions& options) {
  Device device(room, options);
  add_climate(device, type);
  add_lights(device, type);
  add_service(device, "do_not_disturb", "Do not disturb", "do_not_disturb");
  add_service(device, "make_up_room", "Make up room", "make_up_room");
  add_sensors(device);
  add_diagnostics(device);
  Json payload;
  const std::string name = options.by_number ? room.number : std::string(room.id.view());
  payload["device"] = {{"identifiers", Json::array({device.id()})},
                       {"name", "Room " + name},
                       {"manufacturer", "Innkeeper"},
                       {"model", type.name}};
  payload["origin"] = {{"name", "Innkeeper"}, {"sw_version", options.version}};
  payload["availability"] = Json::array(
      {available(device.topic(wire::Channel::link)), available(std::string(wire::kHubLinkTopic))});
  payload["availability_mode"] = "all";
  payload["qos"] = 1;
  payload["components"] = device.take();
  return payload.dump();
}

}  // namespace innkeeper::hub::discovery
