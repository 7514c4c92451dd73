// SPDX-License-Identifier: Apache-2.0
// The codec against nlohmann/json over random mutations of valid documents: what ours takes the
// other takes too, with the same values; what the other calls no JSON ours refuses.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"
#include "tests/support/wire_defaults.hpp"
#include "tests/support/wire_generator.hpp"
#include "tests/support/wire_values.hpp"

namespace innkeeper::wire {
namespace {

using nlohmann::json;
using test::WireGenerator;

const std::uint64_t kMutations = tests::rounds(20'000);

/// Pieces that sit at the edges of the grammar.
const std::vector<std::string> kPieces{"\"",
                                       "\\",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       ",",
                                       ":",
                                       "0",
                                       "-",
                                       ".",
                                       "e",
                                       "1e400",
                                       "01",
                                       "1.",
                                       "null",
                                       "true",
                                       "\\u0063",
                                       "\\ud83d",
                                       "\\u0000",
                                       std::string(1, '\0'),
                                       "\n",
                                       "\t",
                                       " ",
                                       "\xef\xbb\xbf",
                                       "\xc3",
                                       "\xc3\xa9",
                                       "\xed\xa0\x80",
                                       "\xff",
                                       "[[[[[[[[",
                                       "{\"a\":1}",
                                       "\"epoch\":1,",
                                       "-0",
                                       "1e-2",
                                       "22.50"};

std::string piece(WireGenerator& random) {
  return kPieces[static_cast<std::size_t>(
      random.between(0, static_cast<std::int64_t>(kPieces.size()) - 1))];
}

void mutate(std::string& text, WireGenerator& random) {
  const auto place = [&] {
    return static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(text.size())));
  };
  const std::size_t at = place();
  const auto length = static_cast<std::size_t>(random.between(1, 4));
  switch (random.between(0, 5)) {
    case 0: text.insert(at, piece(random)); break;
    case 1: text.erase(at, length); break;
    case 2: text.replace(at, std::min(length, text.size() - at), piece(random)); break;
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(random.between(0, 255));
      break;
    case 4:
      if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        text[at] = static_cast<char>(random.between('0', '9'));
      }
      break;
    default: text.insert(at, text, place(), length * 8); break;
  }
}

/// How often each end was reached: a test that only sees refusals proves little.
struct Tally {
  int taken = 0;
  int refused = 0;
  int not_json = 0;
};

/// Whether the gate before all decoders lets `document` pass: most garbage fails on words and ranges
/// behind it, and would hide a gap here.
bool passes_the_gate(const std::string& document) {
  std::array<Token, kMaxHubTokens> memory;
  Reader reader(memory);
  return reader.open(document, kMaxDocumentBytes) && reader.ok();
}

/// `decode` gives the neutral value of a document, or null when it is refused; `meaning` what the
/// protocol makes of the neutral form that nlohmann read.
template <class Decode, class Meaning>
void compare(const std::string& document, Decode decode, Meaning meaning, Tally& tally) {
  const json ours = decode(document);
  const json theirs = json::parse(document, nullptr, false);
  if (theirs.is_discarded()) {
    ++tally.not_json;
    REQUIRE(ours.is_null());
    REQUIRE_FALSE(passes_the_gate(document));
  } else if (ours.is_null()) {
    ++tally.refused;
  } else {
    ++tally.taken;
    REQUIRE(test::is_part_of(ours, meaning(test::neutral_document(theirs))));
  }
}

json plan_value(const std::string& document) {
  const auto plan = decode_plan(document);
  return plan ? test::neutral(*plan) : json();
}

json report_value(const std::string& document) {
  const auto report = decode_report(document);
  return report ? test::neutral(*report) : json();
}

json telemetry_value(const std::string& document) {
  const auto telemetry = decode_telemetry(document);
  return telemetry ? test::neutral(*telemetry) : json();
}

template <class MakeDocument, class Decode, class Meaning>
Tally run(MakeDocument make_document, Decode decode, Meaning meaning) {
  const std::uint64_t base = test::seed_of_run();
  Tally tally;
  for (std::uint64_t round = 0; round < kMutations; ++round) {
    WireGenerator random(base * 1'000'003 + round);
    std::string document = make_document(random);
    for (std::int64_t changes = random.between(0, 3); changes > 0; --changes) {
      mutate(document, random);
    }
    INFO("INNKEEPER_SEED=" << base << " round " << round << ": " << document);
    compare(document, decode, meaning, tally);
  }
  return tally;
}

void check_all_ends_were_seen(const Tally& tally) {
  CHECK(tally.taken > static_cast<int>(kMutations) / 10);
  CHECK(tally.refused > static_cast<int>(kMutations) / 100);
  CHECK(tally.not_json > static_cast<int>(kMutations) / 10);
}

template <class Value>
std::string encoded(const Value& value) {
  std::array<char, kMaxDocumentBytes> buffer{};
  return std::string(encode(value, buffer).value());
}

TEST_CASE("mutated plans mean the same to nlohmann as to the codec, or nothing") {
  check_all_ends_were_seen(run([](WireGenerator& random) { return encoded(random.plan()); },
                               plan_value, test::meaning_of_plan));
}

TEST_CASE("mutated reports mean the same to nlohmann as to the codec, or nothing") {
  check_all_ends_were_seen(run([](WireGenerator& random) { return encoded(random.report()); },
                               report_value, test::meaning_of_report));
}

TEST_CASE("mutated telemetry means the same to nlohmann as to the codec, or nothing") {
  check_all_ends_were_seen(run([](WireGenerator& random) { return encoded(random.telemetry()); },
                               telemetry_value, test::meaning_of_telemetry));
}

}  // namespace
}  // namespace innkeeper::wire
