// SPDX-License-Identifier: Apache-2.0
// What people ask about the audit, and what they get to see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/audit/audit_row.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Lines of one answer when nobody says how many; one has at most 1.7 kB.
inline constexpr std::size_t kAuditPage = 100;
inline constexpr std::size_t kMaxAuditPage = 1000;
/// So many lines at most are looked at for one answer: then a question that few lines fit costs
/// 20 ms of the engine's time (our choice), however long the audit is.
inline constexpr std::size_t kAuditScan = 10'000;

/// Lower than none: reading from the newest line on begins here. The database counts with signed integers.
inline constexpr std::uint64_t kBehindNewestLine = std::numeric_limits<std::int64_t>::max();

/// The oldest lines first, in the order in which they were written, unless `before` is given.
struct ListAudit {
  std::string room;  ///< number on the door, or id, which a room that is gone still has; empty: all
  std::optional<room::UtcTime> since{};  ///< not before
  std::optional<room::UtcTime> until{};  ///< before
  std::uint64_t after = 0;               ///< only lines with a higher serial
  std::size_t limit = kAuditPage;        ///< 1 to kMaxAuditPage
  /// The newest lines first, and only those with a lower serial than this; `after` is not looked at.
  std::optional<std::uint64_t> before{};
  std::string what{};  ///< this word, or an area of words: `account` has `account.created`
  std::optional<Channel> channel{};  ///< only what came by this way
  std::string name{};                ///< only what somebody of this name did
};

using AuditRequest = std::variant<ListAudit>;

struct AuditEntry {
  AuditRow line;
  std::string number;  ///< of the room; empty: it is about no room, or about one that is gone
};

struct AuditView {
  std::vector<AuditEntry> lines;
  /// Ask again with this as `after` or `before`; none: that was all. With it, `lines` may be few or none.
  std::optional<std::uint64_t> next;
};

}  // namespace innkeeper::hub
