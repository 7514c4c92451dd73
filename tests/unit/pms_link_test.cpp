// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_link.hpp"

#include <string>

#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;

const std::string kDescription{LinkScript::kDescription};
const std::string kStart{LinkScript::kStart};
const std::string kAlive{LinkScript::kAlive};
const std::string kEnd{LinkScript::kEnd};

TEST_CASE("the handshake of the specification leads to an alive link, then records are events") {
  LinkScript pms;
  CHECK(pms.start() == "!open");
  CHECK(pms.connected() == "");
  CHECK(pms.receive("<LS|DA160728|TI143101|>") == kDescription);
  CHECK_FALSE(pms.link.up());
  CHECK(pms.receive("<LC|DA170831|TI102202|RP116|>") == "");
  CHECK(pms.receive("<LA|DA160728|TI143101|>") == "(link_up)");
  CHECK(pms.link.up());
  CHECK(pms.receive("<GI|RN2781|G#12345|G+7|GSN|><GO|RN2781|G#12345|GSN|>") ==
        "{in 12345 2781 7 alone}{out 12345 2781}");
}

TEST_CASE("a PMS that says nothing for three seconds is asked, then given up") {
  LinkScript pms;
  pms.lead_to(LinkState::awaiting_start);
  pms.pass(2999ms);
  CHECK(pms.timer() == "");
  pms.pass(1ms);
  CHECK(pms.timer() == kStart);
  CHECK(pms.link.state() == LinkState::asking_start);
  pms.pass(30s);
  CHECK(pms.timer() == "(no_start)!close");
}

TEST_CASE(
    "a PMS that knows us from before is described to once, and not again by the same process") {
  LinkScript pms;
  pms.lead_to(LinkState::asking_start);
  CHECK(pms.receive("<LA|>") == kDescription);
  CHECK(pms.receive("<LA|>") == "(link_up)");
  CHECK(pms.disconnected() == "(connection_lost)");
  CHECK(pms.expire() == "!open");
  pms.connected();
  CHECK(pms.expire() == kStart);
  CHECK(pms.receive("<LA|>") == "(link_up)");
}

TEST_CASE("LS is answered at any time, also when the link was alive") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<LS|>") == kDescription + "(restarted_by_pms)");
  CHECK_FALSE(pms.link.up());
  CHECK(pms.receive("<LA|>") == "(link_up)");
}

TEST_CASE(
    "LD, LR and LA that stay unanswered end the attempt after thirty seconds, LS does not extend "
    "it") {
  LinkScript pms;
  pms.lead_to(LinkState::initialising);
  pms.pass(29s);
  CHECK(pms.receive("<LS|>") == kDescription);
  CHECK(pms.timer() == "");
  pms.pass(1s);
  CHECK(pms.timer() == "(no_link_alive)!close");
  CHECK(pms.link.state() == LinkState::waiting);
}

TEST_CASE("a PMS that says LS for ever is given up at the limit") {
  LinkScript pms;
  pms.lead_to(LinkState::awaiting_start);
  for (unsigned i = 0; i < kMaxStarts; ++i) CHECK(pms.receive("<LS|>") == kDescription);
  CHECK(pms.receive("<LS|>") == "(start_loop)!close");
}

TEST_CASE("silence is probed every five minutes, records and answers count as life") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  pms.pass(299s);
  CHECK(pms.timer() == "");
  CHECK(pms.receive("<NS|DA130425|TI030400|>") == "{night audit}");
  pms.pass(299s);
  CHECK(pms.timer() == "");
  pms.pass(1s);
  CHECK(pms.timer() == kStart);
  CHECK(pms.link.up());
  CHECK(pms.receive("<LA|>") == "");
  CHECK(pms.link.state() == LinkState::alive);
  CHECK(pms.link.next_deadline() == pms.time + kProbeInterval);
}

TEST_CASE("noise between frames is no sign of life") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  const auto deadline = pms.link.next_deadline();
  pms.pass(1min);
  CHECK(pms.receive("garbage") == "");
  CHECK(pms.link.next_deadline() == deadline);
}

TEST_CASE("an unanswered probe ends the connection") {
  LinkScript pms;
  pms.lead_to(LinkState::probing);
  pms.pass(30s);
  CHECK(pms.timer() == "(no_probe_answer)!close");
  CHECK_FALSE(pms.link.up());
}

TEST_CASE("a PMS that probes with LA is answered, but answers are not answered for ever") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<LA|>") == "");
  pms.pass(1min);
  CHECK(pms.receive("<LA|>") == kAlive);
  CHECK(pms.receive("<LA|>") == "");
}

TEST_CASE("LE is answered, the rest of that connection ignored, and the link comes back") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<LE|><GI|RN1|G#1|>") == kEnd + "(closed_by_pms)!close");
  CHECK(pms.expire() == "!open");
  CHECK(pms.connected() == "");
  CHECK(pms.receive("<LS|>") == kDescription);
}

TEST_CASE("a stop says LE and ends with the PMS's LE, its close, or after two seconds") {
  LinkScript answered;
  answered.lead_to(LinkState::alive);
  CHECK(answered.stop() == kEnd);
  CHECK(answered.receive("<GI|RN1|G#1|><LE|>") == "{in 1 1 - unknown}(closed_by_hub)!close");
  CHECK(answered.link.state() == LinkState::stopped);
  LinkScript closed;
  closed.lead_to(LinkState::closing);
  CHECK(closed.disconnected() == "(closed_by_hub)");
  CHECK(closed.link.state() == LinkState::stopped);
  LinkScript silent;
  silent.lead_to(LinkState::closing);
  silent.pass(2s);
  CHECK(silent.timer() == "(closed_by_hub)!close");
  CHECK(silent.link.next_deadline() == std::nullopt);
  CHECK(silent.start() == "!open");
}

TEST_CASE("attempts back off with jitter up to a minute, and only a link that held starts over") {
  LinkScript pms;
  pms.start();
  room::Duration waited{};
  for (const auto expected : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 16000ms, 30000ms, 30000ms}) {
    CHECK(pms.disconnected() == "(connect_failed)");
    waited = *pms.link.next_deadline() - pms.time;
    CHECK(waited == expected);
    CHECK(pms.expire() == "!open");
  }
  const auto hold = [&pms](room::Duration duration) {
    pms.connected();
    pms.receive("<LS|><LA|>");
    pms.pass(duration);
    pms.disconnected();
    const room::Duration wait = *pms.link.next_deadline() - pms.time;
    pms.expire();
    return wait;
  };
  CHECK(hold(59s) == 30s);
  CHECK(hold(60s) == 500ms);
}

TEST_CASE("a connection that is not made in ten seconds is given up") {
  LinkScript pms;
  pms.lead_to(LinkState::connecting);
  pms.pass(10s);
  CHECK(pms.timer() == "(connect_timeout)!close");
  CHECK(pms.link.state() == LinkState::waiting);
}

TEST_CASE("a record cut by a lost connection does not reach into the next one") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<GI|RN1|G#1|GN") == "");
  pms.disconnected();
  pms.expire();
  pms.connected();
  CHECK(pms.receive("Rest|><LS|>") == kDescription);
}

TEST_CASE("bad frames are noted and the records around them are used") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<GI|RN1|<GI|RN2|G#2|>..<><--><" + std::string(kMaxRecordBytes + 1, 'x') +
                    "><GO|RN2|G#2|>") ==
        "{in 2 2 - unknown}{out 2 2}(unreadable_record)(oversized_record)(partial_record)");
}

TEST_CASE("date and time are the hotel's, two digits each") {
  using std::chrono::year, std::chrono::January, std::chrono::local_days;
  const support::FixedClock clock(0);
  FiasLink link(Settings{}, clock);
  const Moment now{room::Time{}, local_days(year(2109) / January / 2) + 3h + 4min + 5s, 0};
  static_cast<void>(link.start(now));
  static_cast<void>(link.on_connected(now));
  Moment later = now;
  later.time += 3s;
  CHECK(readable(link.on_timer(later).send) == "<LS|DA090102|TI030405|>");
}

}  // namespace
}  // namespace innkeeper::hub::pms
