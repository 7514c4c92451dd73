// SPDX-License-Identifier: Apache-2.0
// Feeds any bytes to every decoder of the wire: none may crash, whatever one takes must be JSON to
// another reader and must survive being written and read again.
#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/topics.hpp"

namespace {

using namespace innkeeper;

using Buffer = std::array<char, wire::kMaxDocumentBytes>;

void check_json(std::string_view bytes) {
  check(nlohmann::json::accept(bytes), "what the codec takes is JSON to another reader");
}

/// `decode` is one of the codec's decoders.
template <class Decode>
void try_decoder(std::string_view bytes, Decode decode) {
  const auto value = decode(bytes);
  if (!value) return;
  check_json(bytes);
  Buffer buffer{};
  const auto written = wire::encode(*value, buffer);
  check(written.ok(), "what was read can be written");
  const auto back = decode(*written);
  check(back.ok() && *back == *value, "what was written is read as the same value");
}

/// The gate before all decoders: seldom does garbage get past the words and ranges behind it.
void try_reader(std::string_view bytes) {
  std::array<wire::Token, wire::kMaxHubTokens> memory;
  wire::Reader reader(memory);
  if (reader.open(bytes, wire::kMaxDocumentBytes) && reader.ok()) check_json(bytes);
}

void try_plan(std::string_view bytes) {
  const auto plan = wire::decode_plan(bytes);
  if (!plan) check(!plan.error().errors.empty(), "a rejection says why");
  try_decoder(bytes, [](std::string_view text) { return wire::decode_plan(text); });
  const auto for_a_bare_room = wire::decode_plan(bytes, room::Fixtures{});
  check(!for_a_bare_room || plan.ok(), "who knows no lights takes what any room takes");
}

void try_link(std::string_view bytes) {
  const auto link = wire::decode_link(bytes);
  if (!link) return;
  check_json(bytes);
  const auto back = wire::decode_link(wire::encode(*link));
  check(back.ok() && *back == *link, "a link state survives the wire");
}

void try_topic(std::string_view bytes) {
  const auto topic = wire::parse_topic(bytes);
  if (!topic) return;
  check(wire::topic_of(topic->room, topic->channel).view() == bytes, "a topic has one spelling");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try_reader(bytes);
  try_plan(bytes);
  try_decoder(bytes, wire::decode_report);
  try_decoder(bytes, wire::decode_telemetry);
  try_decoder(bytes, wire::decode_time);
  try_link(bytes);
  try_topic(bytes);
  return 0;
}
