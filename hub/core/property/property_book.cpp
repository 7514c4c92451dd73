// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/property_book.hpp"

#include <utility>

#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::optional<config::Property> PropertyBook::load(Turn& turn) {
  const std::string file_digest = property_digest(source_.file());
  const bool at_start = text_.empty();
  std::vector<RevisionRow> rows = store_.all<RevisionRow>();
  active_ = rows.empty() ? RevisionRow{} : std::move(rows.back());
  if (active_.number == 0) return take_file(turn);
  if (active_.file_digest != file_digest) {
    // The file was edited since the last start, which is newer than what was applied before.
    if (active_.digest != file_digest) return take_file(turn);
    active_.file_digest = file_digest;
    store_.put(active_);
  } else if (active_.digest != file_digest && at_start) {
    turn.note(Severity::info, "property_file_differs",
              {{"active_revision", std::to_string(active_.number)},
               {"effect", "the active revision runs, not the file, which is older"},
               {"remedy", "innkeeper property show N writes a revision; an edited file is taken"}});
  }
  std::optional<std::string> stored = text(active_.number);
  if (stored && *stored == text_) return std::nullopt;
  if (stored) {
    if (auto property = source_.read(*stored)) {
      text_ = *std::move(stored);
      return std::move(property).value();
    }
  }
  turn.note(Severity::error, "stored_property_unreadable",
            {{"revision", std::to_string(active_.number)},
             {"effect", "the file runs, as a new revision"},
             {"remedy", "compare it with innkeeper property show, then apply what is missing"}});
  return take_file(turn);
}

config::Property PropertyBook::take_file(Turn& turn) {
  std::string text(source_.file());
  auto property = source_.read(text);
  check(property.ok(), "the hub was started with a sound property file");
  add({std::move(text), RevisionOrigin::file, 0, "the file was new or edited"}, *property, turn);
  return std::move(property).value();
}

void PropertyBook::add(Wish wish, const config::Property& property, Turn& turn) {
  RevisionRow row;
  row.number = active_.number + 1;
  row.at = turn.utc();
  row.by = turn.actor();
  row.origin = wish.origin;
  row.reverted_to = wish.reverted_to;
  row.digest = property_digest(wish.text);
  row.file_digest = property_digest(source_.file());
  row.rooms = static_cast<std::uint32_t>(property.rooms.size());
  store_.put(row);
  store_.put(RevisionTextRow{row.number, wish.text});
  if (row.number > kMaxRevisions) {
    const std::string oldest = revision_key(row.number - static_cast<std::uint32_t>(kMaxRevisions));
    store_.erase<RevisionRow>(oldest);
    store_.erase<RevisionTextRow>(oldest);
  }
  const auto named = [](std::uint32_t number) {
    return number == 0 ? std::string() : "revision " + std::to_string(number);
  };
  const std::string origin(name_of(row.origin));
  audit_.record(turn, {.room = {},
                       .what = "property." + origin,
                       .before = named(active_.number),
                       .after = named(row.number),
                       .why = std::move(wish.effect)});
  turn.note(Severity::info, "property_revision",
            {{"revision", std::to_string(row.number)},
             {"origin", origin},
             {"rooms", std::to_string(row.rooms)}});
  active_ = std::move(row);
  text_ = std::move(wish.text);
}

std::optional<RevisionRow> PropertyBook::find(std::uint32_t number) {
  return store_.find<RevisionRow>(revision_key(number));
}

std::optional<std::string> PropertyBook::text(std::uint32_t number) {
  auto row = store_.find<RevisionTextRow>(revision_key(number));
  if (!row) return std::nullopt;
  return std::move(row->text);
}

}  // namespace innkeeper::hub
