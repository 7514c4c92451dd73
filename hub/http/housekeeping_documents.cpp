// SPDX-License-Identifier: Apache-2.0
#include "hub/http/housekeeping_documents.hpp"

#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {

namespace {

void add_origin(Json& document, const Actor& by, const std::string& reason, room::UtcTime since) {
  document["by"] = std::string(name_of(by.channel)) + "/" + by.name;
  document["reason"] = reason;
  document["since"] = since.seconds;
}

Json action_json(const HouseActionRow& action) {
  Json document = {{"number", action.number},
                   {"kind", name_of(action.kind)},
                   {"floor", action.scope.floor},
                   {"type", action.scope.type}};
  if (action.kind == HouseActionKind::demand_response) {
    document["degrees"] = action.by_delta.milli_kelvin() / 1000.0;
  }
  document["until"] = or_null(action.until);
  add_origin(document, action.by, action.reason, action.since);
  return document;
}

Json override_json(const std::string& number, const OverrideRow& row) {
  Json document = {{"number", number}, {"kind", name_of(row.kind)}};
  if (row.kind == OverrideKind::housekeeping) {
    document["task"] = name_of(row.task);
  } else {
    document["mode"] = or_null(row.held.mode);
    document["setpoint"] =
        row.held.setpoint ? Json(row.held.setpoint->milli_celsius() / 1000.0) : Json(nullptr);
    document["fan"] = or_null(row.held.fan);
    document["lights"] = row.held.lights ? Json(row.held.lights->value()) : Json(nullptr);
  }
  document["until"] = or_null(row.until);
  add_origin(document, row.by, row.reason, row.since);
  return document;
}

}  // namespace

std::string work_document(const WorkView& work) {
  Json items = Json::array();
  for (const WorkItem& item : work.items) {
    items.push_back({{"number", item.number},
                     {"floor", item.floor},
                     {"need", name_of(item.need)},
                     {"entry", name_of(item.entry)},
                     {"condition", name_of(item.condition)},
                     {"rented", item.rented},
                     {"presence", or_null(item.presence)},
                     {"under", or_null(item.under)},
                     {"since", item.since.seconds}});
  }
  return text_of({{"work", std::move(items)}});
}

std::string task_document(const TaskView& task) {
  return text_of(
      {{"number", task.number}, {"task", room::name_of(task.task)}, {"until", task.until.seconds}});
}

std::string hold_document(const OverridesView& held) {
  return text_of(override_json(held.rooms.at(0).number, held.rooms.at(0).row));
}

std::string overrides_document(const OverridesView& overrides) {
  Json rooms = Json::array();
  for (const auto& held : overrides.rooms) rooms.push_back(override_json(held.number, held.row));
  Json actions = Json::array();
  for (const HouseActionRow& action : overrides.actions) actions.push_back(action_json(action));
  return text_of({{"rooms", std::move(rooms)}, {"actions", std::move(actions)}});
}

std::string action_document(const ActionView& action) {
  return text_of({{"action", action.action ? action_json(*action.action) : Json(nullptr)},
                  {"rooms", action.numbers},
                  {"rented", action.rented},
                  {"occupied", action.occupied}});
}

std::string explain_document(const ExplainView& explained) {
  Json parts = Json::array();
  for (const Explanation& part : explained.parts) {
    parts.push_back({{"what", part.what},
                     {"value", part.value},
                     {"because", room::name_of(part.because)},
                     {"sentence", part.sentence},
                     {"since", or_null(part.since)},
                     {"until", or_null(part.until)},
                     {"would_change", part.would_change}});
  }
  return text_of({{"number", explained.number},
                  {"told_by_room", explained.told_by_room},
                  {"parts", std::move(parts)}});
}

}  // namespace innkeeper::hub::http
