// SPDX-License-Identifier: Apache-2.0
#include "hub/http/told_event.hpp"

#include <utility>

#include "hub/http/documents.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::http {
namespace {

/// More than a room's view has on the heap, and than the text of an event.
constexpr std::size_t kOnHeap = 1024;

EventKind kind_of(Topic topic) {
  switch (topic) {
    case Topic::room:
    case Topic::rooms: return EventKind::room;
    case Topic::property: return EventKind::property;
    case Topic::overrides: return EventKind::override_;
    case Topic::connection: return EventKind::connection;
    case Topic::access: break;
  }
  panic("who may ask is no event");
}

std::string connection_event_document(const Announcement& what) {
  return std::string(R"({"to":")") + (what.source == Source::pms ? "pms" : "broker") +
         R"(","state":")" + (what.is_up ? "up" : "down") + R"("})";
}

std::string text_of(const Announcement& what) {
  switch (what.topic) {
    case Topic::room: return event_text("room", room_event_document(what));
    case Topic::rooms: return event_text("rooms", "{}");
    case Topic::property:
      return event_text("property", R"({"revision":)" + std::to_string(what.revision) + '}');
    case Topic::overrides: return event_text("override", override_event_document(what));
    case Topic::connection: return event_text("connection", connection_event_document(what));
    case Topic::access: break;
  }
  panic("who may ask is no event");
}

}  // namespace

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::room: return "room";
    case EventKind::property: return "property";
    case EventKind::override_: return "override";
    case EventKind::connection: return "connection";
  }
  panic("a kind of event has a name");
}

std::string event_text(std::string_view name, std::string_view data) {
  return "event: " + std::string(name) + "\ndata: " + std::string(data) + "\n\n";
}

ToldEvent::ToldEvent(std::string id, Announcement what)
    : id_(std::move(id)),
      kind_(kind_of(what.topic)),
      of_many_(!what.room),
      number_(what.room ? what.room->number : std::string()),
      floor_(what.room ? what.room->floor : std::string()),
      what_(std::move(what)) {}

bool ToldEvent::passes(const EventFilter& filter) const {
  if (!filter.kinds.empty() && !filter.kinds.contains(kind_)) return false;
  if (filter.rooms.empty() && filter.floors.empty()) return true;
  return of_many_ || filter.rooms.contains(number_) || filter.floors.contains(floor_);
}

const std::string& ToldEvent::text() {
  std::call_once(told_, [this] {
    text_ = "id: " + id_ + '\n' + text_of(what_);
    what_ = {};
  });
  return text_;
}

std::size_t ToldEvent::weight() const {
  return sizeof(ToldEvent) + kOnHeap + (of_many_ ? 0 : sizeof(RoomView));
}

}  // namespace innkeeper::hub::http
