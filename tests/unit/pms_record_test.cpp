// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_record.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::pms {
namespace {

Record parsed(std::string_view text) {
  auto record = parse_record(text);
  REQUIRE(record.ok());
  return *record;
}

TEST_CASE("a record is an id and fields in the order of the wire") {
  const Record record = parsed("GI|RN2781|G#12345|GNGuest, Mr.|GSN|");
  CHECK(record.id == "GI");
  CHECK(record.fields ==
        std::vector<Field>{{"RN", "2781"}, {"G#", "12345"}, {"GN", "Guest, Mr."}, {"GS", "N"}});
  CHECK(record.unreadable == 0);
}

TEST_CASE("a missing last bar changes nothing") {
  CHECK(parsed("GO|RN1|GSN").fields == parsed("GO|RN1|GSN|").fields);
  CHECK(parsed("LA").id == "LA");
  CHECK(parsed("LA|").fields.empty());
}

TEST_CASE("an empty value is not an absent field, and SF is a flag without value") {
  const Record record = parsed("GI|RN1|G#2|GV|SF|");
  CHECK(record.first("GV") == "");
  CHECK(record.first("GL") == std::nullopt);
  CHECK(record.has("SF"));
  CHECK_FALSE(record.has("RO"));
}

TEST_CASE("a field may come twice and both are kept") {
  const Record record = parsed("GC|RN9327|GSN|RO2781|GSY|");
  CHECK(record.fields ==
        std::vector<Field>{{"RN", "9327"}, {"GS", "N"}, {"RO", "2781"}, {"GS", "Y"}});
}

TEST_CASE("values are bytes: leading zeros, spaces and any code page stay") {
  CHECK(parsed("GI|RN0732|").first("RN") == "0732");
  CHECK(parsed("GI|RN 73 |").first("RN") == " 73 ");
  CHECK(parsed("GI|RN\x81\xE9|").first("RN") == "\x81\xE9");
}

TEST_CASE("fields too short for an id are left out and counted, empty ones are nothing") {
  const Record record = parsed("GI|R||RN1||");
  CHECK(record.fields == std::vector<Field>{{"RN", "1"}});
  CHECK(record.unreadable == 1);
}

TEST_CASE("text without a record id is refused") {
  for (const std::string text :
       {"", "|", "G", "GIX|RN1|", "gi|RN1|", "RN2781", "G#|", "\x81\xE9|"}) {
    INFO(text);
    CHECK_FALSE(parse_record(text).ok());
  }
}

TEST_CASE("a record is written as it is read") {
  RecordWriter record("GC");
  record.field("RN", "0412").field("GS", "N").field("SF", "");
  CHECK(record.text() == "GC|RN0412|GSN|SF|");
}

TEST_CASE("a value with a bar or a control character cannot stand in a field") {
  CHECK(is_field_value("0732 suite"));
  CHECK(is_field_value("\x81"));
  CHECK_FALSE(is_field_value("7|32"));
  CHECK_FALSE(is_field_value("7\x03"));
  CHECK_FALSE(is_field_value("\x7F"));
}

}  // namespace
}  // namespace innkeeper::hub::pms
