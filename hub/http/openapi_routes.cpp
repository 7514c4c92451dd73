// SPDX-License-Identifier: Apache-2.0
// Routes that say what the API is. They are the same for everybody and hold nothing of the house.
#include <algorithm>
#include <array>
#include <string_view>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/openapi.hpp"
#include "hub/http/openapi_files.hpp"
#include "hub/http/page_headers.hpp"

namespace innkeeper::hub::http {
namespace {

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  return name.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
}

Routed docs_file(std::string_view name) {
  const auto files = openapi_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const EmbeddedFile& each) { return each.name == name; });
  // The fragments are parts of openapi.json, not files to be asked for.
  if (found == files.end() || name.ends_with(".json")) {
    return problem_reply(Problem::not_found, "no such file; load /api/v1/docs again");
  }
  Reply reply{200, std::string(type_of(name)), std::string(found->content), page_headers()};
  reply.fields.emplace_back("Cache-Control", "no-cache");
  return reply;
}

Routed show_document(const Ask&) {
  Reply reply = json_reply(openapi().text);
  reply.fields.emplace_back("Cache-Control", "no-cache");
  return reply;
}

Routed show_docs(const Ask&) { return docs_file("docs.html"); }

Routed load_docs(const Ask& ask) { return docs_file(ask.path[0]); }

constexpr std::array kOpenapiRoutes = {
    Route{"GET", "/api/v1/openapi.json", show_document, kOpenToAll},
    Route{"GET", "/api/v1/docs", show_docs, kOpenToAll, {}, kMaxBodyBytes, Produces::file},
    Route{"GET", "/api/v1/docs/{file}", load_docs, kOpenToAll, {}, kMaxBodyBytes, Produces::file},
};

}  // namespace

std::span<const Route> openapi_routes() { return kOpenapiRoutes; }

}  // namespace innkeeper::hub::http
