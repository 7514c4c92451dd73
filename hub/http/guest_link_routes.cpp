// SPDX-License-Identifier: Apache-2.0
// Routes of the desk about the cards that lead guests to their page. A token leaves the hub here, in one
// answer, and stands nowhere else.
#include <array>
#include <map>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/guest_page_documents.hpp"
#include "hub/http/json_body.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

/// Longest label of a floor that is compared.
constexpr std::size_t kMaxFloorBytes = 64;

struct Wanted {
  std::string floor{};
  bool replace = false;
};

using Render = Reply (*)(const std::string& property, const std::vector<PrintedLink>& links);

Reply render_one(const std::string& property, const std::vector<PrintedLink>& links) {
  return json_reply(link_document(property, links.front()));
}

Reply render_all(const std::string& property, const std::vector<PrintedLink>& links) {
  return json_reply(links_document(property, links));
}

/// Where the page is for those who ask as whoever asks now: the name that the browser uses.
std::string page_address(const Message& message) {
  return (message.secure ? "https://" : "http://") + message.hosts[0] + "/guest";
}

void make(const Desk& desk, const Answered& done, const std::vector<std::string>& numbers,
          bool replace, const std::string& page, Render render) {
  MakeGuestLinks request{{}, replace};
  std::map<std::string, std::string> tokens;  // by hash
  for (const std::string& number : numbers) {
    const std::string token = new_token(kGuestPrefix);
    const std::string hash = hash_of_token(token);
    tokens.emplace(hash, token);
    request.cards.push_back({number, hash});
  }
  desk.ask(GuestPageRequest(std::move(request)),
           [tokens, page, done, render](const Answer& answer) {
             const auto* made = std::get_if<GuestLinksView>(&answer);
             if (made == nullptr) return done(failure_reply(answer));
             std::vector<PrintedLink> links;
             for (const GuestLink& link : made->links) {
               // After '#': browsers send that part to nobody.
               links.push_back({link, page + '#' + tokens.at(link.hash)});
             }
             done(render(made->property, links));
           });
}

/// What is asked for in the body, or a refusal.
std::variant<Wanted, Reply> read_wanted(const Ask& ask, bool takes_floor) {
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  const auto read = [takes_floor](ObjectReader& body) {
    Wanted wanted;
    if (takes_floor) wanted.floor = body.text("floor", kMaxFloorBytes).value_or("");
    wanted.replace = body.flag("replace").value_or(false);
    return wanted;
  };
  auto body = read_object<Wanted>(ask.message.body, R"({"replace":false})", read);
  if (const auto* syntax = std::get_if<SyntaxError>(&body)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&body)) return refuse_fields(*errors);
  return std::get<Wanted>(std::move(body));
}

Routed make_link(const Ask& ask) {
  auto wanted = read_wanted(ask, false);
  if (auto* refused = std::get_if<Reply>(&wanted)) return std::move(*refused);
  const bool replace = std::get<Wanted>(wanted).replace;
  return Errand{[number = ask.path[0], replace, page = page_address(ask.message)](
                    const Desk& desk, const Answered& done) {
    make(desk, done, {number}, replace, page, render_one);
  }};
}

Routed make_links(const Ask& ask) {
  auto wanted = read_wanted(ask, true);
  if (auto* refused = std::get_if<Reply>(&wanted)) return std::move(*refused);
  return Errand{[wanted = std::get<Wanted>(std::move(wanted)), page = page_address(ask.message)](
                    const Desk& desk, const Answered& done) {
    desk.ask(GuestPageRequest(ListCardRooms{wanted.floor}),
             [desk, done, page, replace = wanted.replace](const Answer& answer) {
               const auto* rooms = std::get_if<CardRoomsView>(&answer);
               if (rooms == nullptr) return done(failure_reply(answer));
               make(desk, done, rooms->numbers, replace, page, render_all);
             });
  }};
}

Routed end_links(const Ask& ask) {
  return Call{GuestPageRequest(EndGuestLinks{ask.path[0]}), render_done, late};
}

constexpr std::string_view kLink = "/api/v1/rooms/{number}/guest-link";

constexpr Route secret(std::string_view pattern, Routed (*handle)(const Ask& ask)) {
  Route route{"POST", pattern, handle, kChangesGuests};
  route.is_secret = true;
  return route;
}

constexpr std::array kGuestLinkRoutes = {
    secret(kLink, make_link),
    Route{"DELETE", kLink, end_links, kChangesGuests},
    secret("/api/v1/guest-links", make_links),
};

}  // namespace

std::span<const Route> guest_link_routes() { return kGuestLinkRoutes; }

}  // namespace innkeeper::hub::http
