// SPDX-License-Identifier: Apache-2.0
#include "device/linux/board_trial.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <ostream>
#include <thread>
#include <utility>
#include <vector>

#include "device/linux/points/encode.hpp"
#include "device/linux/points/point_table.hpp"
#include "device/linux/points/value_text.hpp"
#include "device/linux/stop_signals.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/nearest.hpp"

namespace innkeeper::device {
namespace {

/// Nobody takes so long to press a key; a forgotten terminal must not hold the board.
constexpr std::chrono::minutes kPatience{10};

bool is_tried(const Point& point) { return is_output(point.role) && point.role != Role::constant; }

/// One output that is not what it was, until it is again.
class Trial {
 public:
  Trial(const BoardPoints& board, BusSet& buses, const Terminal& terminal)
      : board_(board), buses_(buses), terminal_(terminal) {}

  /// False with words on `err`.
  bool drive(std::size_t i, std::int32_t value) {
    const Point& point = board_.points[i];
    const auto before = buses_.bus_of(i).held(point);
    const bool may_stay = point.role == Role::constant && !before;
    if (!may_stay) former_.emplace_back(i, before.value_or(point.encoding.off));
    return put(i, value);
  }

  bool restore() {
    bool all = true;
    // The last that was changed is the first to go back: a fan's relay opens before another closes.
    while (!former_.empty()) {
      const auto [i, value] = former_.back();
      former_.pop_back();
      const Point& point = board_.points[i];
      const bool is_back = put(i, value);
      all = all && is_back;
      if (is_speed_relay(point.role)) std::this_thread::sleep_for(kBreakBeforeMake);
      if (is_back) {
        terminal_.out << point.name << ": back to " << output_text(point, value) << std::endl;
      }
    }
    return all;
  }

 private:
  bool put(std::size_t i, std::int32_t value) {
    const Point& point = board_.points[i];
    const auto done = buses_.bus_of(i).drive(point, value);
    if (done) return true;
    terminal_.err << point.name << ": " << done.error().what << '\n';
    return false;
  }

  const BoardPoints& board_;
  BusSet& buses_;
  const Terminal& terminal_;
  std::vector<std::pair<std::size_t, std::int32_t>> former_;
};

class Session {
 public:
  Session(const BoardPoints& board, BusSet& buses, std::chrono::seconds time,
          const Terminal& terminal)
      : board_(board), buses_(buses), time_(time), terminal_(terminal), stop_(stop_signals()) {}
  ~Session() { ::close(stop_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// False when the person or a signal wants no more.
  bool try_one(std::size_t i) {
    const Point& point = board_.points[i];
    if (const auto finding = buses_.bus_of(i).check(point)) {
      terminal_.err << point.name << ": " << finding->seen << "; " << finding->remedy << '\n';
      failed_ = true;
      return true;
    }
    terminal_.out << point.name << " (" << describe(point.where, board_.buses) << "): drive it "
                  << output_text(point, test_value(point)) << " for " << time_.count()
                  << " s? [y/n/q] " << std::flush;
    const auto answer = ask();
    if (!answer || *answer == "q") return false;
    if (*answer == "y") return run(i);
    terminal_.out << point.name << ": left alone" << std::endl;
    return true;
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool run(std::size_t i) {
    const Point& point = board_.points[i];
    Trial trial(board_, buses_, terminal_);
    bool works = true;
    for (std::size_t other = 0; is_speed_relay(point.role) && other < board_.points.size();
         ++other) {
      const Point& relay = board_.points[other];
      if (other != i && is_speed_relay(relay.role)) works = trial.drive(other, 0) && works;
    }
    if (is_speed_relay(point.role)) std::this_thread::sleep_for(kBreakBeforeMake);
    works = works && trial.drive(i, test_value(point));
    bool goes_on = true;
    if (works) {
      terminal_.out << point.name << ": is driven " << output_text(point, test_value(point))
                    << std::endl;
      goes_on = !stopped_within(time_);
    }
    const bool restored = trial.restore();
    failed_ = failed_ || !works || !restored;
    return goes_on;
  }

  [[nodiscard]] bool stopped_within(std::chrono::milliseconds time) const {
    pollfd stop{stop_, POLLIN, 0};
    return ::poll(&stop, 1, static_cast<int>(time.count())) > 0;
  }

  /// A line of the keyboard; none: it ended, a signal came, or nobody is there.
  [[nodiscard]] std::optional<std::string> ask() const {
    std::string line;
    constexpr auto kWait = std::chrono::duration_cast<std::chrono::milliseconds>(kPatience);
    while (true) {
      std::array<pollfd, 2> waits{{{stop_, POLLIN, 0}, {terminal_.input, POLLIN, 0}}};
      if (::poll(waits.data(), waits.size(), static_cast<int>(kWait.count())) <= 0)
        return std::nullopt;
      if (waits[0].revents != 0) return std::nullopt;
      char c = 0;
      const ssize_t got = ::read(terminal_.input, &c, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      if (c == '\n') return line;
      constexpr std::size_t kLongestLine = 80;
      if (line.size() < kLongestLine) line += c;
    }
  }

  const BoardPoints& board_;
  BusSet& buses_;
  std::chrono::seconds time_;
  const Terminal& terminal_;
  int stop_;
  bool failed_ = false;
};

}  // namespace

int try_outputs(const BoardPoints& board, BusSet& buses, const std::string& name,
                std::chrono::seconds time, const Terminal& terminal) {
  std::vector<std::size_t> wanted;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < board.points.size(); ++i) {
    if (!is_tried(board.points[i])) continue;
    known.push_back(board.points[i].name);
    if (name.empty() || name == known.back()) wanted.push_back(i);
  }
  if (wanted.empty()) {
    terminal.err << (name.empty() ? "this board has no output"
                                  : "there is no output " + config::in_quotes(name) + "; " +
                                        config::suggestion(name, known))
                 << '\n';
    return config::kExitBadInput;
  }
  Session session(board, buses, time, terminal);
  // A controller that is not under remote control would obey nothing.
  Trial constants(board, buses, terminal);
  bool held = true;
  for (std::size_t i = 0; i < board.points.size(); ++i) {
    const Point& point = board.points[i];
    if (point.role == Role::constant) held = constants.drive(i, point.encoding.max) && held;
  }
  for (const std::size_t i : wanted) {
    if (!session.try_one(i)) break;
  }
  held = constants.restore() && held;
  terminal.out << std::flush;
  return session.failed() || !held ? config::kExitFailed : config::kExitOk;
}

}  // namespace innkeeper::device
