// SPDX-License-Identifier: Apache-2.0
// What a part of the core may use while it handles one event, and what it leaves behind.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hub/core/accounts/access.hpp"
#include "hub/core/actor.hpp"
#include "hub/core/effect.hpp"
#include "hub/core/now.hpp"

namespace innkeeper::hub {

/// One event, or the passing of time, on its way through the core. Lives for that long.
class Turn {
 public:
  /// `caller`: whoever was admitted to ask; null when nobody had to be. Must outlive the turn.
  Turn(Now now, Actor actor, Effects& effects, const Principal* caller = nullptr)
      : now_(now), actor_(std::move(actor)), effects_(effects), caller_(caller) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  [[nodiscard]] const Now& now() const { return now_; }
  [[nodiscard]] room::UtcTime utc() const { return now_.utc; }
  [[nodiscard]] const Actor& actor() const { return actor_; }
  [[nodiscard]] const Principal* caller() const { return caller_; }

  void add(Effect effect) { effects_.push_back(std::move(effect)); }
  void note(Severity severity, std::string event,
            std::vector<std::pair<std::string, std::string>> fields = {}) {
    effects_.emplace_back(Notice{severity, std::move(event), std::move(fields)});
  }
  [[nodiscard]] Effects& effects() { return effects_; }

  /// Something that the plan of this room is made of may have changed: it is made anew at the end of
  /// the turn, in the order of first mention, so that a room that was left goes before the one that
  /// was entered. `changed_hands`: none of those who were in the room are in it now.
  void replan(std::size_t room, bool changed_hands = false) {
    const auto [found, is_new] = marked_.try_emplace(room, marks_.size());
    if (is_new) marks_.push_back({room, false});
    Mark& mark = marks_[found->second];
    mark.changed_hands = mark.changed_hands || changed_hands;
  }

  struct Mark {
    std::size_t room = 0;  ///< index into Property::rooms
    bool changed_hands = false;
  };
  /// Takes the marks: those who make plans call it.
  [[nodiscard]] std::vector<Mark> take_marks() {
    marked_.clear();
    return std::exchange(marks_, {});
  }

 private:
  Now now_;
  Actor actor_;
  Effects& effects_;
  const Principal* caller_;
  std::vector<Mark> marks_;
  std::unordered_map<std::size_t, std::size_t> marked_;  // room to its place in marks_
};

}  // namespace innkeeper::hub
