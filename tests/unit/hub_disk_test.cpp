// SPDX-License-Identifier: Apache-2.0
// The whole hub on the SQLite store and a disk that fails or loses its power: every transaction of a
// hotel's day, at every call.
#include <filesystem>
#include <memory>
#include <random>

#include "hub/store/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/hub_story.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::hub {
namespace {

using support::CollectingSink;
using support::differences;
using support::FaultyVfs;
using support::HubStory;
using support::stored_in;

/// What a hub that starts after `past` hears: the broker keeps what rooms told last, and the PMS begins
/// a synchronisation anew that was under way.
std::vector<Event> said_again(std::span<const HubStory::Step> past) {
  std::map<room::RoomId, Event> told;
  std::vector<Event> synchronisation;
  for (const HubStory::Step& step : past) {
    if (const auto* report = std::get_if<ReportReceived>(&step.event)) {
      told.insert_or_assign(report->room, step.event);
    }
    const auto* stay = std::get_if<StayEvent>(&step.event);
    if (stay == nullptr) continue;
    const bool begins = std::holds_alternative<SyncStarted>(*stay);
    if (begins || !synchronisation.empty()) synchronisation.push_back(step.event);
    if (std::holds_alternative<SyncEnded>(*stay)) synchronisation.clear();
  }
  std::vector<Event> all;
  all.reserve(told.size() + synchronisation.size());
  for (auto& [room, event] : told) all.push_back(std::move(event));
  all.insert(all.end(), synchronisation.begin(), synchronisation.end());
  return all;
}

/// The hub of the story on a database of its own.
struct DiskHub {
  DiskHub(const HubStory& story, const std::string& path) {
    auto opened = store::SqliteStore::open(path);
    if (!opened) return;
    database = std::move(opened).value();
    hotel.emplace(story.source(), *database, story.clock(), Identity{"test", true});
    engine.emplace(*hotel, *database, sink);
  }

  /// Starts at the time of the last of `done` steps. Whether that is durable.
  bool start(const HubStory& story, std::size_t done) {
    const Now now = done == 0 ? story.begin() : story.steps()[done - 1].now;
    if (!engine || engine->run({}, now).error) return false;
    return hear_again(story, done, now);
  }
  bool hear_again(const HubStory& story, std::size_t done, Now now) {
    for (const Event& event : said_again(std::span(story.steps()).first(done))) {
      if (engine->run(std::span(&event, 1), now).error) return false;
    }
    return true;
  }
  /// Whether the step is durable.
  bool run(const HubStory::Step& step) {
    const Engine::Outcome outcome = engine->run(std::span(&step.event, 1), step.now);
    return !outcome.error && outcome.handled == 1;
  }

  std::unique_ptr<store::SqliteStore> database;
  CollectingSink sink;
  std::optional<Hotel> hotel;
  std::optional<Engine> engine;
};

const HubStory& story() {
  static const HubStory kStory;
  return kStory;
}

TEST_CASE("a hotel's day leaves in SQLite what it leaves in memory, and each step of it writes") {
  const tests::TemporaryDirectory directory;
  DiskHub hub(story(), directory.path() / "hub.db");
  REQUIRE(hub.start(story(), 0));
  CHECK(differences(stored_in(*hub.database), story().after(0)) == "");
  std::size_t writing = 0;
  for (std::size_t i = 0; i < story().steps().size(); ++i) {
    INFO("step " << i);
    REQUIRE(hub.run(story().steps()[i]));
    CHECK(differences(stored_in(*hub.database), story().after(i + 1)) == "");
    if (story().after(i) != story().after(i + 1)) ++writing;
  }
  CHECK(writing >= 25);
  std::set<Table> kinds;
  for (std::size_t i = 0; i <= story().steps().size(); ++i) {
    for (const auto& [key, row] : story().after(i).rows) kinds.insert(key.first);
  }
  CHECK(kinds.size() == kTables);
}

/// As stored, but for when the PMS was asked last: a hub that lost count of a synchronisation asks again.
support::Stored without_question(support::Stored stored) {
  for (auto& [key, row] : stored.rows) {
    if (auto* sync = std::get_if<SyncRow>(&row)) sync->asked = {};
  }
  return stored;
}

/// The n-th call of step `index` fails on a copy of the database before it. False: it has fewer calls.
bool survives_failed_call(const std::filesystem::path& before, std::size_t index, std::uint64_t n,
                          int code) {
  const tests::TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "hub.db";
  std::filesystem::copy_file(before, path);
  FaultyVfs vfs;
  DiskHub hub(story(), path);
  const HubStory::Step& step = story().steps()[index];
  REQUIRE(hub.start(story(), index));
  hub.sink.all.clear();
  vfs.fail_call(n, code);
  const bool done = hub.run(step);
  if (!vfs.has_failed()) return false;
  INFO("step " << index << ", call " << n << " failed with " << code);
  if (done) {  // what failed came after the commit
    CHECK(differences(stored_in(*hub.database), story().after(index + 1)) == "");
    return true;
  }
  CHECK(hub.sink.all.empty());
  CHECK(differences(stored_in(*hub.database), story().after(index)) == "");
  REQUIRE(hub.hear_again(story(), index, step.now));
  REQUIRE(hub.run(step));
  CHECK(differences(without_question(stored_in(*hub.database)),
                    without_question(story().after(index + 1))) == "");
  return true;
}

// Every call in a release build, otherwise one of three, others in each step.
constexpr std::uint64_t kStride = INNKEEPER_FULL_SIZE ? 1 : 3;

TEST_CASE("whichever call of whichever transaction fails, nothing of it holds, and again it does") {
  const int code = GENERATE(SQLITE_IOERR_WRITE, SQLITE_FULL);
  const tests::TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "hub.db";
  std::uint64_t failures = 0;
  {
    DiskHub hub(story(), path);
    REQUIRE(hub.start(story(), 0));
  }
  for (std::size_t i = 0; i < story().steps().size(); ++i) {
    std::uint64_t n = 1 + i % kStride;
    while (survives_failed_call(path, i, n, code)) n += kStride;
    failures += n - 1;
    DiskHub hub(story(), path);
    REQUIRE(hub.start(story(), i));
    REQUIRE(hub.run(story().steps()[i]));
  }
  CHECK(failures > 5 * story().steps().size());
}

/// Lives the story over and over on one database while the power goes again and again; after each cut
/// the database holds what was confirmed, or the step that was under way too.
void live_with_power_cuts(std::uint64_t seed, int cuts) {
  std::mt19937_64 random(seed);
  auto directory = std::make_unique<tests::TemporaryDirectory>();
  std::size_t done = 0;  // steps that were confirmed; the first start counts as none
  for (int cut = 0; cut < cuts; ++cut) {
    if (done == story().steps().size()) {
      directory = std::make_unique<tests::TemporaryDirectory>();
      done = 0;
    }
    INFO("seed " << seed << ", cut " << cut << ", after step " << done);
    const std::filesystem::path path = directory->path() / "hub.db";
    FaultyVfs vfs;
    vfs.cut_power_at(1 + random() % 60);
    bool started = false;
    {
      DiskHub hub(story(), path);
      started = hub.start(story(), done);
      while (started && done < story().steps().size() && hub.run(story().steps()[done])) ++done;
    }
    vfs.restore_power(random);
    auto opened = store::SqliteStore::open(path);
    REQUIRE(opened);
    const support::Stored found = stored_in(**opened);
    if (done == 0 && !started && found == support::Stored{}) continue;
    const bool is_next = done < story().steps().size() && found == story().after(done + 1);
    if (is_next) ++done;
    REQUIRE(differences(found, story().after(done)) == "");
  }
}

// Four cases, so that they run side by side: 10,000 cuts in all in a release build.
constexpr int kCuts = INNKEEPER_FULL_SIZE ? 2'500 : 250;

TEST_CASE("a hotel's day survives power cut after power cut (first quarter)") {
  live_with_power_cuts(1, kCuts);
}
TEST_CASE("a hotel's day survives power cut after power cut (second quarter)") {
  live_with_power_cuts(20, kCuts);
}
TEST_CASE("a hotel's day survives power cut after power cut (third quarter)") {
  live_with_power_cuts(1123, kCuts);
}
TEST_CASE("a hotel's day survives power cut after power cut (last quarter)") {
  live_with_power_cuts(std::random_device{}(), kCuts);
}

}  // namespace
}  // namespace innkeeper::hub
