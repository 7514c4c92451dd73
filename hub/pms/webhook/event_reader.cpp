// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/webhook/event_reader.hpp"

#include <array>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hub/http/json_body.hpp"
#include "hub/pms/webhook/mapping.hpp"
#include "hub/pms/webhook/neutral_reader.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

using http::Errors;
using http::ObjectReader;

/// A fetched document has some hundreds of keys, a dozen levels deep; guests of a group are keys of one
/// object.
constexpr http::JsonBounds kBounds{100'000, 512, 24};
/// Of an event of its own; a part of one adds `#` and a number.
constexpr std::size_t kMaxOwnIdBytes = kMaxEventIdBytes - 8;
constexpr std::size_t kMaxSnapshotBytes = 64;
/// Errors that one answer holds: who sees so many mends the program first.
constexpr std::size_t kMaxErrors = 50;
constexpr std::chrono::seconds kMostAhead = std::chrono::hours(24);

constexpr std::array<std::string_view, 5> kFormats{"innkeeper", "mews", "apaleo", "cloudbeds",
                                                   "ohip"};
constexpr std::array<Map, 4> kMaps{map_mews, map_apaleo, map_cloudbeds, map_ohip};

/// Reads one request.
class Reader {
 public:
  Reader(const CivilClock& clock, room::UtcTime now, Errors& errors)
      : clock_(clock), now_(now), errors_(errors) {}

  std::vector<PmsEvent> read(ObjectReader& body) {
    const std::size_t format = body.word("format", kFormats).value_or(0);
    body.require("events");
    for (ObjectReader& event : body.objects("events", http::kMaxPmsEvents)) {
      read_event(event, format);
      event.finish();
    }
    body.finish();
    if (events_.size() > http::kMaxPmsEvents) {
      body.refuse("events", "tell of " + std::to_string(events_.size()) +
                                " stays and rooms, more than " +
                                std::to_string(http::kMaxPmsEvents) + ": post them in parts");
    }
    return std::move(events_);
  }

 private:
  void read_event(ObjectReader& event, std::size_t format) {
    event.require("id");
    const std::string id = event.text("id", kMaxOwnIdBytes).value_or(std::string());
    if (!id.empty() && !ids_.insert(id).second) {
      event.refuse("id", "is the id of another event of this request too");
    }
    std::vector<Told> told;
    if (format > 0 && event.has("payload")) {
      const std::size_t before = errors_.size();
      told =
          kMaps.at(format - 1)(Payload(event.any("payload"), event.at("payload"), errors_), clock_);
      if (told.empty() && errors_.size() == before) {
        event.refuse("payload",
                     "tells of no reservation and no room: see docs/pms-webhook.md for what " +
                         std::string(kFormats.at(format)) + " is expected to look like");
      }
    } else {
      read_own(event, format, told);
    }
    const auto snapshot = event.text("snapshot", kMaxSnapshotBytes);
    for (std::size_t i = 0; i < told.size(); ++i) {
      check_time(event, told[i]);
      auto* reservation = std::get_if<ReservationTold>(&told[i]);
      if (reservation != nullptr && snapshot) reservation->snapshot = *snapshot;
      events_.push_back(
          {told.size() == 1 ? id : id + "#" + std::to_string(i + 1), std::move(told[i])});
    }
  }

  /// What the hub's own format says; snapshots and night audits are said so in every format.
  static void read_own(ObjectReader& event, std::size_t format, std::vector<Told>& told) {
    if (auto started = event.object("snapshot_started")) {
      told.emplace_back(SnapshotStarted{read_name(*started)});
      started->finish();
    }
    if (auto ended = event.object("snapshot_ended")) {
      SnapshotEnded end{read_name(*ended), 0};
      ended->require("stays");
      end.stays = static_cast<std::size_t>(ended->whole("stays", 0, 1'000'000).value_or(0));
      told.emplace_back(std::move(end));
      ended->finish();
    }
    if (auto audit = event.object("night_audit")) {
      audit->require("running");
      told.emplace_back(NightAudit{audit->flag("running").value_or(false)});
      audit->finish();
    }
    if (format == 0) {
      if (auto reservation = event.object("reservation")) {
        told.push_back(read_reservation(*reservation));
      }
      if (auto room = event.object("room")) told.push_back(read_room(*room));
    }
    if (told.size() != 1) {
      event.refuse("id", std::string("must stand beside exactly one of ") +
                             (format == 0 ? "reservation, room" : "payload") +
                             ", snapshot_started, snapshot_ended and night_audit");
    }
  }

  static std::string read_name(ObjectReader& object) {
    object.require("snapshot");
    return object.text("snapshot", kMaxSnapshotBytes).value_or(std::string());
  }

  void check_time(ObjectReader& event, const Told& told) const {
    const PmsTime* updated = nullptr;
    if (const auto* reservation = std::get_if<ReservationTold>(&told))
      updated = &reservation->updated;
    if (const auto* room = std::get_if<RoomTold>(&told)) updated = &room->updated;
    if (updated == nullptr) return;
    if (updated->microseconds > (now_.seconds + kMostAhead.count()) * 1'000'000) {
      event.refuse("id", "was changed more than a day ahead of the hub's clock: set both clocks");
    }
  }

  const CivilClock& clock_;
  room::UtcTime now_;
  Errors& errors_;
  std::vector<PmsEvent> events_;
  std::set<std::string> ids_;
};

}  // namespace

http::PmsReading read_events(std::string_view body, const CivilClock& clock, room::UtcTime now) {
  Errors errors;
  std::vector<PmsEvent> events;
  const auto syntax = http::read_body(
      body, R"({"events":[{"id":"...","reservation":{...}}]})", errors,
      [&](const http::Json& document) {
        ObjectReader reader(document, "", errors);
        events = Reader(clock, now, errors).read(reader);
      },
      kBounds);
  if (syntax) return http::PmsRefusal{http::PmsRefusal::Kind::no_json, syntax->detail, {}};
  if (errors.empty()) return events;
  std::string detail = "none of the events was taken; see errors";
  if (errors.size() > kMaxErrors) {
    detail += ", the first " + std::to_string(kMaxErrors) + " of " + std::to_string(errors.size());
    errors.resize(kMaxErrors);
  }
  return http::PmsRefusal{http::PmsRefusal::Kind::invalid, std::move(detail), std::move(errors)};
}

}  // namespace innkeeper::hub::pms::webhook
