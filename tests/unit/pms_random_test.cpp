// SPDX-License-Identifier: Apache-2.0
// Random input to the FIAS link: it must survive anything, stay small, and not care how TCP cut it.
#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "hub/pms/fias_link.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::pms {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

/// Frames, halves of frames, noise and any byte, mixed.
std::string stream(Random& random) {
  static const std::vector<std::string> pieces{"<GI|RN1|G#1|GSN|>",
                                               "<GI|RN1|G#2|G+9|GSY|SF|>",
                                               "<GO|RN1|G#1|>",
                                               "<GO|RN1|SF|>",
                                               "<GC|RN2|GSN|G#1|RO1|GSY|>",
                                               "<GC|RN2|G#1|>",
                                               "<GI|",
                                               "RN1|",
                                               "G#",
                                               "|",
                                               "<",
                                               ">",
                                               "<>",
                                               "LS",
                                               "<DS|>",
                                               "<DE|>",
                                               "<LA|>",
                                               "<LS|>",
                                               "<XX|YY|>",
                                               "<NS|>",
                                               "<RE|RN1|DNY|>",
                                               "<RE|RN1|RS5|CS2|>",
                                               "<WR|RN1|DA261005|TI063000|>",
                                               "<WC|RN1|DA261005|TI063000|>",
                                               "<GC|RN1|G#1|GLXQ|GA261301|GNA\xFF|>",
                                               std::string(700, 'x')};
  std::string text;
  const std::size_t count = below(random, 60);
  for (std::size_t i = 0; i < count; ++i) {
    text += wire(pieces[below(random, pieces.size())]);
    if (below(random, 8) == 0) text += static_cast<char>(below(random, 256));
  }
  return text;
}

struct Heard {
  std::vector<std::string> events;
  std::string sent;
  std::vector<Note> notes;
  LinkState state = LinkState::stopped;
};

void take(const Output& out, Heard& heard) {
  for (const StayEvent& event : out.events) heard.events.push_back(to_text(event));
  for (const Note& note : out.notes) add_note(heard.notes, note);
  heard.sent += out.send;
}

Heard hear(std::string_view bytes, const std::vector<std::size_t>& cuts) {
  LinkScript script;
  script.lead_to(LinkState::alive);
  Heard heard;
  std::size_t from = 0;
  for (const std::size_t cut : cuts) {
    take(script.link.on_bytes(bytes.substr(from, cut - from), script.now()), heard);
    from = cut;
  }
  take(script.link.on_bytes(bytes.substr(from), script.now()), heard);
  std::sort(heard.notes.begin(), heard.notes.end(), [](const Note& a, const Note& b) {
    return std::tie(a.kind, a.record, a.field) < std::tie(b.kind, b.record, b.field);
  });
  heard.state = script.link.state();
  return heard;
}

TEST_CASE("random cuts give the same events, answers and notes as an uncut stream") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  Random random(seed);
  std::size_t events = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::string bytes = stream(random);
    std::vector<std::size_t> cuts(below(random, 12));
    for (std::size_t& cut : cuts) cut = below(random, bytes.size() + 1);
    std::sort(cuts.begin(), cuts.end());
    const Heard whole = hear(bytes, {});
    const Heard parts = hear(bytes, cuts);
    INFO("round " << round << ": " << readable(bytes));
    REQUIRE(parts.events == whole.events);
    REQUIRE(parts.sent == whole.sent);
    REQUIRE(parts.notes == whole.notes);
    REQUIRE(parts.state == whole.state);
    events += whole.events.size();
  }
  CHECK(events > 1000);
}

constexpr std::size_t kNoteKinds = 32;

TEST_CASE("random bytes and random events never harm, and what is asked for stays in proportion") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  Random random(seed);
  LinkScript script;
  for (int step = 0; step < 50'000; ++step) {
    script.random = static_cast<std::uint32_t>(random());
    Output out;
    std::string input;
    switch (below(random, 8)) {
      case 0: out = script.link.on_connected(script.now()); break;
      case 1:
        if (below(random, 4) == 0) out = script.link.on_disconnected(script.now());
        break;
      case 2: script.pass(std::chrono::milliseconds(below(random, 40'000))); break;
      case 3: out = script.link.on_timer(script.now()); break;
      case 4:
        if (script.link.state() == LinkState::stopped) {
          out = script.link.start(script.now());
        } else if (below(random, 16) == 0) {
          out = script.link.stop(script.now());
        }
        break;
      case 5: {
        input.resize(below(random, 300));
        std::generate(input.begin(), input.end(),
                      [&random] { return static_cast<char>(random()); });
        out = script.link.on_bytes(input, script.now());
        break;
      }
      case 6: input = wire(below(random, 2) == 0 ? "<LS|>" : "<LA|>"); [[fallthrough]];
      default:
        if (input.empty()) input = stream(random);
        out = script.link.on_bytes(input, script.now());
        break;
    }
    // The shortest LS is four bytes and is answered with eight records of less than 50 each.
    REQUIRE(out.send.size() <= 400 * (input.size() / 4 + 1));
    // One record may have begun in an earlier input; the shortest has four bytes with its frame, and
    // one that says three things is longer. The end of a connection may end a synchronisation. No
    // record can be wrong in more ways than there are kinds of notes.
    REQUIRE(out.events.size() <= input.size() / 4 + 2);
    REQUIRE(out.notes.size() <= kNoteKinds * (input.size() / 2 + 1));
  }
}

}  // namespace
}  // namespace innkeeper::hub::pms
