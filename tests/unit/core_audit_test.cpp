// SPDX-License-Identifier: Apache-2.0
// The audit as people read it: page by page, by room and time, and without guests.
#include "hub/core/audit/audit_log.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

/// The audit of a hotel of which nobody has done anything yet, without the line of its property.
void empty_audit(CoreFixture& hotel) {
  support::MemoryStore::Snapshot state = hotel.store.snapshot();
  state.audit.clear();
  state.last_serial = 0;
  hotel.store.restore(std::move(state));
}

/// Lines 1, 2 ... at ten times their serial, of room 101 and 102 in turn.
void write_lines(CoreFixture& hotel, std::size_t count) {
  empty_audit(hotel);
  hotel.store.begin();
  for (std::size_t i = 1; i <= count; ++i) {
    AuditRow line;
    line.at = {static_cast<std::int64_t>(i * 10)};
    line.actor = {Channel::maintenance, "bo"};
    line.room = id_of(i % 2 == 1 ? "101" : "102");
    line.what = "override.maintenance";
    line.after = std::to_string(i);
    hotel.store.append(line);
  }
  REQUIRE(hotel.store.commit());
}

AuditView audit(CoreFixture& hotel, const ListAudit& list) {
  return std::get<AuditView>(hotel.ask(list));
}

std::vector<std::uint64_t> serials(const AuditView& view) {
  std::vector<std::uint64_t> found;
  for (const AuditEntry& entry : view.lines) found.push_back(entry.line.serial);
  return found;
}

/// Every serial, asked for page by page.
std::vector<std::uint64_t> all_serials(CoreFixture& hotel, ListAudit list) {
  std::vector<std::uint64_t> found;
  for (;;) {
    const AuditView page = audit(hotel, list);
    CHECK(page.lines.size() <= list.limit);
    for (const std::uint64_t serial : serials(page)) found.push_back(serial);
    if (!page.next) return found;
    REQUIRE(*page.next > list.after);
    list.after = *page.next;
  }
}

TEST_CASE("pages of the audit come in order of serial and leave out nothing, whatever their size") {
  CoreFixture hotel;
  write_lines(hotel, 25);
  std::vector<std::uint64_t> every(25);
  for (std::size_t i = 0; i < every.size(); ++i) every[i] = i + 1;
  for (const std::size_t limit : {1U, 7U, 24U, 25U, 26U, 1000U}) {
    ListAudit list;
    list.limit = limit;
    CHECK(all_serials(hotel, list) == every);
  }
  ListAudit exact;
  exact.limit = 25;
  CHECK_FALSE(audit(hotel, exact).next);
}

TEST_CASE("the audit is asked by room, and by time from the first moment to before the last") {
  CoreFixture hotel;
  write_lines(hotel, 6);
  CHECK(serials(audit(hotel, {.room = "102"})) == std::vector<std::uint64_t>{2, 4, 6});
  CHECK(serials(audit(hotel, {.room = "r-102"})) == std::vector<std::uint64_t>{2, 4, 6});
  CHECK(
      serials(audit(hotel, {.room = {}, .since = room::UtcTime{20}, .until = room::UtcTime{40}})) ==
      std::vector<std::uint64_t>{2, 3});
  CHECK(audit(hotel, {.room = "103"}).lines.empty());
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ListAudit{.room = "No room"})));
  CHECK(audit(hotel, {.room = "102"}).lines[0].number == "102");
}

TEST_CASE("a room that was taken out of the property is still found by its id") {
  CoreFixture hotel;
  hotel.store.begin();
  AuditRow line;
  line.room = room::room_id("r-gone");
  line.what = "override.maintenance";
  hotel.store.append(line);
  REQUIRE(hotel.store.commit());
  const AuditView view = audit(hotel, {.room = "r-gone"});
  REQUIRE(view.lines.size() == 1);
  CHECK(view.lines[0].number.empty());
}

TEST_CASE("a line is found by its time although the clock was set back meanwhile") {
  CoreFixture hotel;
  empty_audit(hotel);
  hotel.store.begin();
  for (const std::int64_t at : {100, 40, 90}) {
    AuditRow line;
    line.at = {at};
    line.what = "x";
    hotel.store.append(line);
  }
  REQUIRE(hotel.store.commit());
  CHECK(serials(audit(hotel, {.room = {}, .since = room::UtcTime{50}})) ==
        std::vector<std::uint64_t>{1, 3});
}

TEST_CASE(
    "a question that few lines fit looks at a bounded number of them and says where to go on") {
  CoreFixture hotel;
  write_lines(hotel, kAuditScan + 5);
  ListAudit list;
  list.since = room::UtcTime{static_cast<std::int64_t>((kAuditScan + 3) * 10)};
  const AuditView first = audit(hotel, list);
  CHECK(first.lines.empty());
  REQUIRE(first.next == kAuditScan);
  list.after = *first.next;
  const AuditView second = audit(hotel, list);
  CHECK(serials(second) ==
        std::vector<std::uint64_t>{kAuditScan + 3, kAuditScan + 4, kAuditScan + 5});
  CHECK_FALSE(second.next);
}

TEST_CASE("from the newest line on, the audit comes page by page too, each line once") {
  CoreFixture hotel;
  write_lines(hotel, 25);
  std::vector<std::uint64_t> every(25);
  for (std::size_t i = 0; i < every.size(); ++i) every[i] = 25 - i;
  for (const std::size_t limit : {1U, 7U, 24U, 25U, 26U}) {
    ListAudit list;
    list.limit = limit;
    list.before = kBehindNewestLine;
    std::vector<std::uint64_t> found;
    for (bool more = true; more;) {
      const AuditView page = audit(hotel, list);
      for (const std::uint64_t serial : serials(page)) found.push_back(serial);
      more = page.next.has_value();
      list.before = page.next;
    }
    CHECK(found == every);
  }
  CHECK(serials(audit(hotel, {.room = "102", .limit = 2, .before = 9})) ==
        std::vector<std::uint64_t>{8, 6});
}

TEST_CASE("lines are found by area, by way and by name, the newest first") {
  CoreFixture hotel;
  empty_audit(hotel);
  hotel.store.begin();
  for (const auto& [what, actor] : std::vector<std::pair<std::string, Actor>>{
           {"account.created", {Channel::administrator, "ada"}},
           {"accounting", {Channel::administrator, "ada"}},
           {"account.removed", {Channel::api, "ada"}},
           {"account.removed", {Channel::administrator, "bo"}}}) {
    AuditRow line;
    line.what = what;
    line.actor = actor;
    hotel.store.append(line);
  }
  REQUIRE(hotel.store.commit());
  ListAudit list;
  list.before = kBehindNewestLine;
  list.what = "account";
  CHECK(serials(audit(hotel, list)) == std::vector<std::uint64_t>{4, 3, 1});
  list.channel = Channel::administrator;
  CHECK(serials(audit(hotel, list)) == std::vector<std::uint64_t>{4, 1});
  list.name = "ada";
  CHECK(serials(audit(hotel, list)) == std::vector<std::uint64_t>{1});
  list.what = "account.created";
  CHECK(serials(audit(hotel, list)) == std::vector<std::uint64_t>{1});
}

TEST_CASE("reading the audit writes no line of it") {
  CoreFixture hotel;
  write_lines(hotel, 1);
  static_cast<void>(audit(hotel, {}));
  CHECK(audit(hotel, {}).lines.size() == 1);
}

}  // namespace
}  // namespace innkeeper::hub
