// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/pms.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace innkeeper::simtest {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Describe {
  std::string operator()(const hub::CheckedIn& e) const {
    return "checked in " + e.reservation + " to " + e.room + " profile " +
           e.facts.profile.value_or("-") + (e.share == hub::Share::alone ? " alone" : "") +
           (e.resync ? " (again)" : "");
  }
  std::string operator()(const hub::StayUpdated& e) const {
    return "update of " + e.reservation + " in " + e.room + " profile " +
           e.facts.profile.value_or("-");
  }
  std::string operator()(const hub::RoomMoved& e) const {
    return "moved " + e.reservation + " to " + e.room;
  }
  std::string operator()(const hub::CheckedOut& e) const {
    return "checked out " + e.reservation + " of " + e.room;
  }
  std::string operator()(const hub::CheckInReversed& e) const {
    return "check-in reversed " + e.reservation;
  }
  std::string operator()(const hub::CheckOutReversed& e) const {
    return "check-out reversed " + e.reservation + " in " + e.room;
  }
  std::string operator()(const hub::RoomEmptied& e) const { return "empty " + e.room; }
  std::string operator()(const hub::ArrivalExpected& e) const {
    return std::string(e.expected ? "expects" : "no more expects") + " an arrival in " + e.room;
  }
  std::string operator()(const hub::SyncStarted&) const { return "synchronisation starts"; }
  std::string operator()(const hub::SyncEnded&) const { return "synchronisation ends"; }
  std::string operator()(const hub::SyncAborted&) const { return "synchronisation aborted"; }
  std::string operator()(const hub::NightAudit& e) const {
    return std::string("night audit ") + (e.running ? "begins" : "is over");
  }
  std::string operator()(const hub::WakeCallChanged& e) const {
    return std::string(e.wanted ? "wake " : "do not wake ") + e.room + " at " +
           std::to_string(e.at.seconds);
  }
  std::string operator()(const hub::DoNotDisturbChanged& e) const {
    return std::string("do-not-disturb ") + (e.on ? "on " : "off ") + e.room;
  }
  std::string operator()(const hub::RoomStatusTold& e) const { return "status of " + e.room; }
};

}  // namespace

Pms::Pms(Stage& stage, HubProcess& hub, const Jury& jury, const Oracle& oracle,
         const config::Property& property)
    : stage_(stage),
      hub_(hub),
      jury_(jury),
      oracle_(oracle),
      property_(property),
      random_(stage.chance_of(1)) {}

void Pms::say(const hub::StayEvent& event, bool again) {
  put({event, false, false});
  if (again) put({event, true, false});
}

void Pms::put(Said said) {
  stage_.trace.line(kHotel, "pms: " + std::visit(Describe{}, said.event) +
                                (said.repeats ? ", once more" : "") +
                                (link_up_ ? "" : " (kept: the link is down)"));
  jury_.each([&](Checker& checker) { checker.on_pms_said(said.event); });
  // The late half of a move belongs to it by its time.
  const auto* left = std::get_if<hub::CheckedOut>(&said.event);
  const bool is_half_of_move = left != nullptr && in_house_.contains(left->reservation);
  if (is_half_of_move) {
    last_.reset();
  } else if (!said.of_sync) {
    last_ = said.event;
  }
  queue_.push_back(std::move(said));
  say_waiting();
}

void Pms::say_waiting() {
  if (!link_up_ || !hub_.alive()) return;
  for (; handed_over_ < queue_.size(); ++handed_over_) {
    hub_.say(queue_[handed_over_].event, queue_[handed_over_].repeats);
  }
}

std::vector<std::string> Pms::in_room(const std::string& number) const {
  std::vector<std::string> guests;
  for (const auto& [reservation, where] : in_house_) {
    if (where == number) guests.push_back(reservation);
  }
  return guests;
}

void Pms::arrive(const std::string& reservation, const std::string& room, hub::Share share) {
  if (share == hub::Share::alone) {
    std::erase_if(in_house_, [&](const auto& guest) {
      return guest.second == room && guest.first != reservation;
    });
  }
  in_house_[reservation] = room;
}

void Pms::empty(const std::string& room) {
  std::erase_if(in_house_, [&](const auto& guest) { return guest.second == room; });
}

hub::Share Pms::share_in(const std::string& room, const std::string& but) const {
  const bool others = std::any_of(in_house_.begin(), in_house_.end(), [&](const auto& guest) {
    return guest.second == room && guest.first != but;
  });
  return others ? hub::Share::shared : hub::Share::alone;
}

void Pms::on_handled(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const hub::StayEvent& event = queue_.front().event;
    if (std::holds_alternative<hub::SyncStarted>(event)) started_ = hub_.lives();
    if (std::holds_alternative<hub::SyncEnded>(event)) {
      const auto* sync = oracle_.find<hub::SyncRow>(hub::SyncRow::key());
      const bool was_kept = sync != nullptr && !sync->wanted;
      is_trusted_ = is_trusted_ || (started_ == hub_.lives() && !lied_ && was_kept);
      started_.reset();
    }
    queue_.pop_front();
    --handed_over_;
  }
  if (!queue_.empty() || !is_trusted_ || started_ || !nothing_is_in_doubt()) return;
  jury_.each([this](Checker& checker) { checker.on_all_told(in_house_); });
}

bool Pms::nothing_is_in_doubt() const {
  const auto& stays = oracle_.rows<hub::StayRow>();
  return std::none_of(stays.begin(), stays.end(), [](const auto& each) {
    const auto& stay = std::get<hub::StayRow>(each.second);
    return stay.status == hub::StayStatus::in_house && stay.doubted;
  });
}

void Pms::on_hub_started() {
  handed_over_ = 0;
  stop_sync();
  if (!link_up_) return;
  hub_.tell_pms_link(true);
  // The last one may have been durable although nobody said so.
  if (last_ && queue_.empty() && random_.chance(300)) put({*last_, false, false});
  say_waiting();
}

void Pms::on_told(const hub::PmsMessage& message) {
  if (!std::holds_alternative<hub::AskForSync>(message)) return;
  stage_.trace.line(kHotel, "pms: is asked for everything");
  stage_.time.after(random_.between(milliseconds(50), seconds(30)), [this] { synchronise(); });
}

void Pms::on_restored() {
  is_trusted_ = false;
  started_.reset();
}

void Pms::cut_link(room::Duration lasting) {
  const std::uint64_t link = ++links_;
  if (link_up_) {
    stage_.trace.line(kHotel, "pms: the link breaks");
    link_up_ = false;
    stop_sync();
    hub_.tell_pms_link(false);
  }
  stage_.time.after(lasting, [this, link] {
    if (link == links_) link_comes_up();
  });
}

void Pms::link_comes_up() {
  if (link_up_) return;
  stage_.trace.line(kHotel, "pms: the link is up");
  link_up_ = true;
  hub_.tell_pms_link(true);
  say_waiting();
}

void Pms::lose_buffer() {
  if (handed_over_ == queue_.size()) return;
  stage_.trace.line(kHotel, "pms: loses what it kept");
  queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(handed_over_), queue_.end());
  last_.reset();
  is_trusted_ = false;
  started_.reset();
}

void Pms::heal() {
  ++links_;
  link_comes_up();
}

void Pms::stop_sync() {
  ++syncs_;
  syncing_ = false;
  to_tell_.clear();
  started_.reset();
  // What belongs to a synchronisation is worth nothing without its end.
  for (std::size_t i = queue_.size(); i > handed_over_; --i) {
    if (queue_[i - 1].of_sync) queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(i - 1));
  }
}

void Pms::synchronise(bool lost_data) {
  if (syncing_ || !link_up_ || !hub_.alive()) return;
  syncing_ = true;
  tells_all_empty_ = lost_data;
  lied_ = lost_data;
  if (lost_data) is_trusted_ = false;
  ++syncs_;
  put({hub::SyncStarted{}, false, true});
  for (const config::Room& room : property_.rooms) to_tell_.push_back(room.number);
  tell_next_room();
}

void Pms::tell_next_room() {
  const std::uint64_t sync = syncs_;
  // What happens at the desk meanwhile is said in between.
  stage_.time.after(random_.between(milliseconds(1), milliseconds(900)), [this, sync] {
    if (sync != syncs_ || !syncing_) return;
    if (to_tell_.empty()) {
      syncing_ = false;
      put({hub::SyncEnded{}, false, true});
      return;
    }
    const std::string number = to_tell_.front();
    to_tell_.pop_front();
    tell_room(number);
    tell_next_room();
  });
}

void Pms::tell_room(const std::string& number) {
  const std::vector<std::string> guests =
      tells_all_empty_ ? std::vector<std::string>{} : in_room(number);
  if (guests.empty()) put({hub::RoomEmptied{number}, false, true});
  const hub::Share share = guests.size() == 1 ? hub::Share::alone : hub::Share::shared;
  for (const std::string& guest : guests) {
    put({hub::CheckedIn{guest, number, facts_[guest], share, true}, false, true});
  }
}

}  // namespace innkeeper::simtest
