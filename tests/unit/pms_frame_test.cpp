// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_frame.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::pms {
namespace {

std::vector<std::string> drain(FrameDecoder& decoder, std::string_view bytes) {
  std::vector<std::string> records;
  while (auto record = decoder.next(bytes)) records.push_back(*record);
  CHECK(bytes.empty());
  return records;
}

TEST_CASE("a record travels between STX and ETX") {
  CHECK(encode_frame("LA|") == "\x02LA|\x03");
  FrameDecoder decoder;
  CHECK(drain(decoder, "\x02LA|\x03") == std::vector<std::string>{"LA|"});
}

TEST_CASE("a stream gives the same records wherever it is cut") {
  const std::string stream =
      "noise\x02LS|DA160728|TI143101|\x03\r\n\x02GI|RN2781|G#12345|\x03\x02GO|RN2781|G#12345|GSN|"
      "\x03";
  FrameDecoder whole;
  const auto expected = drain(whole, stream);
  REQUIRE(expected.size() == 3);
  for (std::size_t first = 0; first <= stream.size(); ++first) {
    for (std::size_t second = first; second <= stream.size(); ++second) {
      FrameDecoder decoder;
      std::vector<std::string> records;
      const std::string_view view = stream;
      for (const std::string_view part :
           {view.substr(0, first), view.substr(first, second - first), view.substr(second)}) {
        for (auto& record : drain(decoder, part)) records.push_back(record);
      }
      REQUIRE(records == expected);
      REQUIRE(decoder.counts() == whole.counts());
    }
  }
  CHECK(whole.counts() == FrameCounts{0, 0, 7});
}

TEST_CASE("a new STX inside a record drops the partial one") {
  FrameDecoder decoder;
  CHECK(drain(decoder, "\x02GI|RN1\x02GO|RN2|\x03") == std::vector<std::string>{"GO|RN2|"});
  CHECK(decoder.counts().partial == 1);
}

TEST_CASE("a record of the longest length passes, one byte more is dropped whole and counted") {
  FrameDecoder decoder;
  const std::string longest(kMaxRecordBytes, 'x');
  CHECK(drain(decoder, encode_frame(longest)) == std::vector<std::string>{longest});
  CHECK(drain(decoder, "\x02" + longest + "y\x03\x02LA|\x03") == std::vector<std::string>{"LA|"});
  CHECK(decoder.counts().oversized == 1);
  CHECK(drain(decoder, "\x02" + longest + longest + "\x02LA|\x03") ==
        std::vector<std::string>{"LA|"});
  CHECK(decoder.counts().oversized == 2);
  CHECK(decoder.counts().partial == 0);
}

TEST_CASE("an empty record is a record, a lone ETX is noise") {
  FrameDecoder decoder;
  CHECK(drain(decoder, "\x03\x02\x03") == std::vector<std::string>{""});
  CHECK(decoder.counts().ignored_bytes == 1);
}

TEST_CASE("a reset forgets the record of the connection before") {
  FrameDecoder decoder;
  CHECK(drain(decoder, "\x02GI|RN1").empty());
  decoder.reset();
  CHECK(drain(decoder, "|\x03\x02LA|\x03") == std::vector<std::string>{"LA|"});
}

}  // namespace
}  // namespace innkeeper::hub::pms
