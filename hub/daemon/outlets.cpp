// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/outlets.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {
namespace {

log::Level level_of(Severity severity) {
  switch (severity) {
    case Severity::info: return log::Level::info;
    case Severity::warning: return log::Level::warning;
    case Severity::error: return log::Level::error;
  }
  panic("a Severity has a level");
}

}  // namespace

void Outlets::release(Effects effects) {
  for (Effect& effect : effects) {
    std::visit([this](auto& what) { deliver(std::move(what)); }, effect);
  }
}

void Outlets::deliver(PublishPlan effect) { rooms_.publish_plan(effect.room, effect.bytes); }

void Outlets::deliver(ClearPlan effect) { rooms_.clear_plan(effect.room); }

void Outlets::deliver(RoomsDeclared effect) { on_rooms_(std::move(effect)); }

void Outlets::deliver(Reply effect) {
  auto* const query = std::get_if<HistoryQuery>(&effect.answer);
  if (query == nullptr) return desk_.answer(effect.ticket, std::move(effect.answer));
  history_.ask(std::move(*query), [this, ticket = effect.ticket](Answer answer) {
    desk_.answer(ticket, std::move(answer));
  });
}

void Outlets::deliver(const ForgetPeople& effect) { history_.forget_people(effect.room); }

void Outlets::deliver(SendToPms effect) { to_pms_(std::move(effect.message)); }

void Outlets::deliver(const Announcement& effect) { events_.publish(effect); }

void Outlets::deliver(const TendDatabase& effect) { to_database_(effect); }

void Outlets::deliver(const Notice& effect) {
  std::vector<log::Field> fields;
  fields.reserve(effect.fields.size());
  for (const auto& [key, value] : effect.fields) {
    fields.emplace_back(std::string_view(key), std::string_view(value));
  }
  log::write(level_of(effect.severity), effect.event, fields);
}

}  // namespace innkeeper::hub::daemon
