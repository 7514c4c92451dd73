// SPDX-License-Identifier: Apache-2.0
// Defects: said once however often they are sent, kept within bounds, settled, forgotten.
#include "hub/core/defects/defect_book.hpp"
#include "tests/support/photos.hpp"
#include "tests/unit/core_askers.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;

ReportDefect tap(std::string id, std::size_t photo_bytes = 0) {
  ReportDefect report{"101", std::move(id), DefectKind::water, "the tap drips", {}};
  if (photo_bytes > 0) report.photo = Photo{PhotoType::jpeg, std::string(photo_bytes, 'x')};
  return report;
}

DefectsView list(CoreFixture& hotel, const ListDefects& wanted = {}) {
  return std::get<DefectsView>(hotel.ask(DefectRequest(wanted)));
}

std::vector<std::string> ids(const DefectsView& view) {
  std::vector<std::string> found;
  for (const DefectView& defect : view.defects) found.push_back(defect.row.id);
  return found;
}

std::vector<std::string> audited(CoreFixture& hotel) {
  std::vector<std::string> found;
  for (const AuditRow& line : hotel.store.snapshot().audit) {
    if (line.what.starts_with("defect.")) found.push_back(line.what + ' ' + line.actor.name);
  }
  return found;
}

void report(CoreFixture& hotel, const ReportDefect& defect) {
  REQUIRE(std::holds_alternative<DefectView>(hotel.ask(DefectRequest(defect), kHousekeeper)));
}

void settle(CoreFixture& hotel, const std::string& id, bool resolved = true) {
  REQUIRE(std::holds_alternative<DefectView>(
      hotel.ask(DefectRequest(SettleDefect{id, resolved, "done"}), {Channel::maintenance, "bo"})));
}

TEST_CASE("a defect that is sent again, since no answer came, is one defect and one line") {
  CoreFixture hotel;
  report(hotel, tap("defect-1", 10));
  hotel.advance(std::chrono::minutes(5));
  report(hotel, tap("defect-1", 10));
  const DefectsView all = list(hotel);
  REQUIRE(all.defects.size() == 1);
  CHECK(all.open == 1);
  CHECK(all.defects[0].number == "101");
  CHECK(all.defects[0].row.by == kHousekeeper);
  CHECK(all.defects[0].row.at == room::UtcTime{1'790'000'000});
  CHECK(audited(hotel) == std::vector<std::string>{"defect.reported maria"});
}

TEST_CASE("an id that says something else by now is a conflict, and changes nothing") {
  CoreFixture hotel;
  report(hotel, tap("defect-1"));
  ReportDefect other = tap("defect-1");
  other.text = "the lamp is broken";
  CHECK(std::holds_alternative<Conflict>(hotel.ask(DefectRequest(other))));
  CHECK(list(hotel).defects.at(0).row.text == "the tap drips");
}

TEST_CASE("a defect of a room that there is not is refused") {
  CoreFixture hotel;
  ReportDefect report = tap("defect-1");
  report.number = "999";
  CHECK(std::holds_alternative<NotFound>(hotel.ask(DefectRequest(report))));
  CHECK(list(hotel).defects.empty());
}

TEST_CASE("the photo comes back as it was stored, and a defect without one says so") {
  CoreFixture hotel;
  report(hotel, tap("defect-1", 3));
  report(hotel, tap("defect-2"));
  const auto shown = hotel.ask(DefectRequest(ShowDefectPhoto{"defect-1"}));
  CHECK(std::get<DefectPhotoView>(shown).photo.bytes == "xxx");
  CHECK(std::holds_alternative<NotFound>(hotel.ask(DefectRequest(ShowDefectPhoto{"defect-2"}))));
  CHECK(std::holds_alternative<NotFound>(hotel.ask(DefectRequest(ShowDefectPhoto{"defect-3"}))));
}

TEST_CASE("defects are listed the newest first, page by page, by room and by what became of them") {
  CoreFixture hotel;
  for (const char* id : {"defect-1", "defect-2", "defect-3"}) {
    ReportDefect defect = tap(id);
    defect.number = id[7] == '2' ? "102" : "101";
    report(hotel, defect);
    hotel.advance(std::chrono::minutes(1));
  }
  settle(hotel, "defect-3");
  CHECK(ids(list(hotel)) == std::vector<std::string>{"defect-3", "defect-2", "defect-1"});
  CHECK(ids(list(hotel, {.number = "101"})) == std::vector<std::string>{"defect-3", "defect-1"});
  CHECK(ids(list(hotel, {.resolved = true})) == std::vector<std::string>{"defect-3"});
  CHECK(list(hotel).open == 2);
  const DefectsView first = list(hotel, {.limit = 2});
  CHECK(first.next == "defect-2");
  const DefectsView rest = list(hotel, {.after = *first.next, .limit = 2});
  CHECK(ids(rest) == std::vector<std::string>{"defect-1"});
  CHECK_FALSE(rest.next);
}

TEST_CASE("a defect is resolved with a note, opened again, and both stand in the audit") {
  CoreFixture hotel;
  report(hotel, tap("defect-1"));
  hotel.advance(std::chrono::hours(1));
  settle(hotel, "defect-1");
  settle(hotel, "defect-1");
  const DefectRow resolved = list(hotel).defects.at(0).row;
  CHECK(resolved.resolved == room::UtcTime{1'790'003'600});
  CHECK(resolved.note == "done");
  CHECK(resolved.resolved_by.name == "bo");
  settle(hotel, "defect-1", false);
  CHECK_FALSE(list(hotel).defects.at(0).row.resolved);
  CHECK(audited(hotel) == std::vector<std::string>{"defect.reported maria", "defect.resolved bo",
                                                   "defect.reopened bo"});
}

TEST_CASE("a hub that starts anew knows its defects") {
  CoreFixture hotel;
  report(hotel, tap("defect-1", 5));
  Effects effects;
  hotel.store.begin();
  hotel.hotel.load(hotel.now, effects);
  REQUIRE(hotel.store.commit());
  CHECK(ids(list(hotel)) == std::vector<std::string>{"defect-1"});
  CHECK(std::holds_alternative<DefectPhotoView>(
      hotel.ask(DefectRequest(ShowDefectPhoto{"defect-1"}))));
}

TEST_CASE("what was resolved for 90 days goes, with its photo; what is open stays") {
  CoreFixture hotel;
  report(hotel, tap("defect-1", 5));
  report(hotel, tap("defect-2", 5));
  settle(hotel, "defect-1");
  for (int day = 0; day < 90; ++day) {
    hotel.advance(std::chrono::hours(24));
    hotel.run({});
  }
  CHECK(list(hotel).defects.size() == 2);
  for (int day = 0; day < 3; ++day) {
    hotel.advance(std::chrono::hours(24));
    hotel.run({});
  }
  CHECK(ids(list(hotel)) == std::vector<std::string>{"defect-2"});
  CHECK(hotel.store.snapshot().rows<DefectPhotoRow>().size() == 1);
}

/// A book in a transaction that is never committed.
struct Shelf {
  support::MemoryStore store;
  DefectBook book{store};
  Shelf() { store.begin(); }

  bool add(int number, std::uint32_t photo_bytes, bool resolved) {
    if (!book.make_room(photo_bytes)) return false;
    DefectRow row;
    row.id = "defect-" + std::to_string(number);
    row.room = support::id_of("101");
    row.text = "x";
    row.at = {number};
    if (resolved) row.resolved = room::UtcTime{number};
    if (photo_bytes > 0) row.photo = PhotoType::jpeg;
    row.photo_bytes = photo_bytes;
    book.put(row, photo_bytes > 0 ? std::string(1, 'x') : std::string());
    return true;
  }
};

TEST_CASE("a full book gives away what was resolved longest ago, and never what is open") {
  Shelf shelf;
  REQUIRE(shelf.add(1, 0, false));
  REQUIRE(shelf.add(2, 0, true));
  REQUIRE(shelf.add(3, 0, true));
  for (int i = 4; i <= static_cast<int>(kMaxDefects); ++i) REQUIRE(shelf.add(i, 0, false));
  REQUIRE(shelf.add(5001, 0, false));
  CHECK(shelf.book.find("defect-2") == nullptr);
  CHECK(shelf.book.find("defect-3") != nullptr);
  REQUIRE(shelf.add(5002, 0, false));
  CHECK_FALSE(shelf.add(5003, 0, false));
  CHECK(shelf.book.find("defect-1") != nullptr);
  CHECK(shelf.book.all().size() == kMaxDefects);
}

TEST_CASE("photos have a bound of their own, and what cannot fit takes nothing out") {
  Shelf shelf;
  constexpr std::uint32_t kHalf = kMaxPhotosBytes / 2;
  REQUIRE(shelf.add(1, kHalf, false));
  REQUIRE(shelf.add(2, kHalf, true));
  CHECK_FALSE(shelf.book.make_room(kHalf + 1));
  CHECK(shelf.book.find("defect-2") != nullptr);
  CHECK(shelf.book.make_room(kHalf));
  CHECK(shelf.book.find("defect-2") == nullptr);
  CHECK_FALSE(shelf.book.photo("defect-2"));
}

}  // namespace
}  // namespace innkeeper::hub
