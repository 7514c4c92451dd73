// SPDX-License-Identifier: Apache-2.0
// Routes about the property as a whole: which revision runs, what another text would change, and
// changing to it.
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/negotiation.hpp"
#include "hub/http/paging.hpp"
#include "hub/http/property_documents.hpp"

namespace innkeeper::hub::http {
namespace {

/// What a request says beside its body.
struct Terms {
  std::optional<std::uint32_t> expected;
  bool dry_run = false;
};

std::optional<std::uint32_t> revision_of(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || number == 0) return std::nullopt;
  return number;
}

Reply refuse_revision(std::string_view text) {
  return problem_reply(Problem::bad_path,
                       "a revision is a whole number from 1, not " + std::string(text));
}

/// `"7"`: the entity tag of a revision, as RFC 9110 writes it.
std::optional<std::uint32_t> revision_of_tag(std::string_view tag) {
  if (tag.size() < 3 || !tag.starts_with('"') || !tag.ends_with('"')) return std::nullopt;
  return revision_of(tag.substr(1, tag.size() - 2));
}

std::variant<Terms, Reply> read_terms(const Ask& ask) {
  Terms terms;
  if (const auto found = ask.query.find("dry_run"); found != ask.query.end()) {
    if (found->second != "true" && found->second != "false") {
      return problem_reply(Problem::unknown_parameter, "dry_run is true or false");
    }
    terms.dry_run = found->second == "true";
  }
  if (const auto& tag = ask.message.if_match) {
    terms.expected = revision_of_tag(*tag);
    if (!terms.expected) {
      return problem_reply(Problem::bad_request,
                           "If-Match is the ETag of GET /api/v1/property, such as \"7\"");
    }
  }
  return terms;
}

/// The answer with the revision as its entity tag.
Reply render_property(const Answer& answer) {
  Reply reply = render<PropertyView, property_document>(answer);
  if (const auto* view = std::get_if<PropertyView>(&answer)) {
    reply.fields.emplace_back("ETag", '"' + std::to_string(view->revision.number) + '"');
  }
  return reply;
}

Routed show_active(const Ask&) { return Call{ShowProperty{}, render_property, late}; }

Routed show_revision(const Ask& ask) {
  const auto number = revision_of(ask.path[0]);
  if (!number) return refuse_revision(ask.path[0]);
  return Call{ShowProperty{number}, render_property, late};
}

constexpr Range kAfterRevision{"after", 1, std::numeric_limits<std::uint32_t>::max(),
                               "the number of a revision"};

Routed list_revisions(const Ask& ask) {
  auto limit = number_in(ask, kPageLimit);
  if (auto* refused = std::get_if<Reply>(&limit)) return std::move(*refused);
  auto after = number_in(ask, kAfterRevision);
  if (auto* refused = std::get_if<Reply>(&after)) return std::move(*refused);
  ListRevisions list;
  if (const auto& most = std::get<0>(limit)) list.limit = static_cast<std::size_t>(*most);
  if (const auto& older = std::get<0>(after)) list.after = static_cast<std::uint32_t>(*older);
  return Call{list, render<RevisionsView, revisions_document>, late};
}

Routed apply_property(const Ask& ask) {
  const auto& type = ask.message.content_type;
  if (!type || !is_toml_type(*type)) {
    return problem_reply(Problem::unsupported_media_type,
                         "send the text of a property file with Content-Type: application/toml");
  }
  if (ask.message.content_encoding && *ask.message.content_encoding != "identity") {
    return problem_reply(Problem::unsupported_media_type,
                         "send the body as it is, without Content-Encoding");
  }
  auto terms = read_terms(ask);
  if (auto* refused = std::get_if<Reply>(&terms)) return std::move(*refused);
  const Terms& read = std::get<Terms>(terms);
  return Call{ApplyProperty{ask.message.body, read.expected, read.dry_run},
              render<PropertyChange, change_document>, late};
}

Routed revert_property(const Ask& ask) {
  const auto number = revision_of(ask.path[0]);
  if (!number) return refuse_revision(ask.path[0]);
  auto terms = read_terms(ask);
  if (auto* refused = std::get_if<Reply>(&terms)) return std::move(*refused);
  const Terms& read = std::get<Terms>(terms);
  return Call{RevertProperty{*number, read.expected, read.dry_run},
              render<PropertyChange, change_document>, late};
}

constexpr std::array kPropertyRoutes = {
    Route{"GET", "/api/v1/property", show_active, kSeesProperty},
    Route{"POST", "/api/v1/property", apply_property, kChangesProperty, "dry_run",
          kMaxTextBodyBytes, Produces::json, true},
    Route{"GET", "/api/v1/property/history", list_revisions, kSeesProperty, "after limit"},
    Route{"GET", "/api/v1/property/{revision}", show_revision, kSeesProperty},
    Route{"POST", "/api/v1/property/{revision}/revert", revert_property, kChangesProperty,
          "dry_run", kMaxBodyBytes, Produces::json, true},
};

}  // namespace

std::span<const Route> property_routes() { return kPropertyRoutes; }

}  // namespace innkeeper::hub::http
