// SPDX-License-Identifier: Apache-2.0
// What the simulated PMS can do beside the ordinary: synchronise, wake, check a link key, misbehave;
// and that the hub's own link understands all of it.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/pms_sim_desk.hpp"

namespace innkeeper::hub::simpms {
namespace {

constexpr std::string_view kKey = "FidCrypt0S|GVDpVnl6qYlTQXQJZxXdbw==";

pms::LinkKey key(std::string_view text = kKey) { return pms::LinkKey::read(text).value(); }

TEST_CASE("facts of a guest go out in the fields that were asked for") {
  Desk desk;
  desk.bring_up();
  CHECK(desk.run("checkin 7 1 71 language=GE vip=3 name=Guest,_Mr. until=261006") ==
        "<GI|RN7|G#1|GSN|G+71|GLGE|GV3|GNGuest, Mr.|DA261004|TI120000|>");
  CHECK(desk.run("update 1 language=FR") == "<GC|RN7|G#1|G+71|GLFR|>");
  CHECK(desk.run("move 1 8") == "<GC|RN8|GSN|G#1|G+71|RO7|GSN|GLFR|>");
}

TEST_CASE("a synchronisation tells everybody and every empty room, with news in the middle") {
  Desk desk({}, {"1", "2", "3"});
  desk.bring_up();
  desk.run("checkin 1 11");
  desk.run("checkin 1 12 share");
  CHECK(desk.run("sync GI|RN2|G#13|GSN|") ==
        "<DS|DA261004|TI120000|><GI|RN1|G#11|GSN|SF|DA261004|TI120000|>"
        "<GI|RN1|G#12|GSY|SF|DA261004|TI120000|><GI|RN2|G#13|GSN|><GO|RN2|GSN|SF|>"
        "<GO|RN3|GSN|SF|><DE|DA261004|TI120000|>");
  CHECK(desk.hear("<DR|>").starts_with("<DS|"));
}

TEST_CASE("a synchronisation needs somebody to hear it") {
  Desk desk;
  desk.run("sync");
  CHECK(desk.printed("no client's link is alive"));
}

TEST_CASE("DND, pre-arrival and night audit are said") {
  Desk desk;
  desk.bring_up();
  CHECK(desk.run("dnd 7 on") == "<RE|RN7|DNY|>");
  CHECK(desk.run("dnd 7 off") == "<RE|RN7|DNN|>");
  CHECK(desk.run("expect 7") == "<RE|RN7|CS2|>");
  CHECK(desk.run("expect 7 off") == "<RE|RN7|CS0|>");
  CHECK(desk.run("audit begin") == "<NS|DA261004|TI120000|>");
  CHECK(desk.run("audit end") == "<NE|DA261004|TI120000|>");
}

TEST_CASE("what a client tells of rooms is printed in words") {
  Desk desk;
  desk.bring_up();
  desk.hear("<RE|RN7|RS9|>");
  CHECK(desk.printed(R"("event":"told","room":"7","service":"make_up_room")"));
  desk.hear("<RE|RN7|RS3|IDmaria|>");
  CHECK(desk.printed(R"("room":"7","room_status":"3","user":"maria")"));
}

TEST_CASE("a wake call must be answered once, with its own date and time") {
  Desk desk;
  desk.bring_up();
  CHECK(desk.run("wake 7 0630") == "<WR|RN7|DA261005|TI063000|>");
  CHECK(desk.run("wake 7 +90") == "<WR|RN7|DA261004|TI120130|>");
  desk.hear("<WA|RN7|DA261005|TI0630|ASOK|>");
  CHECK(desk.printed("as sent"));
  desk.hear("<WA|RN7|DA261005|TI063000|ASOK|>");
  CHECK(desk.printed(R"("status":"OK","ok":true,"open":1)"));
  desk.hear("<WA|RN7|DA261005|TI063000|ASOK|>");
  CHECK(desk.printed("answered before"));
  CHECK(desk.run("unwake 7 120130") == "<WC|RN7|DA261004|TI120130|>");
  CHECK(desk.run("unwake 7 120130") == "");
  CHECK(desk.printed("there is no such call"));
}

TEST_CASE(
    "a client must know the link key, and a wrong one locks the PMS until somebody unlocks it") {
  ServerSettings settings;
  settings.key = key();
  Desk desk(settings);
  desk.connect();
  CHECK(desk.hear("<LD|RT4|CG" + key().seal("261004120000") + "|><LR|RIGI|FLRNG#|><LA|>") ==
        "<LC|DA261004|TI120000|PHSIM|><LA|DA261004|TI120000|>");
  Desk other(settings);
  other.connect();
  CHECK(other.hear("<LD|RT4|CG" + key().seal("261004115959") + "|>") == "");
  CHECK(other.closed);
  CHECK(other.printed("key_refused"));
  CHECK(other.connect() == "");
  other.run("unlock");
  CHECK(other.connect() == "<LS|DA261004|TI120000|>");
  CHECK(other.hear("<LD|>") == "");
  CHECK(other.printed("LD has no CG"));
}

TEST_CASE("requests can be ignored, marks left out, and what waited said twice") {
  Desk desk;
  desk.run("quirk ignore-requests on");
  desk.run("quirk duplicate-flush on");
  desk.run("checkin 1 11");
  desk.connect();
  CHECK(desk.hear("<LD|><LR|RIGI|FLG#|><LA|>") == "<LA|DA261004|TI120000|><GI|G#11|><GI|G#11|>");
  CHECK(desk.hear("<DR|>") == "");
  CHECK(desk.printed("request_ignored"));
  desk.run("quirk bare-sync on");
  CHECK(desk.run("sync") == "<GI|G#11|>");
}

TEST_CASE("texts go out in the code page of the site") {
  ServerSettings settings;
  settings.code_page = pms::CodePage::shift_jis;
  Desk desk(settings);
  desk.bring_up();
  CHECK(desk.run("checkin 7 1 name=ポン").find("|GN\x83\x7C\x83\x93|") != std::string::npos);
}

TEST_CASE("commands that cannot be are refused with their usage") {
  for (const std::string line :
       {"dnd 7", "dnd 7 maybe", "wake 7 630", "wake 7 2460", "wake 7 +x", "audit", "audit noon",
        "quirk", "quirk lazy on", "quirk noise", "expect", "checkin 7 1 71 72", "update 1 71 72"}) {
    INFO(line);
    CHECK_FALSE(parse_command(line).ok());
  }
}

/// The events that the hub's link reads of what this desk sends for the commands.
std::vector<std::string> heard(const Quirks& quirks, std::uint64_t seed) {
  ServerSettings settings;
  settings.quirks = quirks;
  settings.seed = seed;
  Desk desk(settings, {"1", "2", "3"});
  pms::LinkScript hub;
  hub.start();
  hub.connected();
  std::string to_hub = desk.connect();
  while (!to_hub.empty()) {
    const pms::Output out = hub.link.on_bytes(pms::wire(to_hub), hub.now());
    to_hub = out.send.empty() ? "" : desk.hear(pms::readable(out.send));
  }
  REQUIRE(hub.link.up());
  std::vector<std::string> events;
  for (const char* line : {"checkin 1 11 71 vip=2", "checkin 1 12 share", "move 11 2", "dnd 2 on",
                           "sync", "update 12 72 language=SP", "checkout 12", "audit begin"}) {
    const pms::Output out = hub.link.on_bytes(pms::wire(desk.run(line)), hub.now());
    for (const StayEvent& event : out.events) events.push_back(pms::to_text(event));
  }
  return events;
}

TEST_CASE("no quirk changes what the hub understands") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  const auto plain = heard({}, seed);
  CHECK(plain.size() == 12);
  const Quirks all{Quirk::shuffled,    Quirk::repeated, Quirk::unknown,
                   Quirk::no_last_bar, Quirk::noise,    Quirk::long_times};
  for (std::uint64_t round = 0; round < 50; ++round) CHECK(heard(all, seed + round) == plain);
}

}  // namespace
}  // namespace innkeeper::hub::simpms
