// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "hub/pms/link_key.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;

// The example of the specification: key, LS|DA170831|TI102201| and what LD says for it.
constexpr std::string_view kKey = "GVDpVnl6qYlTQXQJZxXdbw==";
constexpr std::string_view kSealed = "FidCryptAB;3k57hsoHm04fGEyaA3+UVw==oNTebC0J36LY8GV9azyhzw==";

LinkKey key(std::string_view text = kKey) {
  auto read = LinkKey::read(text);
  REQUIRE(read.ok());
  return *read;
}

constexpr LinkKeyIv kIv{0xDE, 0x4E, 0x7B, 0x86, 0xCA, 0x07, 0x9B, 0x4E,
                        0x1F, 0x18, 0x4C, 0x9A, 0x03, 0x7F, 0x94, 0x57};

TEST_CASE("the example of the specification opens to date and time of its LS") {
  CHECK(key().open(kSealed) == "170831102201");
}

TEST_CASE("date and time of an LS are sealed as in the example of the specification") {
  CHECK(key().seal("170831102201", kIv) == kSealed);
}

TEST_CASE("two seals of the same LS differ, and both open") {
  const std::string first = key().seal("170831102201");
  const std::string second = key().seal("170831102201");
  CHECK(first != second);
  CHECK(key().open(first) == "170831102201");
  CHECK(key().open(second) == "170831102201");
}

TEST_CASE("a key is taken as the PMS's people hand it over, and nothing else is") {
  CHECK(LinkKey::read("FidCrypt0S|GVDpVnl6qYlTQXQJZxXdbw==").ok());
  CHECK(LinkKey::read("FidCrypt0S|GVDpVnl6qYlTQXQJZxXdbw==|").ok());
  for (const std::string text :
       {"", "secret", "GVDpVnl6qYlTQXQJZxXdbw", "GVDpVnl6qYlTQXQJZxXd", "FidCrypt0S|",
        "GVDpVnl6qYlTQXQJZxXdbwGVDpVnl6qYlTQXQJZxXdbw===="}) {
    INFO(text);
    const auto read = LinkKey::read(text);
    REQUIRE_FALSE(read.ok());
    CHECK((text.empty() || read.error().find(text) == std::string::npos || text == "FidCrypt0S|"));
  }
}

TEST_CASE("what was not sealed with this key does not open to its time") {
  CHECK(key("AAAAAAAAAAAAAAAAAAAAAA==").open(kSealed) != "170831102201");
  for (const std::string text : {"", "FidCryptAB;", "FidCryptAB;????", "170831102201"}) {
    CHECK(key().open(text) == std::nullopt);
  }
}

FiasLink::Seal sealing() {
  return [](std::string_view start) { return key().seal(start, kIv); };
}

TEST_CASE("a link with a key seals the last LS in its LD and asks for a return") {
  LinkScript pms({}, sealing());
  pms.lead_to(LinkState::awaiting_start);
  const std::string said = pms.receive("<LS|DA170831|TI102201|>");
  CHECK(said.starts_with("<LD|DA261004|TI120000|V#1.0|IFEM|RT4|CG" + std::string(kSealed) + "|>"));
  CHECK(pms.receive("<LC|DA170831|RP116|><LA|>") == "(link_up)");
}

TEST_CASE("a key that the PMS answers with silence, LE or a hang-up is never tried again") {
  struct Ending {
    std::string_view what;
    std::string (*end)(LinkScript&);
    std::string_view said;
  };
  const Ending endings[] = {
      {"silence", [](LinkScript& pms) { return pms.expire(); },
       "(no_link_alive)(key_refused)!close"},
      {"LE", [](LinkScript& pms) { return pms.receive("<LE|>"); },
       "<LE|DA261004|TI120000|>(closed_by_pms)(key_refused)!close"},
      {"a hang-up", [](LinkScript& pms) { return pms.disconnected(); },
       "(connection_lost)(key_refused)"},
  };
  for (const Ending& ending : endings) {
    INFO(ending.what);
    LinkScript pms({}, sealing());
    pms.lead_to(LinkState::initialising);
    CHECK(ending.end(pms) == ending.said);
    for (int hour = 0; hour < 48; ++hour) CHECK(pms.expire() == "(key_refused)");
    CHECK(pms.link.state() == LinkState::refused);
    CHECK(pms.stop() == "(closed_by_hub)");
  }
}

TEST_CASE("a PMS that says LS twice at its start is told the key twice, and no third time") {
  LinkScript pms({}, sealing());
  pms.lead_to(LinkState::initialising);
  CHECK(pms.receive("<LS|DA170831|TI102202|>").find("|CGFidCryptAB;") != std::string::npos);
  CHECK(pms.receive("<LS|DA170831|TI102203|>") == "(start_loop)(key_refused)!close");
}

TEST_CASE("a key that was confirmed once is right: later failures are those of any link") {
  LinkScript pms({}, sealing());
  pms.lead_to(LinkState::alive);
  CHECK(pms.disconnected() == "(connection_lost)");
  CHECK(pms.expire() == "!open");
  pms.connected();
  pms.receive("<LS|DA170831|TI102204|>");
  CHECK(pms.disconnected() == "(connection_lost)");
  CHECK(pms.link.state() == LinkState::waiting);
}

TEST_CASE("a PMS that gives no LS to seal is left, not told a key over nothing") {
  LinkScript pms({}, sealing());
  pms.lead_to(LinkState::asking_start);
  CHECK(pms.receive("<LA|>") == "(no_start_time)!close");
  CHECK(pms.link.state() == LinkState::waiting);
}

}  // namespace
}  // namespace innkeeper::hub::pms
