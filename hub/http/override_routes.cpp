// SPDX-License-Identifier: Apache-2.0
// Routes of overrides: what maintenance holds, what is done to many rooms at once, and why rooms are as
// they are.
#include <array>
#include <charconv>
#include <optional>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/housekeeping_documents.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

namespace {

constexpr std::size_t kMaxScopeBytes = 64;
constexpr std::int64_t kMinutesOfDay = 1'440;
constexpr room::ClimateMode kModes[] = {room::ClimateMode::off, room::ClimateMode::automatic,
                                        room::ClimateMode::heat, room::ClimateMode::cool};
constexpr room::FanSetting kFans[] = {room::FanSetting::automatic, room::FanSetting::quiet,
                                      room::FanSetting::low, room::FanSetting::medium,
                                      room::FanSetting::high};
constexpr HouseActionKind kHouseActionKinds[] = {HouseActionKind::evacuation,
                                                 HouseActionKind::demand_response};

HoldRoom read_hold(ObjectReader& body) {
  HoldRoom hold;
  hold.held.mode = body.word_of("mode", kModes);
  hold.held.setpoint = body.degrees("setpoint", room::kLowestTarget, room::kHighestTarget);
  hold.held.fan = body.word_of("fan", kFans);
  if (const auto lights = body.whole("lights", 0, 100)) {
    hold.held.lights = room::Percent::from(*lights);
  }
  if (const auto until = body.whole("until", 1, room::kLatestTime.seconds)) {
    hold.until = room::UtcTime{*until};
  }
  body.require("reason");
  hold.reason = body.text("reason", kMaxReasonBytes).value_or("");
  return hold;
}

ActionScope read_scope(ObjectReader& body) {
  return {body.text("floor", kMaxScopeBytes).value_or(""),
          body.text("type", kMaxScopeBytes).value_or("")};
}

OverrideRequest read_action(ObjectReader& body) {
  body.require("kind");
  const auto kind = body.word_of("kind", kHouseActionKinds).value_or(HouseActionKind::evacuation);
  StartAction start{
      kind, read_scope(body), body.text("reason", kMaxReasonBytes).value_or(""), {}, {}};
  start.minutes = body.whole("minutes", 1, kMinutesOfDay);
  const auto zero = room::Temperature::celsius(0);
  if (const auto degrees =
          body.degrees("degrees", zero + room::kLeastDemand, zero + room::kMostDemand)) {
    start.by = *degrees - zero;
  }
  if (body.flag("preview").value_or(false)) return PreviewAction{start.kind, start.scope};
  body.require("reason");
  if (kind != HouseActionKind::demand_response) {
    constexpr auto kWrongKind = "is of a demand response; an evacuation lasts until it is stopped";
    if (start.minutes) body.refuse("minutes", kWrongKind);
    if (start.by) body.refuse("degrees", kWrongKind);
  }
  return start;
}

BackToPolicy read_back(ObjectReader& body) {
  BackToPolicy back;
  back.scope = read_scope(body);
  back.rented = body.flag("rented").value_or(false);
  back.preview = body.flag("preview").value_or(false);
  if (!back.preview) body.require("reason");
  back.reason = body.text("reason", kMaxReasonBytes).value_or("");
  return back;
}

Routed hold_room(const Ask& ask) {
  return of_room<HoldRoom>(ask, R"({"mode":"off","reason":"valve leaks"})", read_hold, render_done);
}

Routed show_hold(const Ask& ask) {
  return Call{OverrideRequest(ShowHold{ask.path[0]}), render<OverridesView, hold_document>, late};
}

Routed release_room(const Ask& ask) {
  return Call{ReleaseRoom{ask.path[0], parameter(ask, "reason")}, render_done, late};
}

Routed list_overrides(const Ask&) {
  return Call{ListOverrides{}, render<OverridesView, overrides_document>, late};
}

Routed start_action(const Ask& ask) {
  return of_body<OverrideRequest>(
      ask, R"({"kind":"demand_response","degrees":1,"minutes":60,"reason":"grid"})", read_action,
      render<ActionView, action_document>);
}

Routed back_to_policy(const Ask& ask) {
  return of_body<BackToPolicy>(ask, R"({"floor":"3","reason":"after the fair"})", read_back,
                               render<ActionView, action_document>);
}

Routed stop_action(const Ask& ask) {
  StopAction stop{0, parameter(ask, "reason")};
  const std::string& text = ask.path[0];
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), stop.number);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) {
    return problem_reply(Problem::bad_path, "an action has a number, not " + text);
  }
  return Call{stop, render<ActionView, action_document>, late};
}

Routed explain_room(const Ask& ask) {
  return Call{ExplainRoom{ask.path[0]}, render<ExplainView, explain_document>, late};
}

constexpr std::array kOverrideRoutes = {
    Route{"GET", "/api/v1/rooms/{number}/maintenance", show_hold, kSeesRooms},
    Route{"PUT", "/api/v1/rooms/{number}/maintenance", hold_room, kMaintains},
    Route{"DELETE", "/api/v1/rooms/{number}/maintenance", release_room, kMaintains, "reason"},
    Route{"GET", "/api/v1/rooms/{number}/explain", explain_room, kSeesRooms},
    Route{"GET", "/api/v1/overrides", list_overrides, kSeesRooms},
    Route{"POST", "/api/v1/actions", start_action, kActsOnHouse},
    Route{"DELETE", "/api/v1/actions/{action}", stop_action, kActsOnHouse, "reason"},
    Route{"POST", "/api/v1/back-to-policy", back_to_policy, kActsOnHouse},
};

}  // namespace

std::span<const Route> override_routes() { return kOverrideRoutes; }

}  // namespace innkeeper::hub::http
