// SPDX-License-Identifier: Apache-2.0
// Routes of the console's files. They are the same for everybody and hold nothing of the house.
#include <algorithm>
#include <array>

#include "hub/http/answers.hpp"
#include "hub/web/assets.hpp"

namespace innkeeper::hub::http {

namespace {

/// No script, style or picture from elsewhere or in the page itself; the page is framed by nobody.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Reply file_reply(const web::Asset& asset) {
  Reply reply{200, std::string(asset.content_type), std::string(asset.gzip), {}};
  reply.fields = {{"Content-Encoding", "gzip"},
                  {"Cache-Control",
                   asset.is_named_by_content ? "public, max-age=31536000, immutable" : "no-cache"},
                  {"Content-Security-Policy", kContentSecurityPolicy},
                  {"Referrer-Policy", "no-referrer"},
                  {"Cross-Origin-Opener-Policy", "same-origin"},
                  {"Cross-Origin-Resource-Policy", "same-origin"}};
  return reply;
}

Routed file(std::string_view name) {
  const auto assets = web::assets();
  const auto found = std::find_if(assets.begin(), assets.end(),
                                  [&](const web::Asset& asset) { return asset.name == name; });
  if (found != assets.end()) return file_reply(*found);
  return problem_reply(Problem::not_found,
                       assets.empty() ? "this hub was built without pages; its API is at /api/v1"
                                      : "no such file; load the page again");
}

Routed show_page(const Ask&) { return file(""); }

/// Not below /assets: a service worker serves what is beside and below it.
Routed show_worker(const Ask&) { return file("worker.js"); }

Routed show_file(const Ask& ask) { return file(ask.path[0]); }

constexpr std::array kRoutes = {
    Route{"GET", "/", show_page, {}, kMaxBodyBytes, Produces::file},
    Route{"GET", "/worker.js", show_worker, {}, kMaxBodyBytes, Produces::file},
    Route{"GET", "/assets/{file}", show_file, {}, kMaxBodyBytes, Produces::file},
};

}  // namespace

std::span<const Route> page_routes() { return kRoutes; }

}  // namespace innkeeper::hub::http
