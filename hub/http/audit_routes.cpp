// SPDX-License-Identifier: Apache-2.0
// The route of the audit: read only, page by page.
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "hub/http/answers.hpp"
#include "hub/http/audit_documents.hpp"

namespace innkeeper::hub::http {
namespace {

/// The whole numbers that one parameter may be, and what that number is.
struct Range {
  std::string_view name;
  std::int64_t low;
  std::int64_t high;
  std::string_view is;
};

// The database counts lines with signed integers.
constexpr std::int64_t kMostSerial = std::numeric_limits<std::int64_t>::max();
constexpr Range kSince{"since", 0, room::kLatestTime.seconds, "UTC seconds since 1970"};
constexpr Range kUntil{"until", 0, room::kLatestTime.seconds, "UTC seconds since 1970"};
constexpr Range kAfter{"after", 0, kMostSerial, "the serial of a line"};
constexpr Range kLimit{"limit", 1, kMaxAuditPage, "how many lines to answer with"};

/// One parameter's number; nothing when it is not there, a reply when it is none.
std::variant<std::optional<std::int64_t>, Reply> number(const Ask& ask, const Range& range) {
  const auto found = ask.query.find(range.name);
  if (found == ask.query.end()) return std::nullopt;
  std::int64_t value = 0;
  const char* const end = found->second.data() + found->second.size();
  const auto [stop, error] = std::from_chars(found->second.data(), end, value);
  if (error == std::errc{} && stop == end && value >= range.low && value <= range.high) {
    return std::optional(value);
  }
  return problem_reply(Problem::unknown_parameter,
                       std::string(range.name) + " is " + std::string(range.is) +
                           ", a whole number from " + std::to_string(range.low) + " to " +
                           std::to_string(range.high) + ", not " + found->second);
}

Routed list_audit(const Ask& ask) {
  std::array<std::optional<std::int64_t>, 4> numbers;
  constexpr std::array kRanges{kSince, kUntil, kAfter, kLimit};
  for (std::size_t i = 0; i < kRanges.size(); ++i) {
    auto read = number(ask, kRanges[i]);
    if (auto* refused = std::get_if<Reply>(&read)) return std::move(*refused);
    numbers[i] = std::get<std::optional<std::int64_t>>(read);
  }
  const auto& [since, until, after, limit] = numbers;
  ListAudit list;
  if (const auto room = ask.query.find("room"); room != ask.query.end()) list.room = room->second;
  if (since) list.since = room::UtcTime{*since};
  if (until) list.until = room::UtcTime{*until};
  if (after) list.after = static_cast<std::uint64_t>(*after);
  if (limit) list.limit = static_cast<std::size_t>(*limit);
  return Call{std::move(list), render<AuditView, audit_document>, late};
}

constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/audit", list_audit, "room since until after limit"},
};

}  // namespace

std::span<const Route> audit_routes() { return kRoutes; }

}  // namespace innkeeper::hub::http
