// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/synchroniser.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

std::string plural(std::size_t count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace

void Synchroniser::load() {
  row_ = store_.find<SyncRow>(SyncRow::key()).value_or(SyncRow{});
  // Whatever was told in transactions that failed is forgotten, and its end would say too much.
  const bool end_is_undone = ended_now_ && row_.ended != *ended_now_;
  is_lost_ = is_lost_ || running_since_ || end_is_undone;
  running_since_.reset();
  ended_now_.reset();
  told_.clear();
  if (is_lost_) {
    row_.wanted = true;
    row_.asked = {};
    store_.put(row_);
  }
  // A database without an epoch never held anything.
  if (store_.epoch() == 0 && !row_.wanted) {
    row_.wanted = true;
    store_.put(row_);
  }
}

void Synchroniser::apply(const StayEvent& event, Turn& turn) {
  if (std::holds_alternative<SyncStarted>(event)) {
    running_since_ = turn.utc();
    told_.clear();
    if (!row_.wanted) {  // until it ended: a hub that dies meanwhile has to ask
      row_.wanted = true;
      store_.put(row_);
    }
    turn.note(Severity::info, "sync_started");
    return;
  }
  if (std::holds_alternative<SyncEnded>(event)) return finish(turn);
  if (std::holds_alternative<SyncAborted>(event)) {
    if (running_since_) {
      turn.note(Severity::warning, "sync_aborted",
                {{"effect", "what was told holds; what was not told says nothing"}});
    }
    running_since_.reset();
    return;
  }
  if (!running_since_) return stays_.apply(event, turn);
  if (const auto* empty = std::get_if<RoomEmptied>(&event)) {
    // Judged at the end with everything else: a PMS that lost its data calls every room empty.
    const std::size_t index = rooms_.by_number(empty->room);
    if (index == rooms_.size()) return;
    for (const StayRow& row : stays_.in_room(rooms_.room(index).id)) told_.erase(row.reservation);
    return;
  }
  stays_.apply(event, turn);
  std::visit(
      [&](const auto& what) {
        if constexpr (requires { what.reservation; }) told_.insert(what.reservation);
      },
      event);
}

void Synchroniser::finish(Turn& turn) {
  if (!running_since_) {
    turn.note(Severity::info, "sync_end_without_start");
    return;
  }
  running_since_.reset();
  row_.wanted = false;
  row_.ended = turn.utc();
  ended_now_ = row_.ended;
  store_.put(row_);
  std::vector<std::string> untold;
  for (const auto& [reservation, stay] : stays_.all()) {
    if (!told_.contains(reservation)) untold.push_back(reservation);
  }
  told_.clear();
  // What the desk did by hand while the PMS was away, the PMS cannot tell of.
  std::erase_if(untold, [&](const std::string& reservation) {
    return stays_.leaves_to_desk(reservation, "not told in a complete synchronisation", turn);
  });
  const std::size_t emptied = emptied_by(untold);
  const std::size_t rented = stays_.rented_rooms();
  // A single room is a missed check-out, also in a house of three.
  const bool is_safe =
      emptied <= 1 || emptied * 100 <= rented * rooms_.property().stays.sync_sweep_limit;
  const std::string what = plural(untold.size(), "stay") + " in " + plural(emptied, "room");
  turn.note(Severity::info, "sync_ended",
            {{"rooms_rented", std::to_string(rented)}, {"untold", what}});
  if (untold.empty()) return;
  if (is_safe || planted(PlantedBug::hub_sweeps_without_limit)) {
    audit_.record(turn, {{}, "sync.swept", what, "", "not told in a complete synchronisation"});
    stays_.close_all(untold, turn);
    return;
  }
  audit_.record(turn, {{}, "sync.in_doubt", what, "", "more rooms than the property's limit"});
  turn.note(Severity::error, "sync_waits_for_operator",
            {{"rooms", std::to_string(emptied)},
             {"remedy",
              "look at 'innkeeper pms sync show', then 'innkeeper pms sync apply' or "
              "'discard'"}});
  stays_.doubt(untold, true);
}

std::size_t Synchroniser::emptied_by(const std::vector<std::string>& stays) const {
  std::map<room::RoomId, std::size_t> left;
  for (const std::string& reservation : stays) ++left[stays_.all().at(reservation).room];
  return static_cast<std::size_t>(std::count_if(left.begin(), left.end(), [&](const auto& room) {
    return stays_.count(room.first) == room.second;
  }));
}

void Synchroniser::on_link(bool up, Turn& turn) {
  link_up_ = up;
  if (!up) {
    running_since_.reset();
    return;
  }
  ask_if_due(turn);
}

void Synchroniser::ask_if_due(Turn& turn) {
  const bool is_due = turn.utc().seconds - row_.asked.seconds >= kAskAgain.count();
  if (row_.wanted && link_up_ && !running_since_ && is_due) ask(false, turn);
}

void Synchroniser::want(bool by_operator, Turn& turn) {
  row_.wanted = true;
  row_.asked = {};
  store_.put(row_);
  if (link_up_) ask(by_operator, turn);
}

void Synchroniser::request(Turn& turn) {
  audit_.record(turn, {{}, "sync.requested", "", "", ""});
  want(true, turn);
}

void Synchroniser::ask(bool by_operator, Turn& turn) {
  is_lost_ = false;
  row_.asked = turn.utc();
  store_.put(row_);
  turn.add(SendToPms{AskForSync{by_operator}});
  turn.note(Severity::info, "sync_asked_for");
}

void Synchroniser::on_time(Turn& turn) {
  ask_if_due(turn);
  if (!running_since_ || turn.utc().seconds - running_since_->seconds < kLongestSync.count())
    return;
  running_since_.reset();
  turn.note(Severity::warning, "sync_never_ended",
            {{"effect", "what was told holds; what was not told says nothing"}});
}

std::optional<room::UtcTime> Synchroniser::next_deadline() const {
  if (running_since_) return room::UtcTime{running_since_->seconds + kLongestSync.count()};
  if (!row_.wanted || !link_up_) return std::nullopt;
  return room::UtcTime{row_.asked.seconds + kAskAgain.count()};
}

std::vector<std::string> Synchroniser::doubted() const {
  std::vector<std::string> stays;
  for (const auto& [reservation, stay] : stays_.all()) {
    if (stay.doubted) stays.push_back(reservation);
  }
  return stays;
}

SyncView Synchroniser::view() const {
  SyncView view;
  view.wanted = row_.wanted;
  view.running = running_since_.has_value();
  view.asked = row_.asked;
  view.ended = row_.ended;
  view.limit_percent = rooms_.property().stays.sync_sweep_limit;
  std::map<std::size_t, std::size_t> rooms;
  for (const std::string& reservation : doubted()) {
    ++rooms[rooms_.by_id(stays_.all().at(reservation).room)];
  }
  for (const auto& [index, stays] : rooms) {
    if (index == rooms_.size()) continue;
    const config::Room& room = rooms_.room(index);
    view.in_doubt.push_back({room.number, stays, stays_.count(room.id) == stays});
  }
  return view;
}

bool Synchroniser::settle(bool end_them, Turn& turn) {
  const std::vector<std::string> stays = doubted();
  if (stays.empty()) return false;
  audit_.record(turn, {{},
                       "sync.settled",
                       plural(stays.size(), "stay") + " in doubt",
                       end_them ? "ended" : "go on",
                       ""});
  if (end_them) {
    stays_.close_all(stays, turn);
  } else {
    stays_.doubt(stays, false);
  }
  return true;
}

}  // namespace innkeeper::hub
