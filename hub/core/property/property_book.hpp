// SPDX-License-Identifier: Apache-2.0
// Keeps the property's revisions and says which one runs: the text that somebody gave last, be it by
// editing the file before a start or by sending it to the running hub.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/property/property_source.hpp"
#include "hub/core/property/revision_row.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Older revisions are forgotten: a year of two changes a week.
inline constexpr std::size_t kMaxRevisions = 100;

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class PropertyBook {
 public:
  PropertyBook(const PropertySource& source, Store& store, AuditLog& audit)
      : source_(source), store_(store), audit_(audit) {}

  /// Reads the active revision from the store; a file that is new or was changed since the hub last
  /// found it becomes a revision first. The property to run from now on; nothing when that is the one
  /// of the last load() or add().
  [[nodiscard]] std::optional<config::Property> load(Turn& turn);

  /// What somebody wants to run.
  struct Wish {
    std::string text;
    RevisionOrigin origin = RevisionOrigin::file;
    std::uint32_t reverted_to = 0;  ///< of a revert
    std::string effect;             ///< what it does, for the audit
  };
  /// Makes the text, which declares `property`, the active revision, and writes the audit.
  void add(Wish wish, const config::Property& property, Turn& turn);

  [[nodiscard]] const RevisionRow& active() const { return active_; }
  [[nodiscard]] const std::string& active_text() const { return text_; }

  /// Every revision that is kept, the oldest first.
  [[nodiscard]] std::vector<RevisionRow> history() { return store_.all<RevisionRow>(); }
  [[nodiscard]] std::optional<RevisionRow> find(std::uint32_t number);
  [[nodiscard]] std::optional<std::string> text(std::uint32_t number);

 private:
  [[nodiscard]] config::Property take_file(Turn& turn);

  const PropertySource& source_;
  Store& store_;
  AuditLog& audit_;
  RevisionRow active_;
  std::string text_;  // of the property that runs; empty before the first load
};

}  // namespace innkeeper::hub
