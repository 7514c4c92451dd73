// SPDX-License-Identifier: Apache-2.0
// Synchronisation and the listening link.
#include <string>

#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;

const std::string kRequest = "<DR|DA261004|TI120000|>";

TEST_CASE("a synchronisation is asked for when the core says so, and told from DS to DE") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(AskForSync{}) == kRequest);
  CHECK(pms.receive("<DS|DA001005|TI125047|>") == "{sync started}");
  CHECK(pms.receive("<GI|RN1001|G#12345|GSN|SF|><GO|RN1002|GSN|SF|>") ==
        "{in 12345 1001 - alone resync}{emptied 1002}");
  CHECK(pms.receive("<DE|DA001005|TI1252001|>") == "{sync ended}");
}

TEST_CASE("a synchronisation asked for while the link is down is asked for when it is up, once") {
  LinkScript pms;
  pms.lead_to(LinkState::waiting);
  CHECK(pms.tell(AskForSync{}) == "");
  CHECK(pms.tell(AskForSync{}) == "");
  pms.expire();
  pms.connected();
  pms.receive("<LS|>");
  CHECK(pms.receive("<LA|>") == kRequest + "(link_up)");
  CHECK(pms.receive("<NS|>") == "{night audit}");
}

TEST_CASE("within a day only an operator has a synchronisation asked for again") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  pms.tell(AskForSync{});
  pms.receive("<DS|><DE|>");
  pms.pass(23h);
  CHECK(pms.tell(AskForSync{}) == "(sync_too_often)");
  CHECK(pms.tell(AskForSync{true}) == kRequest);
  pms.receive("<DS|><DE|>");
  pms.pass(24h);
  CHECK(pms.tell(AskForSync{}) == kRequest);
}

TEST_CASE("a PMS may start a synchronisation unasked") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<DS|><DE|>") == "{sync started}{sync ended}");
}

TEST_CASE("a question that the PMS ignores is told after a minute, and holds nothing up") {
  Settings settings;
  settings.service_status = true;
  LinkScript pms(settings);
  pms.lead_to(LinkState::alive);
  CHECK(pms.tell(AskForSync{}) == kRequest);
  CHECK(pms.tell(TellService{"1", ServiceTold::make_up_room}) == "");
  pms.pass(59s);
  CHECK(pms.timer() == "");
  pms.pass(1s);
  CHECK(pms.timer() == "<RE|RN1|RS9|>(sync_ignored)");
  CHECK(pms.link.state() == LinkState::alive);
}

TEST_CASE("a question that a lost connection took away is asked again") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  pms.tell(AskForSync{});
  pms.disconnected();
  pms.expire();
  pms.connected();
  pms.receive("<LS|>");
  CHECK(pms.receive("<LA|>") == kRequest + "(link_up)");
}

TEST_CASE("a synchronisation in which the PMS falls silent is over, one that is slow is not") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  pms.receive("<DS|>");
  for (int record = 0; record < 3; ++record) {
    pms.pass(9min);
    pms.timer();
    pms.receive("<LA|><GO|RN1002|GSN|SF|>");
  }
  pms.pass(10min - 1ms);
  CHECK(pms.timer().find("sync") == std::string::npos);
  pms.pass(1ms);
  CHECK(pms.timer().find("{sync aborted}(sync_unfinished)") != std::string::npos);
  CHECK(pms.receive("<DE|>") == "(stray_sync_end)");
}

TEST_CASE("the end of the connection is the end of the synchronisation, by any way") {
  LinkScript lost;
  lost.lead_to(LinkState::alive);
  lost.receive("<DS|>");
  CHECK(lost.disconnected() == "{sync aborted}(connection_lost)(sync_unfinished)");
  LinkScript left;
  left.lead_to(LinkState::alive);
  CHECK(
      left.receive("<DS|><LE|>") ==
      "<LE|DA261004|TI120000|>{sync started}{sync aborted}(closed_by_pms)(sync_unfinished)!close");
  LinkScript stopped;
  stopped.lead_to(LinkState::alive);
  stopped.receive("<DS|>");
  stopped.stop();
  CHECK(stopped.disconnected() == "{sync aborted}(closed_by_hub)(sync_unfinished)");
}

TEST_CASE("a DS in a synchronisation begins a new one") {
  LinkScript pms;
  pms.lead_to(LinkState::alive);
  CHECK(pms.receive("<DS|><DS|>") == "{sync started}{sync aborted}{sync started}(sync_unfinished)");
}

LinkScript& listening(LinkScript& pms) {
  pms.start();
  return pms;
}

TEST_CASE("a listening link waits for the PMS without end, and at once again after a loss") {
  Settings settings;
  settings.role = Role::listener;
  LinkScript pms(settings);
  listening(pms);
  CHECK(pms.link.next_deadline() == std::nullopt);
  pms.connected();
  CHECK(pms.receive("<LS|>") == LinkScript::kDescription);
  CHECK(pms.receive("<LA|>") == "(link_up)");
  CHECK(pms.disconnected() == "(connection_lost)");
  CHECK(pms.link.next_deadline() == pms.time);
  CHECK(pms.timer() == "!open");
}

TEST_CASE("a listening link that cannot listen steps back before it tries again") {
  Settings settings;
  settings.role = Role::listener;
  LinkScript pms(settings);
  listening(pms);
  CHECK(pms.disconnected() == "(connect_failed)");
  CHECK(pms.link.next_deadline() == pms.time + 500ms);
}

}  // namespace
}  // namespace innkeeper::hub::pms
