// SPDX-License-Identifier: Apache-2.0
// A desk that checks guests in, out and from room to room by hand.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {

inline const Actor kMaria{Channel::front_desk, "maria"};
/// 2026-09-21 in the property's zone.
inline constexpr CivilDay kToday{20'717};

using Key = std::optional<std::string>;

inline CheckInRoom arrival(std::string number, Key reservation = {}) {
  CheckInRoom in;
  in.number = std::move(number);
  in.reservation = std::move(reservation);
  return in;
}

inline CheckOutRoom departure(std::string number, Key reservation = {}, bool all = false) {
  CheckOutRoom out;
  out.number = std::move(number);
  out.reservation = std::move(reservation);
  out.all = all;
  return out;
}

inline MoveStay move_of(std::string number, std::string to, Key reservation = {},
                        bool all = false) {
  MoveStay move;
  move.number = std::move(number);
  move.to = std::move(to);
  move.reservation = std::move(reservation);
  move.all = all;
  return move;
}

struct Reception : support::CoreFixture {
  using CoreFixture::CoreFixture;

  [[nodiscard]] Answer by_hand(DeskRequest request) { return ask(std::move(request), kMaria); }
  [[nodiscard]] ReceptionView done(DeskRequest request) {
    return std::get<ReceptionView>(by_hand(std::move(request)));
  }
  StayRow arrive(const std::string& number, const std::string& reservation,
                 const std::string& profile = {}) {
    CheckInRoom in = arrival(number, reservation);
    if (!profile.empty()) in.facts.profile = profile;
    const ReceptionView view = done(in);
    REQUIRE(view.stays.size() == 1);
    return view.stays[0];
  }
  [[nodiscard]] std::string conflict(DeskRequest request) {
    const Answer answer = by_hand(std::move(request));
    REQUIRE(std::holds_alternative<Conflict>(answer));
    return std::get<Conflict>(answer).why;
  }
  [[nodiscard]] std::string wrong_field(DeskRequest request) {
    const Answer answer = by_hand(std::move(request));
    REQUIRE(std::holds_alternative<Invalid>(answer));
    return std::get<Invalid>(answer).errors.at(0).at;
  }
  [[nodiscard]] bool rented(const std::string& number) { return view(number).stays > 0; }
  [[nodiscard]] std::uint32_t tenancy(const std::string& number) {
    return view(number).plan.tenancy;
  }
  [[nodiscard]] std::size_t in_doubt() {
    return std::get<SyncView>(ask(ShowSync{})).in_doubt.size();
  }
  [[nodiscard]] std::vector<std::string> audit() {
    std::vector<std::string> lines;
    const auto view = std::get<AuditView>(ask(ListAudit{}));
    for (const AuditEntry& entry : view.lines) {
      const AuditRow& line = entry.line;
      lines.push_back(std::string(name_of(line.actor.channel)) + " " + line.what + " " +
                      line.before + ">" + line.after);
    }
    return lines;
  }
  [[nodiscard]] bool audited(const std::string& wanted) {
    const auto lines = audit();
    return std::find(lines.begin(), lines.end(), wanted) != lines.end();
  }
  void tell_in_sync(std::vector<CheckedIn> told) {
    say(SyncStarted{});
    for (CheckedIn& in : told) {
      in.resync = true;
      say(in);
    }
    say(SyncEnded{});
  }
  /// The room tells this hand with its present plan.
  void set_by_guest(const std::string& number, room::Hand hand) {
    ReportReceived told = confirmation(number);
    told.report.state.hand = hand;
    run({told});
  }
};

inline CheckedIn pms_check_in(const std::string& reservation, const std::string& room,
                              const std::string& profile = {}, Share share = Share::unknown) {
  CheckedIn in{reservation, room, {}, share, false};
  if (!profile.empty()) in.facts.profile = profile;
  return in;
}

}  // namespace innkeeper::hub
