// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/serial_line.hpp"

#include <array>
#include <random>
#include <string>
#include <utility>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::pms {
namespace {

using namespace std::chrono_literals;

/// Frames as <record>, ENQ as E, ACK as A, NAK as N; the checksum stays as it is.
std::string readable_serial(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += byte == kStx   ? '<'
            : byte == kEtx ? '>'
            : byte == kEnq ? 'E'
            : byte == kAck ? 'A'
            : byte == kNak ? 'N'
                           : byte;
  }
  return text;
}

struct Line {
  SerialLine line;
  room::Time now{};
  SerialOutput total;

  std::string send(std::string record) {
    SerialOutput out;
    const bool is_taken = line.send(std::move(record), now, out);
    REQUIRE(is_taken);
    return keep(std::move(out));
  }
  std::string hear(std::string_view bytes) {
    SerialOutput out;
    line.on_bytes(bytes, now, out);
    return keep(std::move(out));
  }
  std::string expire() {
    REQUIRE(line.deadline());
    now = *line.deadline();
    SerialOutput out;
    line.on_timer(now, out);
    return keep(std::move(out));
  }
  std::string keep(SerialOutput out) {
    total.delivered += out.delivered;
    total.lost += out.lost;
    for (std::string& record : out.records) total.records.push_back(std::move(record));
    return readable_serial(out.send);
  }
};

TEST_CASE("the checksums of the specification are those of this codec") {
  constexpr std::array<std::pair<std::string_view, char>, 7> kVectors{{
      {"12345", '2'},
      {"LS|DA161117|TI102926|", 'w'},
      {"LD|DA161117|TI103116|V#1.0|IFWW|", '?'},
      {"LA|DA161117|TI102543|", 'j'},
      {"LE|DA161117|TI102631|", 'h'},
      {"LS|DA161117|TI102540|", '{'},
      {"LS|DA161117|TI102107|", '|'},
  }};
  for (const auto& [record, sum] : kVectors) {
    INFO(record);
    CHECK(checksum(record) == sum);
  }
}

TEST_CASE("a record with a right checksum is acknowledged and taken once") {
  Line pms;
  CHECK(pms.hear(encode_serial_frame("GI|RN1|G#2|")) == "A");
  CHECK(pms.total.records == std::vector<std::string>{"GI|RN1|G#2|"});
}

TEST_CASE("a record with a wrong checksum is refused and not taken") {
  Line pms;
  std::string frame = encode_serial_frame("GI|RN1|G#2|");
  frame.back() = static_cast<char>(frame.back() ^ 1);
  CHECK(pms.hear(frame) == "N");
  CHECK(pms.total.records.empty());
}

TEST_CASE("a checksum that looks like STX, ETX or a line byte is still a checksum") {
  for (const char wanted : {kStx, kEtx, kEnq, kAck, kNak, '|'}) {
    // The last byte of the record makes the checksum what is wanted.
    const std::string base = "GI|RN1|XX";
    std::string record = base + static_cast<char>(checksum(base) ^ wanted);
    if (record.find(kStx) != record.npos || record.find(kEtx) != record.npos) continue;
    REQUIRE(checksum(record) == wanted);
    Line pms;
    CHECK(pms.hear(encode_serial_frame(record)) == "A");
    CHECK(pms.total.records == std::vector<std::string>{record});
  }
}

TEST_CASE("no answer for three seconds is asked after, the record is not repeated") {
  Line pms;
  CHECK(pms.send("LA|") == "<LA|>" + std::string(1, checksum("LA|")));
  SerialOutput early;
  pms.line.on_timer(pms.now + 2999ms, early);
  CHECK(early.send.empty());
  CHECK(pms.expire() == "E");
  CHECK(pms.hear({&kAck, 1}) == "");
  CHECK(pms.total.delivered == 1);
  CHECK(pms.line.deadline() == std::nullopt);
}

TEST_CASE("after three enquiries without answer the record is given up and the next one sent") {
  Line pms;
  pms.send("LA|");
  CHECK(pms.send("LE|") == "");
  CHECK(pms.expire() == "E");
  CHECK(pms.expire() == "E");
  CHECK(pms.expire() == "E");
  CHECK(pms.expire() == "<LE|>" + std::string(1, checksum("LE|")));
  CHECK(pms.total.lost == 1);
}

TEST_CASE("a refused record is sent four times in all, then given up") {
  Line pms;
  const std::string frame = pms.send("LA|");
  for (unsigned i = 0; i < kMaxResends; ++i) CHECK(pms.hear({&kNak, 1}) == frame);
  CHECK(pms.hear({&kNak, 1}) == "");
  CHECK(pms.total.lost == 1);
  CHECK(pms.total.delivered == 0);
}

TEST_CASE("ENQ is answered with the last answer, and a stray byte makes that NAK") {
  Line pms;
  CHECK(pms.hear({&kEnq, 1}) == "N");
  pms.hear(encode_serial_frame("LS|"));
  CHECK(pms.hear({&kEnq, 1}) == "A");
  CHECK(pms.hear({&kEnq, 1}) == "A");
  CHECK(pms.hear("?") == "");
  CHECK(pms.hear({&kEnq, 1}) == "N");
}

TEST_CASE("an oversized record is refused, and the line goes on") {
  Line pms;
  const std::string big(kMaxRecordBytes + 1, 'x');
  CHECK(pms.hear(std::string(1, kStx) + big + kEtx) == "N");
  CHECK(pms.hear(encode_serial_frame("LS|")) == "A");
  CHECK(pms.total.records == std::vector<std::string>{"LS|"});
}

TEST_CASE("the queue of the line has an end") {
  Line pms;
  for (std::size_t i = 0; i < kMaxSerialQueue; ++i) pms.send("LA|");
  SerialOutput out;
  CHECK_FALSE(pms.line.send("LA|", pms.now, out));
}

TEST_CASE("two ends of a noisy line deliver each record at most once, and most of them") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  SerialLine hub;
  SerialLine pms;
  std::size_t received = 0;
  std::size_t delivered = 0;
  std::size_t lost = 0;
  room::Time now{};
  for (int record = 0; record < 500; ++record) {
    SerialOutput out;
    REQUIRE(hub.send("RE|RN" + std::to_string(record) + "|", now, out));
    std::string to_pms = out.send;
    while (hub.deadline()) {
      if (!to_pms.empty() && random() % 8 == 0) {
        to_pms[random() % to_pms.size()] = static_cast<char>(random());
      }
      SerialOutput heard;
      pms.on_bytes(to_pms, now, heard);
      received += heard.records.size();
      SerialOutput answered;
      // An answer is lost now and then.
      if (random() % 10 != 0) hub.on_bytes(heard.send, now, answered);
      if (answered.send.empty() && hub.deadline()) {
        now = *hub.deadline();
        hub.on_timer(now, answered);
      }
      delivered += answered.delivered;
      lost += answered.lost;
      to_pms = answered.send;
    }
  }
  CHECK(delivered + lost == 500);
  CHECK(delivered > 450);
  // The checksum is one byte: a damaged record passes it now and then, but none is made up.
  CHECK(received <= 500 + lost * (kMaxResends + 1));
}

}  // namespace
}  // namespace innkeeper::hub::pms
