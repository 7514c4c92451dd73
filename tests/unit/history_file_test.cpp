// SPDX-License-Identifier: Apache-2.0
// The history on its disk: written, read, forgotten; and a disk that does not take it.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "hub/core/history/history_keeper.hpp"
#include "hub/store/history_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/history_room.hpp"

namespace innkeeper::hub {
namespace {

using store::HistoryFile;

const room::RoomId kOther = room::room_id("r-102").value();

HistoryRow a_row(const room::RoomId& room, std::int64_t at, HistoryTier tier = HistoryTier::fine) {
  HistoryPoint point;
  point.at = {at};
  point.told_s = 300;
  point.air = room::Temperature::milli_celsius(21'430);
  point.setpoint = room::Temperature::milli_celsius(22'500);
  point.heat = room::Temperature::milli_celsius(22'000);
  point.heating = 40;
  point.humidity = 45;
  point.window = 3;
  point.people = PeoplePoint{100, 1, 50};
  return {tier, room, point};
}

class AFile {
 public:
  AFile() { open(); }
  void open() {
    file.reset();
    auto opened = HistoryFile::open(path());
    if (!opened) FAIL(opened.error().message);
    file = std::move(opened).value();
  }
  [[nodiscard]] std::string path() const { return (directory.path() / "h").string(); }
  [[nodiscard]] std::vector<HistoryPoint> read(const room::RoomId& room,
                                               HistoryTier tier = HistoryTier::fine) {
    return file->read(tier, room, {kBegin - 1'000'000}, {kBegin + 1'000'000}).value();
  }

  tests::TemporaryDirectory directory;
  std::unique_ptr<HistoryFile> file;
};

TEST_CASE("what is written is read again, by room, tier and time, after a restart too") {
  AFile a;
  const std::vector<HistoryRow> rows{a_row(kRoom, kBegin), a_row(kRoom, kBegin + 600),
                                     a_row(kOther, kBegin),
                                     a_row(kRoom, kBegin, HistoryTier::coarse)};
  REQUIRE(a.file->write(rows));
  a.open();
  const auto points = a.read(kRoom);
  REQUIRE(points.size() == 2);
  CHECK(points[0] == rows[0].point);
  CHECK(points[1] == rows[1].point);
  CHECK(a.read(kOther).size() == 1);
  CHECK(a.read(kRoom, HistoryTier::coarse).size() == 1);
  const auto part = a.file->read(HistoryTier::fine, kRoom, {kBegin + 1}, {kBegin + 600});
  CHECK(part.value().empty());
}

TEST_CASE("of a slot that was written twice the one with more told stays") {
  AFile a;
  HistoryRow longer = a_row(kRoom, kBegin);
  HistoryRow shorter = longer;
  shorter.point.told_s = 100;
  shorter.point.heating = 7;
  REQUIRE(a.file->write(std::vector{longer}));
  REQUIRE(a.file->write(std::vector{shorter}));
  CHECK(a.read(kRoom)[0] == longer.point);
}

TEST_CASE("old slots go, and earlier still what they tell of people") {
  AFile a;
  std::vector<HistoryRow> rows;
  rows.reserve(20);
  for (std::int64_t i = 0; i < 20; ++i) rows.push_back(a_row(kRoom, kBegin + i * 300));
  REQUIRE(a.file->write(rows));
  const HistoryStore::Ages ages{{kBegin + 3'000}, {0}, {kBegin + 4'500}};
  int rounds = 1;
  while (!a.file->forget_before(ages).value()) REQUIRE(++rounds < 10);
  CHECK(rounds > 1);
  const auto points = a.read(kRoom);
  REQUIRE(points.size() == 10);
  for (const HistoryPoint& point : points) {
    CHECK(point.people.has_value() == (point.at.seconds >= kBegin + 4'500));
    CHECK(point.air);
  }
}

TEST_CASE(
    "a guest who is forgotten leaves no trace of people or wishes in the file, other rooms do") {
  AFile a;
  HistoryRow row = a_row(kRoom, kBegin);
  row.point.setpoint = room::Temperature::milli_celsius(23'457);
  REQUIRE(a.file->write(std::vector{row, a_row(kOther, kBegin)}));
  REQUIRE(a.file->forget_people(kRoom));
  const auto points = a.read(kRoom);
  REQUIRE(points.size() == 1);
  CHECK_FALSE(points[0].people);
  CHECK_FALSE(points[0].setpoint);
  CHECK(points[0].air);
  CHECK(a.read(kOther)[0].people);
  // 23,457 as the file would hold it: no copy is left beside the row or in the log.
  for (const char* ending : {"", "-wal"}) {
    std::ifstream in(a.path() + ending, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    CHECK(bytes.str().find("\x5B\xA1") == std::string::npos);
  }
}

TEST_CASE("only its owner may read the file, and another kind of file is not touched") {
  AFile a;
  struct stat found {};
  REQUIRE(stat(a.path().c_str(), &found) == 0);
  CHECK((found.st_mode & 0777U) == 0600U);
  const std::string other = (a.directory.path() / "other").string();
  std::ofstream(other)
      << "not a database, but long enough to be looked at as one by whoever reads it "
         "as one with a header of a hundred bytes";
  CHECK_FALSE(HistoryFile::open(other));
}

/// A keeper over a file in a directory, told the time.
class Kept {
  tests::TemporaryDirectory directory;  // goes after the file in it is closed

 public:
  HistoryKeeper keeper{[this]() -> Result<std::unique_ptr<HistoryStore>, StoreError> {
                         auto opened = HistoryFile::open(file().string());
                         if (!opened) return fail(opened.error());
                         return std::unique_ptr<HistoryStore>(std::move(opened).value());
                       },
                       [this](const StoreError* error) { said.push_back(error != nullptr); }};
  std::vector<bool> said;  // true: it fails
  Now now{room::Time{std::chrono::hours(1)}, {kBegin}};

  Kept() {
    HistoryLevels levels;
    levels.air = room::Temperature::celsius(21);
    levels.guest = true;
    keeper.hear(Linked{kRoom, true}, now.utc);
    keeper.hear(Told{kRoom, levels}, now.utc);
  }
  void pass(std::int64_t seconds) {
    for (std::int64_t i = 0; i < seconds; i += 10) {
      now.steady += std::chrono::seconds(10);
      now.utc.seconds += 10;
      while (keeper.work(now)) {
      }
    }
  }
  [[nodiscard]] std::filesystem::path file() const { return directory.path() / "h"; }
  [[nodiscard]] std::vector<HistoryPoint> look(bool shows_people = true) {
    HistoryQuery query{"101",     kRoom,       {now.utc.seconds - 700'000}, {now.utc.seconds + 1},
                       kFineSlot, shows_people};
    Answer answer = keeper.answer(query, now.utc);
    auto* view = std::get_if<HistoryView>(&answer);
    return view == nullptr ? std::vector<HistoryPoint>() : view->points;
  }
};

TEST_CASE("a keeper shows what is on the disk, what waits for it, and the slot under way") {
  Kept kept;
  kept.pass(720);
  const auto points = kept.look();
  REQUIRE(points.size() == 3);
  CHECK(points[2].told_s == 120);
  CHECK(points[0].people);
  CHECK_FALSE(kept.look(false)[0].people);
}

TEST_CASE("a keeper writes the slot under way when it ends, and the next one goes on from there") {
  Kept kept;
  kept.pass(420);
  kept.keeper.end(kept.now);
  CHECK(kept.look().size() == 2);
}

TEST_CASE("a full disk costs nothing but time: rows wait, and are written when there is room") {
  support::FaultyVfs vfs;
  Kept kept;
  kept.pass(300);
  vfs.fill_disk(true);
  kept.pass(3'600);
  CHECK(kept.said == std::vector<bool>{true});
  CHECK(kept.look().empty());
  vfs.fill_disk(false);
  kept.pass(660);
  CHECK(kept.said == std::vector<bool>{true, false});
  CHECK(kept.look().size() == 16);
  CHECK(kept.keeper.lost() == 0);
}

TEST_CASE("a file that can be opened in the end is read at once, before anything is written") {
  Kept kept;
  std::filesystem::create_directory(kept.file());
  kept.pass(20);
  CHECK(kept.look().empty());
  std::filesystem::remove(kept.file());
  kept.pass(20);
  CHECK(kept.look().size() == 1);
  CHECK(kept.said == std::vector<bool>{true, false});
}

TEST_CASE("who is forgotten while the disk is full is forgotten when it works again") {
  support::FaultyVfs vfs;
  Kept kept;
  kept.pass(900);
  vfs.fill_disk(true);
  kept.pass(600);
  kept.keeper.forget_people(kRoom, kept.now);
  vfs.fill_disk(false);
  kept.pass(600);
  const auto points = kept.look();
  REQUIRE(points.size() > 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK_FALSE(points[i].people);
}

TEST_CASE("a clock that was just set far ahead erases nothing for an hour") {
  Kept kept;
  kept.pass(2LL * 3'600);
  const std::size_t before = kept.look().size();
  kept.now.utc.seconds += 400'000;
  kept.pass(1'800);
  CHECK(kept.look().size() >= before);
  kept.pass(3'600);
  CHECK(kept.look().size() < before + 3);
}

}  // namespace
}  // namespace innkeeper::hub
