// SPDX-License-Identifier: Apache-2.0
// Routes about a room's past, and about who is in it.
#include <array>
#include <charconv>
#include <optional>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/history_documents.hpp"

namespace innkeeper::hub::http {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

Reply refuse(std::string_view name, std::string_view is, const std::string& seen) {
  return problem_reply(Problem::unknown_parameter,
                       std::string(name) + " is " + std::string(is) + ", not " + seen);
}

/// A moment; nothing when it is not there, a reply when it is none.
std::variant<std::optional<room::UtcTime>, Reply> moment(const Ask& ask, std::string_view name) {
  const auto found = ask.query.find(name);
  if (found == ask.query.end()) return std::optional<room::UtcTime>();
  const auto seconds = whole_number(found->second);
  if (seconds && *seconds >= 0 && *seconds <= room::kLatestTime.seconds) {
    return std::optional(room::UtcTime{*seconds});
  }
  return refuse(name, "UTC seconds since 1970, a whole number from 0 to 253402300799",
                found->second);
}

std::variant<std::optional<std::chrono::seconds>, Reply> resolution(const Ask& ask) {
  const auto found = ask.query.find("resolution");
  if (found == ask.query.end()) return std::optional<std::chrono::seconds>();
  const auto seconds = whole_number(found->second);
  for (const std::chrono::seconds slot : {kFineSlot, kCoarseSlot, kHourSlot}) {
    if (seconds == slot.count()) return std::optional(slot);
  }
  return refuse("resolution", "300, 900 or 3600 seconds", found->second);
}

Routed show_history(const Ask& ask) {
  auto since = moment(ask, "since");
  if (auto* refused = std::get_if<Reply>(&since)) return std::move(*refused);
  auto until = moment(ask, "until");
  if (auto* refused = std::get_if<Reply>(&until)) return std::move(*refused);
  auto slot = resolution(ask);
  if (auto* refused = std::get_if<Reply>(&slot)) return std::move(*refused);
  ShowHistory show;
  show.number = ask.path[0];
  show.since = std::get<0>(since);
  show.until = std::get<0>(until);
  show.resolution = std::get<0>(slot);
  return Call{HistoryRequest(std::move(show)), render<HistoryView, history_document>, late};
}

Routed show_stays(const Ask& ask) {
  return Call{StayRequest(ShowRoomStays{ask.path[0]}), render<RoomStaysView, room_stays_document>,
              late};
}

constexpr std::array kHistoryRoutes = {
    Route{"GET", "/api/v1/rooms/{number}/history", show_history, kSeesRooms,
          "since until resolution"},
    Route{"GET", "/api/v1/rooms/{number}/stays", show_stays, kSeesGuests},
};

}  // namespace

std::span<const Route> history_routes() { return kHistoryRoutes; }

}  // namespace innkeeper::hub::http
