// SPDX-License-Identifier: Apache-2.0
#include "hub/http/property_documents.hpp"

#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {
namespace {

Json revision(const RevisionRow& row, bool active) {
  Json reverted_to = nullptr;
  if (row.reverted_to > 0) reverted_to = row.reverted_to;
  return {{"revision", row.number},
          {"active", active},
          {"since", row.at.seconds},
          {"by", {{"channel", name_of(row.by.channel)}, {"name", row.by.name}}},
          {"origin", name_of(row.origin)},
          {"reverted_to", std::move(reverted_to)},
          {"digest", row.digest},
          {"rooms", row.rooms}};
}

Json key_changes(const std::vector<KeyChange>& changes) {
  Json list = Json::array();
  for (const KeyChange& change : changes) {
    list.push_back({{"key", change.key}, {"before", change.before}, {"after", change.after}});
  }
  return list;
}

}  // namespace

std::string property_document(const PropertyView& property) {
  Json document = revision(property.revision, property.active);
  document["text"] = property.text;
  return text_of(document);
}

std::string revisions_document(const RevisionsView& revisions) {
  Json list = Json::array();
  for (const RevisionRow& row : revisions.revisions) {
    list.push_back(revision(row, row.number == revisions.active));
  }
  Json document = Json::object();
  document["revisions"] = std::move(list);
  document["next"] = revisions.next ? Json(*revisions.next) : Json(nullptr);
  return text_of(document);
}

std::string change_document(const PropertyChange& change) {
  Json groups = Json::array();
  for (const PlansChanged& group : change.plans) {
    groups.push_back(
        {{"type", group.type}, {"changes", key_changes(group.changes)}, {"rooms", group.rooms}});
  }
  return text_of({{"from", change.from},
                  {"made", change.made ? Json(*change.made) : Json(nullptr)},
                  {"settings", key_changes(change.settings)},
                  {"rooms",
                   {{"added", change.added},
                    {"removed", change.removed},
                    {"changed", key_changes(change.rooms)}}},
                  {"plans", {{"rooms", change.plans_changed}, {"groups", std::move(groups)}}}});
}

}  // namespace innkeeper::hub::http
