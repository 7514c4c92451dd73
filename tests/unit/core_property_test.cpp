// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/unit/core_answers.hpp"

namespace innkeeper::hub {
namespace {

using room::Temperature;
using support::CoreFixture;
using support::id_of;

/// Comfort of the only room type, as the text "comfort <degrees>" declares it.
std::string comfort(CoreFixture& hotel, int degrees) {
  config::Property property = hotel.property;
  property.types[0].climate.comfort = Temperature::celsius(degrees);
  std::string text = "comfort " + std::to_string(degrees);
  hotel.source.put(text, property);
  return text;
}

/// A third type, taken by the room of this index.
std::string other_type(CoreFixture& hotel, std::size_t room) {
  config::Property property = hotel.property;
  property.types.push_back(property.types[0]);
  property.types.back().name = "suite";
  property.types.back().climate.comfort = Temperature::celsius(24);
  property.rooms[room].type = 1;
  hotel.source.put("suite", property);
  return "suite";
}

PropertyView active(CoreFixture& hotel) {
  return std::get<PropertyView>(hotel.ask(ShowProperty{}));
}

/// Another process of the hub on the same database.
struct Restarted {
  Restarted(CoreFixture& hotel, const support::FixedProperty& source)
      : core(source, hotel.store, hotel.clock, {"test", true}),
        engine(core, hotel.store, hotel.sink) {
    REQUIRE_FALSE(engine.run({}, hotel.now).error);
  }
  Hotel core;
  Engine engine;
};

TEST_CASE("the file is revision 1 of a new database") {
  CoreFixture hotel(2);
  const PropertyView view = active(hotel);
  CHECK(view.revision.number == 1);
  CHECK(view.revision.origin == RevisionOrigin::file);
  CHECK(view.revision.by == Actor{Channel::hub, {}});
  CHECK(view.revision.rooms == 2);
  CHECK(view.active);
  CHECK(view.text == "the file");
}

TEST_CASE("an applied property becomes the next revision and plans the rooms it changes") {
  CoreFixture hotel(2);
  const std::string text = other_type(hotel, 1);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.run({Asked{7, ApplyProperty{text, std::nullopt, false}, {Channel::administrator, "ada"}}});
  const auto replies = hotel.sink.take<Reply>();
  REQUIRE(replies.size() == 1);
  const PropertyChange change = change_of(replies[0].answer);
  CHECK(change.from == 1);
  CHECK(change.made == 2);
  const auto published = hotel.sink.take<PublishPlan>();
  REQUIRE(published.size() == 1);
  CHECK(published[0].room == id_of("102"));
  CHECK(hotel.view("102").plan.climate.comfort == Temperature::celsius(24));
  CHECK(hotel.view("102").type == "suite");
  CHECK(hotel.view("101").plan.id.version == 1);
  const PropertyView view = active(hotel);
  CHECK(view.revision.number == 2);
  CHECK(view.revision.origin == RevisionOrigin::apply);
  CHECK(view.revision.by == Actor{Channel::administrator, "ada"});
  CHECK(view.revision.at == hotel.now.utc);
  CHECK(view.text == text);
}

TEST_CASE("a dry run says which rooms of which type change how, and changes nothing") {
  CoreFixture hotel(3);
  const std::string text = comfort(hotel, 24);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const auto change = change_of(hotel.ask(ApplyProperty{text, std::nullopt, true}));
  CHECK(change.from == 1);
  CHECK_FALSE(change.made);
  CHECK(change.settings ==
        std::vector<KeyChange>{{"room_type.double.climate.comfort", "22", "24"}});
  REQUIRE(change.plans.size() == 1);
  CHECK(change.plans[0].type == "double");
  CHECK(change.plans[0].changes == std::vector<KeyChange>{{"climate.comfort", "22", "24"}});
  CHECK(change.plans[0].rooms == std::vector<std::string>{"101", "102", "103"});
  CHECK(change.plans_changed == 3);
  CHECK(change.added.empty());
  CHECK(change.removed.empty());
  CHECK(hotel.sink.take<PublishPlan>().empty());
  CHECK(active(hotel).revision.number == 1);
  CHECK(hotel.view("101").plan.climate.comfort == Temperature::celsius(22));
}

TEST_CASE("a dry run and the change that follows it say the same") {
  CoreFixture hotel(3);
  hotel.prefer("p-1", 23'000);
  hotel.say(CheckedIn{"1", "102", {.profile = "p-1"}, Share::alone, false});
  const std::string text = comfort(hotel, 24);
  PropertyChange tried = change_of(hotel.ask(ApplyProperty{text, std::nullopt, true}));
  // The guest's own wish holds: that room keeps its plan.
  CHECK(tried.plans.at(0).rooms == std::vector<std::string>{"101", "103"});
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const PropertyChange made = change_to(hotel, text);
  CHECK(made.plans.at(0).rooms == tried.plans.at(0).rooms);
  CHECK(hotel.sink.take<PublishPlan>().size() == 2);
}

TEST_CASE("a property that is active already is no change") {
  CoreFixture hotel(1);
  const PropertyChange change = change_to(hotel, "the file");
  CHECK_FALSE(change.made);
  CHECK(change.settings.empty());
  CHECK(active(hotel).revision.number == 1);
}

TEST_CASE("a text that is no property changes nothing and is told with its places") {
  CoreFixture hotel(1);
  const Answer answer = hotel.ask(ApplyProperty{"nonsense", std::nullopt, false});
  const auto& refused = std::get<Invalid>(answer);
  REQUIRE(refused.errors.size() == 1);
  CHECK(refused.errors[0].line == 3);
  CHECK(refused.errors[0].at == "a.key");
  CHECK(active(hotel).revision.number == 1);
}

TEST_CASE("a change made for another revision than the active one is refused") {
  CoreFixture hotel(1);
  static_cast<void>(change_to(hotel, comfort(hotel, 23)));
  const Answer stale = hotel.ask(ApplyProperty{comfort(hotel, 24), 1, false});
  CHECK(std::get<Stale>(stale).active == 2);
  CHECK(active(hotel).text == "comfort 23");
  CHECK(std::holds_alternative<Stale>(hotel.ask(RevertProperty{1, 1, false})));
  CHECK(change_of(hotel.ask(ApplyProperty{comfort(hotel, 24), 2, false})).made == 3);
}

TEST_CASE("the time zone of a running hub does not change") {
  CoreFixture hotel(1);
  config::Property elsewhere = hotel.property;
  elsewhere.timezone = "Europe/Lisbon";
  hotel.source.put("elsewhere", elsewhere);
  const Answer answer = hotel.ask(ApplyProperty{"elsewhere", std::nullopt, true});
  CHECK(std::get<Invalid>(answer).errors.at(0).at == "timezone");
}

TEST_CASE("a revert goes back to an earlier revision as a new one") {
  CoreFixture hotel(1);
  static_cast<void>(change_to(hotel, comfort(hotel, 23)));
  static_cast<void>(change_to(hotel, comfort(hotel, 24)));
  const auto change = change_of(hotel.ask(RevertProperty{2, std::nullopt, false}));
  CHECK(change.made == 4);
  CHECK(hotel.view("101").plan.climate.comfort == Temperature::celsius(23));
  const PropertyView view = active(hotel);
  CHECK(view.revision.origin == RevisionOrigin::revert);
  CHECK(view.revision.reverted_to == 2);
  CHECK(std::holds_alternative<NotFound>(hotel.ask(RevertProperty{9, std::nullopt, false})));
}

TEST_CASE("history lists every revision, the newest first, and shows the text of each") {
  CoreFixture hotel(1);
  static_cast<void>(change_to(hotel, comfort(hotel, 23)));
  const auto history = std::get<RevisionsView>(hotel.ask(ListRevisions{}));
  REQUIRE(history.revisions.size() == 2);
  CHECK(history.revisions[0].number == 2);
  CHECK(history.revisions[1].number == 1);
  const auto first = std::get<PropertyView>(hotel.ask(ShowProperty{1}));
  CHECK(first.text == "the file");
  CHECK_FALSE(first.active);
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ShowProperty{3})));
}

TEST_CASE("only the last revisions are kept") {
  CoreFixture hotel(1);
  const std::string texts[] = {comfort(hotel, 23), comfort(hotel, 24)};
  for (std::size_t i = 0; i < kMaxRevisions; ++i) static_cast<void>(change_to(hotel, texts[i % 2]));
  CHECK(std::get<RevisionsView>(hotel.ask(ListRevisions{})).revisions.size() == kMaxRevisions);
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ShowProperty{1})));
  CHECK(std::holds_alternative<PropertyView>(hotel.ask(ShowProperty{2})));
}

TEST_CASE("every revision is in the audit with who made it and what it did") {
  CoreFixture hotel(2);
  hotel.run({Asked{
      7, ApplyProperty{comfort(hotel, 23), std::nullopt, false}, {Channel::administrator, "ada"}}});
  hotel.store.begin();
  const auto lines = hotel.store.audit({});
  REQUIRE(hotel.store.commit().ok());
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].what == "property.file");
  CHECK(lines[0].after == "revision 1");
  CHECK(lines[1].what == "property.apply");
  CHECK(lines[1].actor == Actor{Channel::administrator, "ada"});
  CHECK(lines[1].before == "revision 1");
  CHECK(lines[1].after == "revision 2");
  CHECK(lines[1].why == "2 rooms planned anew, 0 added, 0 removed");
}

TEST_CASE("an unchanged file does not undo at a restart what was applied") {
  CoreFixture hotel(1);
  static_cast<void>(change_to(hotel, comfort(hotel, 24)));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  static_cast<void>(hotel.sink.take<Notice>());
  Restarted restarted(hotel, hotel.source);
  CHECK(hotel.sink.take<PublishPlan>().empty());
  const auto notices = hotel.sink.take<Notice>();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].event == "property_file_differs");
}

TEST_CASE("a file that was edited since the last start is taken at the next one") {
  CoreFixture hotel(1);
  static_cast<void>(change_to(hotel, comfort(hotel, 24)));
  config::Property edited = hotel.property;
  edited.types[0].climate.comfort = Temperature::celsius(20);
  const support::FixedProperty source(edited, "edited file");
  static_cast<void>(hotel.sink.take<PublishPlan>());
  Restarted restarted(hotel, source);
  CHECK(hotel.sink.take<PublishPlan>().size() == 1);
  hotel.store.begin();
  const auto rows = hotel.store.all<RevisionRow>();
  REQUIRE(hotel.store.commit().ok());
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].origin == RevisionOrigin::file);
}

TEST_CASE("a file that says what was applied already makes no revision, now and later") {
  CoreFixture hotel(1);
  const std::string text = comfort(hotel, 24);
  static_cast<void>(change_to(hotel, text));
  config::Property same = hotel.property;
  same.types[0].climate.comfort = Temperature::celsius(24);
  support::FixedProperty source(same, text);
  source.put("the file", hotel.property);
  {
    Restarted restarted(hotel, source);
    const std::vector<Event> revert{Asked{1, RevertProperty{1, std::nullopt, false}, {}}};
    REQUIRE_FALSE(restarted.engine.run(revert, hotel.now).error);
  }
  // The file was not edited since: the revert holds.
  Restarted again(hotel, source);
  hotel.store.begin();
  const auto rows = hotel.store.all<RevisionRow>();
  REQUIRE(hotel.store.commit().ok());
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].origin == RevisionOrigin::revert);
}

TEST_CASE("a stored property that this version does not understand gives way to the file") {
  CoreFixture hotel(1);
  static_cast<void>(change_to(hotel, comfort(hotel, 24)));
  const support::FixedProperty forgetful(hotel.property);
  static_cast<void>(hotel.sink.take<Notice>());
  Restarted restarted(hotel, forgetful);
  const auto notices = hotel.sink.take<Notice>();
  CHECK(std::any_of(notices.begin(), notices.end(), [](const Notice& notice) {
    return notice.event == "stored_property_unreadable" && notice.severity == Severity::error;
  }));
  hotel.store.begin();
  CHECK(hotel.store.all<RevisionRow>().back().origin == RevisionOrigin::file);
  REQUIRE(hotel.store.commit().ok());
}

}  // namespace
}  // namespace innkeeper::hub
