// SPDX-License-Identifier: Apache-2.0
// Every event in every state of the FIAS link: the state after it and what is asked of the shell.
#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "hub/pms/fias_link.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

constexpr std::array kStates{
    LinkState::stopped,        LinkState::waiting,      LinkState::connecting,
    LinkState::awaiting_start, LinkState::asking_start, LinkState::initialising,
    LinkState::alive,          LinkState::probing,      LinkState::closing,
    LinkState::refused,
};

/// "state action", one for each of kStates: the state after the event, then '>' when bytes were
/// sent,
/// '+' when a stay event came, 'o' for open and 'c' for close.
using Row = std::array<std::string_view, kStates.size()>;

struct Case {
  std::string_view event;
  std::function<Output(LinkScript&)> apply;
  Row expected;
};

std::string summary(const LinkScript& script, const Output& out) {
  std::string text{name(script.link.state())};
  if (!out.send.empty()) text += '>';
  if (!out.events.empty()) text += '+';
  if (out.connection == Connection::open) text += 'o';
  if (out.connection == Connection::close) text += 'c';
  return text;
}

Output bytes(LinkScript& script, std::string_view text) {
  return script.link.on_bytes(wire(text), script.now());
}

const std::array kTable{
    Case{"connected",
         [](LinkScript& s) { return s.link.on_connected(s.now()); },
         {"stopped", "waiting", "awaiting_start", "awaiting_start", "asking_start", "initialising",
          "alive", "probing", "closing", "refused"}},
    Case{"disconnected",
         [](LinkScript& s) { return s.link.on_disconnected(s.now()); },
         {"stopped", "waiting", "waiting", "waiting", "waiting", "waiting", "waiting", "waiting",
          "stopped", "refused"}},
    Case{"LS",
         [](LinkScript& s) { return bytes(s, "<LS|>"); },
         {"stopped", "waiting", "connecting", "initialising>", "initialising>", "initialising>",
          "initialising>", "initialising>", "closing", "refused"}},
    Case{"LA",
         [](LinkScript& s) { return bytes(s, "<LA|>"); },
         {"stopped", "waiting", "connecting", "initialising>", "initialising>", "alive", "alive",
          "alive", "closing", "refused"}},
    Case{"LE",
         [](LinkScript& s) { return bytes(s, "<LE|>"); },
         {"stopped", "waiting", "connecting", "waiting>c", "waiting>c", "waiting>c", "waiting>c",
          "waiting>c", "stoppedc", "refused"}},
    Case{"LC",
         [](LinkScript& s) { return bytes(s, "<LC|>"); },
         {"stopped", "waiting", "connecting", "awaiting_start", "asking_start", "initialising",
          "alive", "probing", "closing", "refused"}},
    Case{"a guest record",
         [](LinkScript& s) { return bytes(s, "<GI|RN1|G#1|>"); },
         {"stopped", "waiting", "connecting", "awaiting_start+", "asking_start+", "initialising+",
          "alive+", "probing+", "closing+", "refused"}},
    Case{"garbage",
         [](LinkScript& s) { return bytes(s, "x<?><"); },
         {"stopped", "waiting", "connecting", "awaiting_start", "asking_start", "initialising",
          "alive", "probing", "closing", "refused"}},
    Case{"the deadline",
         [](LinkScript& s) {
           s.time = s.link.next_deadline().value_or(s.time);
           return s.link.on_timer(s.now());
         },
         {"stopped", "connectingo", "waitingc", "asking_start>", "waitingc", "waitingc", "probing>",
          "waitingc", "stoppedc", "refused"}},
    Case{"an early timer",
         [](LinkScript& s) { return s.link.on_timer(s.now()); },
         {"stopped", "waiting", "connecting", "awaiting_start", "asking_start", "initialising",
          "alive", "probing", "closing", "refused"}},
    Case{"stop",
         [](LinkScript& s) { return s.link.stop(s.now()); },
         {"stopped", "stopped", "stoppedc", "closing>", "closing>", "closing>", "closing>",
          "closing>", "closing", "stopped"}},
};

/// Only with a link key can the PMS refuse it.
FiasLink::Seal seal_for(LinkState state) {
  if (state != LinkState::refused) return nullptr;
  return [](std::string_view start) { return "sealed " + std::string(start); };
}

TEST_CASE("every event has its one effect in every state") {
  for (const Case& row : kTable) {
    for (std::size_t i = 0; i < kStates.size(); ++i) {
      LinkScript script(Settings{}, seal_for(kStates[i]));
      script.lead_to(kStates[i]);
      REQUIRE(script.link.state() == kStates[i]);
      INFO(name(kStates[i]) << " and " << row.event);
      const Output out = row.apply(script);
      CHECK(summary(script, out) == row.expected[i]);
    }
  }
}

TEST_CASE("every state but stopped has a deadline, so that nothing hangs") {
  for (const LinkState state : kStates) {
    LinkScript script(Settings{}, seal_for(state));
    script.lead_to(state);
    INFO(name(state));
    CHECK(script.link.next_deadline().has_value() == (state != LinkState::stopped));
  }
}

}  // namespace
}  // namespace innkeeper::hub::pms
