// SPDX-License-Identifier: Apache-2.0
#include "hub/core/engine.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

/// Of several plans that one transaction made for a room only the last is durable: the others must
/// not leave, whoever they were for.
Effects without_superseded_plans(Effects effects) {
  Effects kept;
  kept.reserve(effects.size());
  std::set<room::RoomId> later;
  for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect) {
    const PublishPlan* plan = std::get_if<PublishPlan>(&*effect);
    if (plan != nullptr && !later.insert(plan->room).second) continue;
    kept.push_back(std::move(*effect));
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

}  // namespace

Engine::Outcome Engine::run(std::span<const Event> events, Now now) {
  if (!loaded_) {
    if (const auto loaded = load(now); !loaded) return {0, loaded.error()};
  }
  const auto handled = attempt(events, now);
  if (handled) return {*handled, std::nullopt};
  if (handled.error().kind == StoreErrorKind::refused) return one_by_one(events, now);
  return {0, handled.error()};
}

std::optional<room::Time> Engine::next_deadline() const {
  return loaded_ ? hotel_.next_deadline() : std::nullopt;
}

Result<void, StoreError> Engine::load(Now now) {
  Effects effects;
  store_.begin();
  hotel_.load(now, effects);
  return finish(std::move(effects));
}

Result<std::size_t, StoreError> Engine::attempt(std::span<const Event> events, Now now) {
  Effects effects;
  std::set<room::RoomId> planned;
  std::size_t seen = 0;
  store_.begin();
  hotel_.on_time(now, effects);
  std::size_t handled = 0;
  for (const Event& event : events) {
    for (; seen < effects.size(); ++seen) {
      if (const auto* plan = std::get_if<PublishPlan>(&effects[seen])) planned.insert(plan->room);
    }
    if (handled > 0 && !hotel_.joins(event, planned)) break;
    hotel_.handle(event, now, effects);
    ++handled;
  }
  if (planted(PlantedBug::hub_publishes_before_commit)) sink_.release(std::exchange(effects, {}));
  if (const auto committed = finish(std::move(effects)); !committed) return fail(committed.error());
  return handled;
}

Result<void, StoreError> Engine::finish(Effects effects) {
  if (watch_ != nullptr) watch_->commit_begins();
  Result<void, StoreError> committed = store_.commit();
  if (watch_ != nullptr) watch_->commit_ended(committed.ok());
  // After a failure the core remembers what the store does not.
  loaded_ = committed.ok();
  if (committed) sink_.release(without_superseded_plans(std::move(effects)));
  return committed;
}

Engine::Outcome Engine::one_by_one(std::span<const Event> events, Now now) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!loaded_) {
      if (const auto loaded = load(now); !loaded) return {i, loaded.error()};
    }
    const auto result = attempt(events.subspan(i, 1), now);
    if (result) continue;
    if (result.error().kind != StoreErrorKind::refused) return {i, result.error()};
    drop(events[i], result.error());
  }
  return {events.size(), std::nullopt};
}

void Engine::drop(const Event& event, const StoreError& why) {
  Effects effects;
  if (const Asked* asked = std::get_if<Asked>(&event)) {
    effects.emplace_back(Reply{asked->ticket, Unavailable{why.message}});
  }
  effects.emplace_back(Notice{Severity::error, "event_dropped", {{"why", why.message}}});
  sink_.release(std::move(effects));
}

}  // namespace innkeeper::hub
