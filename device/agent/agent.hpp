// SPDX-License-Identifier: Apache-2.0
// One room's agent, the same on every board: takes plans, keeps them over power cuts, drives the
// room, reports. Portable: no heap, no clock, no threads; everything outside is a port.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "device/agent/controller.hpp"
#include "device/agent/equipment.hpp"
#include "device/agent/fault_set.hpp"
#include "device/agent/keeper.hpp"
#include "device/agent/panel.hpp"
#include "device/agent/ports.hpp"
#include "device/agent/record.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/telemetry.hpp"
#include "shared/room/time.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::agent {

/// Time between two control steps (a hand at the panel is then answered within one), and between
/// two telemetry messages (docs/protocol.md).
inline constexpr room::Duration kControlPeriod = std::chrono::seconds(1);
inline constexpr room::Duration kTelemetryPeriod = std::chrono::seconds(60);
/// Least time between two reports that nobody asked for; changes in between are told together.
inline constexpr room::Duration kReportPeriod = std::chrono::seconds(1);
/// Least time between two reports of which the later says no more than that a light went on rising: up to 45
/// steps in the quarter of an hour of a wake light. Its begin and its end are told at once.
inline constexpr room::Duration kRampReportPeriod = std::chrono::seconds(60);
/// Least time between two reports that only bring measurements up to date, and between two
/// telemetry messages because of a marked change: ten thousand rooms that warm up at once must not
/// flood their hub.
inline constexpr room::Duration kMeasurementReportPeriod = std::chrono::seconds(60);
inline constexpr room::Duration kMarkedChangePeriod = std::chrono::seconds(5);
/// Changes of measurements that are worth telling: what a person in the room would notice.
inline constexpr room::TemperatureDelta kMarkedWarming = room::TemperatureDelta::milli_kelvin(500);
inline constexpr int kMarkedPercent = 10;

/// Order of one plan intake: check all of it, persist, act, report. A power cut between any two
/// leaves a room that has either the old plan or the new one, and whose report, when it comes, is
/// true.
class Agent {
 public:
  /// The ports must outlive the agent.
  Agent(const Equipment& equipment, Board& board, Memory& memory, Link& link);

  /// Once, first: restores what memory holds and drives the outputs before any link exists.
  void boot(room::Time now);

  /// The control step. Call at next_deadline() and after any on_...(); more often is harmless.
  void step(room::Time now);
  /// When step() is due next.
  [[nodiscard]] room::Time next_deadline() const;

  /// The driver is connected and subscribed: announces itself and reports.
  void on_link_up(room::Time now);
  void on_link_down();
  /// Bytes that arrived on this room's plan topic, retained or not. A plan that is taken is durable
  /// when this returns, and driven and reported by the step() that follows; `apply_ms` is the time
  /// between the two `now`, hence includes the write.
  void on_plan(std::string_view bytes, room::Time now);
  /// From hub/time. It says until when something lasts, and whether it is night; it never orders plans.
  /// May jump either way. What is no time of the wire (before 1970, after room::kLatestTime) changes nothing.
  void on_hub_time(const room::LocalTime& time, room::Time now);

  // The panel. Works without any link; driven by the next step(); kept over power cuts after at most a
  // minute. Values are kept as wished; limits are applied, and shown, by the deciding function. While
  // staff is in the room presses are theirs: they last until staff leaves and are neither kept nor
  // reported as the guest's.

  /// Nothing clears a set point; an implausible one changes nothing.
  void hand_setpoint(std::optional<room::Temperature> wanted, room::Time now);
  /// Steps of half a kelvin from what the panel shows, within the limits.
  void hand_steps(int presses, room::Time now);
  /// Nothing: automatic.
  void hand_fan(std::optional<room::FanSetting> wanted, room::Time now);
  /// False for a fixture this room does not have.
  [[nodiscard]] bool hand_light(const room::FixtureName& fixture, room::Percent level,
                                room::Time now);
  /// Scene::off is master-off.
  void hand_scene(room::Scene scene, room::Time now);
  /// A service key: a second press of the same takes the wish back.
  void hand_service(room::ServiceWish wish, room::Time now);

  /// Writes what memory still lacks and says `offline` on the link. The driver then closes the
  /// connection.
  void shut_down();

  // For panels and tests.
  /// The plan in force; null before the first.
  [[nodiscard]] const room::Plan* plan() const { return plan_ ? &*plan_ : nullptr; }
  [[nodiscard]] const room::Hand& hand() const { return record_.hand; }
  /// As of the last step.
  [[nodiscard]] const room::Decision& decision() const { return controller_->decision(); }
  [[nodiscard]] const room::Situation& situation() const { return controller_->situation(); }
  [[nodiscard]] Display display() const {
    return display_of(decision(), effective_hand(), plan(), controller_->air());
  }
  /// What the board took last.
  [[nodiscard]] const Outputs& outputs() const { return outputs_; }
  /// crc32 of the bytes of the plan in force; zero before the first.
  [[nodiscard]] std::uint32_t digest() const { return digest_; }
  /// Nothing before the hub told the time, nor after room::kLatestTime, which no report could tell: the room
  /// goes on as one that does not know the hour.
  [[nodiscard]] std::optional<room::LocalTime> time(room::Time now) const;
  [[nodiscard]] const FaultSet& faults() const { return faults_; }
  /// How often this board has started, this start included.
  [[nodiscard]] std::uint32_t starts() const { return record_.boot; }

 private:
  struct HubTime {
    room::LocalTime time;
    room::Time at;
  };

  void restore();
  void reject(const wire::Rejection& rejection);
  void take(const room::Plan& plan, std::string_view bytes, room::Time now);
  [[nodiscard]] room::Hand& pressed(room::Time now);
  void pressed_done(bool changed, room::Time now);
  void light_touched(const room::Hand& hand, room::Time now);
  void take_given(const room::GivenHand& given, room::Time now);
  [[nodiscard]] const room::Hand& effective_hand() const;
  [[nodiscard]] Controller::Wish wish(room::Time now) const;
  void act(room::Time now);
  void follow_presence(room::Presence before, room::Time now);
  void remember(room::Time now);
  void dim(room::Time now);
  void drive(const Outputs& wanted);
  void keep_memory(room::Time now);
  void speak(room::Time now);
  void owe_decision(const room::Decision& before);
  [[nodiscard]] bool report_is_due(room::Time now) const;
  [[nodiscard]] bool telemetry_is_due(room::Time now) const;
  void send_report(room::Time now);
  void send_telemetry(room::Time now);
  [[nodiscard]] room::PlanId applied() const { return plan_ ? plan_->id : room::PlanId{}; }
  [[nodiscard]] room::RoomState state() const;
  [[nodiscard]] room::Report report() const;
  [[nodiscard]] room::Telemetry measure() const;
  [[nodiscard]] RecordBytes record_scratch();

  Equipment equipment_;
  Board& board_;
  Link& link_;
  Keeper keeper_;

  Record record_;
  std::optional<room::Plan> plan_;  ///< record_.plan, decoded
  std::uint32_t digest_ = 0;
  room::Verdict verdict_ = room::Verdict::none;
  room::Violations errors_;

  std::optional<Controller> controller_;  ///< from boot() on
  room::Hand staff_hand_;                 ///< what staff pressed, while they are in the room
  Outputs outputs_;
  bool outputs_unsure_ = true;  ///< before the first drive, and after one that failed
  FaultSet faults_;
  control::Lamps lamps_;                     ///< as the board was told last
  std::optional<room::Time> plan_received_;  ///< of a plan that is not driven yet
  std::uint32_t apply_ms_ = 0;

  bool step_owed_ = false;
  room::Time now_;  ///< of the last call that told it
  room::Time control_due_;

  bool link_up_ = false;
  bool announced_ = false;
  bool report_owed_ = false;
  bool report_at_once_ = false;  ///< somebody waits for it
  bool ramp_owed_ = false;       ///< a light rose since the last report
  std::optional<room::Time> reported_at_;
  room::Telemetry reported_;
  std::uint32_t seq_ = 0;
  std::optional<room::Time> measured_at_;  ///< of the last telemetry
  room::Telemetry measured_;
  std::optional<HubTime> hub_time_;

  /// For records and telemetry in passing. A member, since boards have small stacks.
  std::array<char, kRecordBytes> scratch_{};
};

}  // namespace innkeeper::agent
