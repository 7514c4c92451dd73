// SPDX-License-Identifier: Apache-2.0
// Routes of guests about their own room. No path names a room: the card says which one it is.
#include <array>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/credentials.hpp"
#include "hub/http/entity_tag.hpp"
#include "hub/http/guest_page_documents.hpp"
#include "hub/http/json_body.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

constexpr std::string_view kUnits[] = {"celsius", "fahrenheit"};

/// Its tag leaves out the time, which is another one each second.
Reply render_room(const Answer& answer) {
  Reply reply = render<OwnRoomView, own_room_document>(answer);
  if (const auto* seen = std::get_if<OwnRoomView>(&answer)) {
    OwnRoomView timeless = *seen;
    timeless.at = {};
    reply.fields.emplace_back("ETag", tag_of(own_room_document(timeless)));
  }
  return reply;
}

Reply render_reasons(const Answer& answer) {
  return render<ExplainView, own_reasons_document>(answer);
}

/// The token stands in the body, which no log of a proxy holds, and goes on in a cookie, which no script
/// reads.
Routed open_page(const Ask& ask) {
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  const auto read = [](ObjectReader& body) {
    body.require("token");
    return body.text("token", kMaxTokenBytes).value_or("");
  };
  auto body = read_object<std::string>(ask.message.body, R"({"token":"inkg_..."})", read);
  if (const auto* syntax = std::get_if<SyntaxError>(&body)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&body)) return refuse_fields(*errors);
  return Errand{[token = std::get<std::string>(std::move(body)), address = ask.message.address](
                    const Desk& desk, const Answered& done) {
    desk.ask(GuestPageRequest(OpenGuestPage{hash_of_token(token), address}),
             [token, done](const Answer& answer) {
               Reply reply = render_room(answer);
               if (reply.status == 200) {
                 reply.fields.emplace_back("Set-Cookie", guest_cookie_of(token));
               }
               done(std::move(reply));
             });
  }};
}

/// The card still works: only this phone forgets it.
Routed leave_page(const Ask&) { return Reply{204, "", "", {{"Set-Cookie", guest_cookie_of({})}}}; }

Routed show_own_room(const Ask&) {
  return Call{GuestPageRequest(ShowOwnRoom{}), render_room, late};
}

Routed show_reasons(const Ask&) {
  return Call{GuestPageRequest(ExplainOwnRoom{}), render_reasons, late};
}

Routed change_room(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    ChangeOwnRoom change;
    change.setpoint = body.degrees("temperature", room::kLowestTarget, room::kHighestTarget);
    change.scene = body.word_of("scene", kGuestScenes);
    change.service = body.word_of("service", room::kServiceWishes);
    return GuestPageRequest(change);
  };
  return of_body<GuestPageRequest>(ask, R"({"temperature":22.5})", read, render_done);
}

Routed set_memory(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    body.require("keep");
    SetOwnMemory memory;
    memory.keep = body.flag("keep").value_or(false);
    memory.language = body.text("language", kMaxLanguageBytes);
    if (const auto units = body.word("units", kUnits)) {
      memory.units = *units == 1 ? room::Units::fahrenheit : room::Units::celsius;
    }
    return GuestPageRequest(memory);
  };
  return of_body<GuestPageRequest>(ask, R"({"keep":true,"language":"de"})", read, render_done);
}

Routed complain(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    body.require("complaint");
    const auto complaint = body.word_of("complaint", kComplaints);
    return GuestPageRequest(ComplainOfOwnRoom{complaint.value_or(Complaint::too_cold)});
  };
  return of_body<GuestPageRequest>(ask, R"({"complaint":"too_cold"})", read,
                                   render<ComfortView, own_comfort_document>);
}

constexpr std::array kGuestPageRoutes = {
    Route{"POST", "/api/v1/guest/session", open_page, kOpenToAll},
    Route{"DELETE", "/api/v1/guest/session", leave_page, kOwnRoom},
    Route{"GET", "/api/v1/guest/room", show_own_room, kOwnRoom},
    Route{"PATCH", "/api/v1/guest/room", change_room, kOwnRoom},
    Route{"GET", "/api/v1/guest/room/why", show_reasons, kOwnRoom},
    Route{"POST", "/api/v1/guest/feedback", complain, kOwnRoom},
    Route{"PUT", "/api/v1/guest/memory", set_memory, kOwnRoom},
};

}  // namespace

std::span<const Route> guest_page_routes() { return kGuestPageRoutes; }

}  // namespace innkeeper::hub::http
