// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/staff.hpp"

#include <iterator>
#include <utility>
#include <variant>

namespace innkeeper::simtest {

void Staff::ask(hub::Request request, hub::Channel as) {
  hub_.ask(std::move(request), {as, "sam"});
}

std::string Staff::any_room() {
  return property_.rooms[random_.below(property_.rooms.size())].number;
}

hub::ActionScope Staff::any_scope() {
  hub::ActionScope scope;
  if (random_.chance(500)) scope.floor = random_.chance(500) ? "1" : "2";
  if (random_.chance(300)) scope.type = random_.chance(500) ? "double" : "suite";
  return scope;
}

void Staff::act() {
  const std::size_t what = random_.below(100);
  if (what < 45) {
    clean();
  } else if (what < 65) {
    maintain();
  } else if (what < 82) {
    manage();
  } else if (what < 88) {
    change_property();
  } else {
    look();
  }
}

void Staff::clean() {
  const std::string room = any_room();
  const auto as = hub::Channel::housekeeping;
  switch (random_.below(9)) {
    case 0:
    case 1:
    case 2: {
      hub::StartTask start{room, static_cast<room::HousekeepingTask>(random_.below(3)),
                           std::nullopt, ""};
      if (random_.chance(400)) start.minutes = static_cast<std::int64_t>(random_.between(1, 60));
      if (random_.chance(150)) start.despite_do_not_disturb = "a leak";
      ask(start, as);
      break;
    }
    case 3:
    case 4: ask(hub::FinishTask{room, std::nullopt}, as); break;
    case 5:
      ask(hub::SetCondition{room, static_cast<hub::RoomCondition>(random_.below(4))}, as);
      break;
    case 6: ask(hub::MarkFlushed{room}, as); break;
    case 7:
      ask(hub::SetService{room, static_cast<room::ServiceWish>(random_.below(4)), "by telephone"},
          hub::Channel::front_desk);
      break;
    default: {
      const auto sale = static_cast<hub::SaleState>(random_.below(3));
      ask(hub::SetSale{room, sale, "paint"}, hub::Channel::front_desk);
      break;
    }
  }
}

void Staff::maintain() {
  const std::string room = any_room();
  if (random_.chance(450)) {
    ask(hub::ReleaseRoom{room, ""}, hub::Channel::maintenance);
    return;
  }
  hub::HoldRoom hold{room, {}, "valve", std::nullopt};
  if (random_.chance(500)) {
    hold.held.mode = room::ClimateMode::off;
  } else {
    hold.held.setpoint =
        room::Temperature::celsius(static_cast<std::int32_t>(random_.between(10, 30)));
  }
  if (random_.chance(300)) hold.held.lights = room::Percent::full();
  if (random_.chance(400)) {
    const auto wait = static_cast<std::int64_t>(random_.between(60, 5400));
    hold.until = room::UtcTime{stage_.utc().seconds + wait};
  }
  ask(hold, hub::Channel::maintenance);
}

void Staff::manage() {
  const auto as = hub::Channel::administrator;
  if (!actions_.empty() && random_.chance(500)) {
    ask(hub::StopAction{actions_.front(), "over"}, as);
    actions_.pop_front();
    return;
  }
  switch (random_.below(4)) {
    case 0:
      ask(hub::StartAction{hub::HouseActionKind::evacuation, any_scope(), "smoke", {}, {}}, as);
      break;
    case 1:
      ask(hub::StartAction{hub::HouseActionKind::demand_response, any_scope(), "the grid asks",
                           room::TemperatureDelta::milli_kelvin(1000),
                           static_cast<std::int64_t>(random_.between(1, 90))},
          as);
      break;
    case 2: ask(hub::PreviewAction{hub::HouseActionKind::evacuation, any_scope()}, as); break;
    default:
      ask(hub::BackToPolicy{any_scope(), random_.chance(200), random_.chance(300), "a new day"},
          as);
      break;
  }
}

void Staff::change_property() {
  const auto as = hub::Channel::administrator;
  if (random_.chance(400)) {
    const auto to = static_cast<std::uint32_t>(random_.between(1, revisions_));
    ask(hub::RevertProperty{to, std::nullopt, random_.chance(300)}, as);
    return;
  }
  auto variant = variants_.begin();
  std::advance(variant, static_cast<std::ptrdiff_t>(random_.below(variants_.size())));
  ask(hub::ApplyProperty{variant->first, std::nullopt, random_.chance(300)}, as);
}

void Staff::look() {
  const std::string room = any_room();
  const auto as = hub::Channel::front_desk;
  switch (random_.below(5)) {
    case 0: ask(hub::ListWork{""}, hub::Channel::housekeeping); break;
    case 1: ask(hub::ListOverrides{}, as); break;
    case 2: ask(hub::ExplainRoom{room}, as); break;
    case 3: ask(hub::ShowRoom{room}, as); break;
    default: ask(hub::ShowStatus{}, as); break;
  }
}

void Staff::operate() { ask(hub::ShowSync{}, hub::Channel::administrator); }

void Staff::on_answer(const hub::Asked& asked, const hub::Answer& answer) {
  if (const auto* sync = std::get_if<hub::SyncView>(&answer)) {
    if (sync->in_doubt.empty() || sync->running) return;
    // They are gone, unless the PMS told of data that it had lost: then it is asked once more.
    const bool gone = pms_.is_truthful();
    stage_.trace.line(kHotel, gone ? "operator: they left" : "operator: they are here");
    ask(hub::SettleSync{gone}, hub::Channel::administrator);
    if (!gone) ask_for_sync();
  }
  if (const auto* action = std::get_if<hub::ActionView>(&answer)) {
    const bool started = hub::request_if<hub::StartAction>(asked.request) != nullptr;
    if (started && action->action) actions_.push_back(action->action->number);
  }
  if (const auto* change = std::get_if<hub::PropertyChange>(&answer)) {
    if (change->made) revisions_ = *change->made;
  }
}

}  // namespace innkeeper::simtest
