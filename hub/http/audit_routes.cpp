// SPDX-License-Identifier: Apache-2.0
// The route of the audit: read only, page by page.
#include <array>
#include <limits>
#include <optional>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/audit_documents.hpp"
#include "hub/http/paging.hpp"

namespace innkeeper::hub::http {
namespace {

// The database counts lines with signed integers.
constexpr std::int64_t kMostSerial = std::numeric_limits<std::int64_t>::max();
constexpr Range kSince{"since", 0, room::kLatestTime.seconds, "UTC seconds since 1970"};
constexpr Range kUntil{"until", 0, room::kLatestTime.seconds, "UTC seconds since 1970"};
constexpr Range kAfterSerial{"after", 0, kMostSerial, "the serial of a line"};
constexpr Range kBefore{"before", 1, kMostSerial, "the serial of a line"};
constexpr Range kLimit{"limit", 1, kMaxAuditPage, "how many lines to answer with"};

constexpr std::array kChannels{Channel::hub,         Channel::pms,           Channel::panel,
                               Channel::guest_page,  Channel::front_desk,    Channel::housekeeping,
                               Channel::maintenance, Channel::administrator, Channel::api};

/// The order, and who and what is looked for; a reply when that cannot be read.
std::optional<Reply> read_words(const Ask& ask, ListAudit& list) {
  const std::string order = parameter(ask, "order");
  if (order == "newest") list.before = kBehindNewestLine;
  if (!order.empty() && order != "newest" && order != "oldest") {
    return problem_reply(Problem::unknown_parameter, "order is newest or oldest, not " + order);
  }
  list.room = parameter(ask, "room");
  list.what = parameter(ask, "what");
  list.name = parameter(ask, "name");
  const std::string by = parameter(ask, "by");
  if (by.empty()) return std::nullopt;
  for (const Channel channel : kChannels) {
    if (by == name_of(channel)) list.channel = channel;
  }
  if (list.channel) return std::nullopt;
  std::string all;
  for (const Channel channel : kChannels) all += ' ' + std::string(name_of(channel));
  return problem_reply(Problem::unknown_parameter, "by is one of" + all + ", not " + by);
}

Routed list_audit(const Ask& ask) {
  std::array<std::optional<std::int64_t>, 5> numbers;
  constexpr std::array kRanges{kSince, kUntil, kAfterSerial, kLimit, kBefore};
  for (std::size_t i = 0; i < kRanges.size(); ++i) {
    auto read = number_in(ask, kRanges[i]);
    if (auto* refused = std::get_if<Reply>(&read)) return std::move(*refused);
    numbers[i] = std::get<std::optional<std::int64_t>>(read);
  }
  const auto& [since, until, after, limit, before] = numbers;
  ListAudit list;
  if (auto refused = read_words(ask, list)) return *std::move(refused);
  if (before && (after || !list.before)) {
    return problem_reply(Problem::unknown_parameter,
                         "before goes with order=newest, and not with after");
  }
  if (since) list.since = room::UtcTime{*since};
  if (until) list.until = room::UtcTime{*until};
  if (after) list.after = static_cast<std::uint64_t>(*after);
  if (limit) list.limit = static_cast<std::size_t>(*limit);
  if (before) list.before = static_cast<std::uint64_t>(*before);
  return Call{std::move(list), render<AuditView, audit_document>, late};
}

constexpr std::array kAuditRoutes = {
    Route{"GET", "/api/v1/audit", list_audit, kSeesAudit,
          "room since until after limit order before what by name"},
};

}  // namespace

std::span<const Route> audit_routes() { return kAuditRoutes; }

}  // namespace innkeeper::hub::http
