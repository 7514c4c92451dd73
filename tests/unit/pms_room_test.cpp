// SPDX-License-Identifier: Apache-2.0
// RE from the PMS, the table of room status codes, and the table of languages.
#include <string>

#include "hub/pms/fias_reading.hpp"
#include "hub/pms/language_table.hpp"
#include "hub/pms/room_status_codes.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_text.hpp"

namespace innkeeper::hub::pms {
namespace {

std::string told_of_room(const std::string& text, const Settings& settings = {}) {
  const auto record = parse_record(text);
  REQUIRE(record.ok());
  const Reading reading = read_room(*record, settings);
  std::string said;
  for (const StayEvent& event : reading.events) said += "{" + to_text(event) + "}";
  for (const Note& note : reading.notes) {
    said += "(" + std::string(name(note.kind)) + " " + note.field + note.code + ")";
  }
  return said;
}

TEST_CASE("do-not-disturb of the PMS is read, and what is about telephones is not") {
  CHECK(told_of_room("RE|RN2781|DNY|") == "{dnd 2781 on}");
  CHECK(told_of_room("RE|RN2781|CS2|DNN|") == "{dnd 2781 off}");
  CHECK(told_of_room("RE|RN2781|G#1|MLN|CS3|DNN|") == "{dnd 2781 off}");
  CHECK(told_of_room("RE|RN2781|CS3|MLY|TVTU|MRMU|") == "");
  CHECK(told_of_room("RE|RN2781|DN|") == "");
  CHECK(told_of_room("RE|RN2781|DNX|") == "(unreadable_field DN)");
  CHECK(told_of_room("RE|DNY|") == "(missing_field RN)");
  Settings without;
  without.do_not_disturb = false;
  CHECK(told_of_room("RE|RN2781|DNY|", without) == "");
}

TEST_CASE("pre-arrival is read where it is configured, and only there") {
  Settings suite8;
  suite8.pre_arrival = true;
  CHECK(told_of_room("RE|RN7|CS2|", suite8) == "{expected 7}");
  CHECK(told_of_room("RE|RN7|CS0|", suite8) == "{not expected 7}");
  CHECK(told_of_room("RE|RN7|CS3|", suite8) == "");
  CHECK(told_of_room("RE|RN7|CS2|") == "");
}

TEST_CASE("the codes of the specification are known without configuration") {
  const RoomStatusCodes codes;
  CHECK(codes.code(RoomCondition::dirty, false) == "1");
  CHECK(codes.code(RoomCondition::dirty, true) == "2");
  CHECK(codes.code(RoomCondition::clean, false) == "3");
  CHECK(codes.code(RoomCondition::clean, true) == "4");
  CHECK(codes.code(RoomCondition::inspected, false) == "5");
  CHECK(codes.code(RoomCondition::inspected, true) == "6");
  CHECK(codes.code(RoomCondition::pickup, true) == "2");
  CHECK(codes.meaning("3") == RoomCode{RoomCondition::clean, false, {}});
  CHECK(codes.meaning("7") == std::nullopt);
}

TEST_CASE("a site's own table replaces the codes of the specification") {
  const RoomStatusCodes codes(RoomStatusCodes::Table{{"5", *room_code_named("pickup")},
                                                     {"7", *room_code_named("out of order")},
                                                     {"3", *room_code_named("clean")}});
  CHECK(codes.code(RoomCondition::pickup, true) == "5");
  CHECK(codes.code(RoomCondition::clean, false) == "3");
  CHECK(codes.code(RoomCondition::inspected, false) == std::nullopt);
  CHECK(codes.meaning("7") == RoomCode{{}, {}, SaleState::out_of_order});
  CHECK(codes.meaning("1") == std::nullopt);
}

TEST_CASE("the words of a room status table are few") {
  CHECK(room_code_named("dirty vacant") == RoomCode{RoomCondition::dirty, false, {}});
  CHECK(room_code_named("inspected occupied") == RoomCode{RoomCondition::inspected, true, {}});
  CHECK(room_code_named("in service") == RoomCode{{}, {}, SaleState::in_service});
  for (const char* words : {"", "dirty  vacant", "dirtyvacant", "cleaned", "out", "vacant"}) {
    INFO(words);
    CHECK(room_code_named(words) == std::nullopt);
  }
}

TEST_CASE("languages: the site first, then FIAS, then ISO 639-1, in any letter case") {
  const LanguageTable built_in;
  CHECK(built_in.tag("EA") == "en");
  CHECK(built_in.tag("GE") == "de");
  CHECK(built_in.tag("SP") == "es");
  CHECK(built_in.tag("FR") == "fr");
  CHECK(built_in.tag("JA") == "ja");
  CHECK(built_in.tag("SW") == "sv");
  CHECK(built_in.tag("nl") == "nl");
  for (const char* code : {"", "E", "XX", "ENG", "E ", "12"}) {
    INFO(code);
    CHECK(built_in.tag(code) == std::nullopt);
  }
  const LanguageTable site({{"PO", "pt-BR"}, {"1", "gsw"}});
  CHECK(site.tag("PO") == "pt-BR");
  CHECK(site.tag("1") == "gsw");
  CHECK(site.tag("EA") == "en");
}

TEST_CASE("a language tag has parts of letters and digits") {
  for (const char* tag : {"de", "pt-BR", "zh-Hant-TW", "gsw", "es-419"}) {
    INFO(tag);
    CHECK(is_language_tag(tag));
  }
  for (const char* tag : {"", "d", "german", "de-", "-de", "de_DE", "d1", "de--AT", "de-123456789",
                          "de-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa"}) {
    INFO(tag);
    CHECK_FALSE(is_language_tag(tag));
  }
}

}  // namespace
}  // namespace innkeeper::hub::pms
