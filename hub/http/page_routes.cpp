// SPDX-License-Identifier: Apache-2.0
// Routes of the files of console and guest page. They are the same for everybody and hold nothing
// of the house.
#include <algorithm>
#include <array>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/page_headers.hpp"
#include "hub/web/assets.hpp"

namespace innkeeper::hub::http {

namespace {

Reply file_reply(const web::Asset& asset) {
  Reply reply{200, std::string(asset.content_type), std::string(asset.gzip), {}};
  reply.fields = page_headers();
  reply.fields.emplace_back("Content-Encoding", "gzip");
  reply.fields.emplace_back("Cache-Control", asset.is_named_by_content
                                                 ? "public, max-age=31536000, immutable"
                                                 : "no-cache");
  return reply;
}

Routed page_file(std::string_view name) {
  const auto assets = web::assets();
  const auto found = std::find_if(assets.begin(), assets.end(),
                                  [&](const web::Asset& asset) { return asset.name == name; });
  if (found != assets.end()) return file_reply(*found);
  return problem_reply(Problem::not_found,
                       assets.empty() ? "this hub was built without pages; its API is at /api/v1"
                                      : "no such file; load the page again");
}

Routed show_console(const Ask&) { return page_file(""); }

/// Of guests: the token stands behind '#', where no server sees it.
Routed show_guest_page(const Ask&) { return page_file("guest"); }

/// Not below /assets: a service worker serves what is beside and below it.
Routed show_worker(const Ask&) { return page_file("worker.js"); }

Routed show_asset(const Ask& ask) { return page_file(ask.path[0]); }

constexpr std::array kPageRoutes = {
    Route{"GET", "/", show_console, kOpenToAll, {}, kMaxBodyBytes, Produces::file},
    Route{"GET", "/guest", show_guest_page, kOpenToAll, {}, kMaxBodyBytes, Produces::file},
    Route{"GET", "/worker.js", show_worker, kOpenToAll, {}, kMaxBodyBytes, Produces::file},
    Route{"GET", "/assets/{file}", show_asset, kOpenToAll, {}, kMaxBodyBytes, Produces::file},
};

}  // namespace

std::span<const Route> page_routes() { return kPageRoutes; }

}  // namespace innkeeper::hub::http
