// SPDX-License-Identifier: Apache-2.0
// Routes about the asker: logging in and out, the own password, and the very first account.
#include <array>
#include <string>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/account_documents.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/credentials.hpp"
#include "hub/http/json_body.hpp"
#include "hub/http/password_body.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

struct LogIn {
  std::string login;
  std::string password;
};
struct FirstAccount {
  std::string link;
  LogIn account;
};
struct Passwords {
  std::string present;
  std::string next;
};

Reply with_cookie(Reply reply, std::string_view token) {
  reply.fields.emplace_back("Set-Cookie", cookie_of(token));
  return reply;
}

/// The reply to whoever has a session now.
Reply begun(const Answer& answer, const std::string& token) {
  Reply reply = render<SessionView, session_document>(answer);
  return reply.status == 200 ? with_cookie(std::move(reply), token) : reply;
}

void finish_log_in(const Desk& desk, const std::string& login, const std::string& address,
                   const std::string& checked, const PasswordHasher::Verdict& verdict,
                   const Answered& done) {
  const std::string token = new_token(kSessionPrefix);
  desk.ask(AccountRequest(FinishLogIn{login, checked, verdict.is_right, hash_of_token(token),
                                      address, verdict.renewed}),
           [token, done](const Answer& answer) { done(begun(answer, token)); });
}

Routed log_in(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    body.require("login");
    body.require("password");
    return LogIn{body.text("login", kMaxActorName).value_or(""),
                 body.text("password", kMaxPasswordBytes).value_or("")};
  };
  auto asked = read_secret_body<LogIn>(ask, R"({"login":"rossi","password":"..."})", read);
  if (auto* refused = std::get_if<Reply>(&asked)) return std::move(*refused);
  return Errand{[in = std::get<LogIn>(std::move(asked)), address = ask.message.address](
                    const Desk& desk, const Answered& done) {
    desk.ask(AccountRequest(BeginLogIn{in.login, address}), [desk, done, in,
                                                             address](const Answer& answer) {
      const auto* check = std::get_if<PasswordToCheck>(&answer);
      if (check == nullptr) return done(failure_reply(answer));
      const bool taken = desk.passwords->compare(
          in.password, check->hash,
          [desk, done, in, address, checked = check->hash](const PasswordHasher::Verdict& verdict) {
            finish_log_in(desk, in.login, address, checked, verdict, done);
          });
      if (!taken) done(too_many_passwords());
    });
  }};
}

Routed set_up(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    body.require("link");
    body.require("login");
    return FirstAccount{
        body.text("link", kMaxTokenBytes).value_or(""),
        {body.text("login", kMaxActorName).value_or(""), read_new_password(body, "password")}};
  };
  auto asked = read_secret_body<FirstAccount>(
      ask, R"({"link":"inkl_...","login":"rossi","password":"..."})", read);
  if (auto* refused = std::get_if<Reply>(&asked)) return std::move(*refused);
  return Errand{[first = std::get<FirstAccount>(std::move(asked)), address = ask.message.address](
                    const Desk& desk, const Answered& done) {
    const std::string link = hash_of_token(first.link);
    const std::string login = first.account.login;
    const auto with_hash = [desk, done, link, login](const std::string& hash) {
      const std::string token = new_token(kSessionPrefix);
      desk.ask(AccountRequest(SetUp{link, login, hash, hash_of_token(token)}),
               [token, done](const Answer& answer) { done(begun(answer, token)); });
    };
    desk.ask(AccountRequest(CheckSetUp{link, address}),
             [desk, done, with_hash, password = first.account.password](const Answer& answer) {
               if (!std::holds_alternative<Done>(answer)) return done(failure_reply(answer));
               hash_then(desk, password, done, with_hash);
             });
  }};
}

Reply render_end(const Answer& answer) {
  Reply reply = render_done(answer);
  return reply.status == 204 ? with_cookie(std::move(reply), {}) : reply;
}

Routed log_out(const Ask& ask) {
  const auto found = ask.query.find("everywhere");
  if (found != ask.query.end() && found->second != "true" && found->second != "false") {
    return problem_reply(Problem::unknown_parameter, "everywhere is true or false");
  }
  const bool everywhere = found != ask.query.end() && found->second == "true";
  return Call{AccountRequest(LogOut{everywhere}), render_end, late};
}

Routed show_session(const Ask&) {
  return Call{AccountRequest(ShowSession{}), render<SessionView, session_document>, late};
}

Routed change_password(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    body.require("password");
    return Passwords{body.text("password", kMaxPasswordBytes).value_or(""),
                     read_new_password(body, "new_password")};
  };
  auto asked = read_secret_body<Passwords>(ask, R"({"password":"...","new_password":"..."})", read);
  if (auto* refused = std::get_if<Reply>(&asked)) return std::move(*refused);
  return Errand{
      [both = std::get<Passwords>(std::move(asked))](const Desk& desk, const Answered& done) {
        const auto finish = [desk, done](const std::string& checked, bool is_right,
                                         const std::string& hash) {
          desk.ask(AccountRequest(FinishPasswordChange{checked, is_right, hash}),
                   [done](const Answer& answer) { done(render_done(answer)); });
        };
        const auto compared = [desk, done, finish, next = both.next](const std::string& checked,
                                                                     bool is_right) {
          if (!is_right) return finish(checked, false, {});
          hash_then(desk, next, done,
                    [finish, checked](const std::string& hash) { finish(checked, true, hash); });
        };
        desk.ask(AccountRequest(BeginPasswordChange{}),
                 [desk, done, compared, present = both.present](const Answer& answer) {
                   const auto* check = std::get_if<PasswordToCheck>(&answer);
                   if (check == nullptr) return done(failure_reply(answer));
                   const bool taken = desk.passwords->compare(
                       present, check->hash,
                       [compared, checked = check->hash](const PasswordHasher::Verdict& verdict) {
                         compared(checked, verdict.is_right);
                       });
                   if (!taken) done(too_many_passwords());
                 });
      }};
}

constexpr std::string_view kSession = "/api/v1/session";

constexpr std::array kSessionRoutes = {
    Route{"POST", kSession, log_in, kOpenToAll},
    Route{"GET", kSession, show_session, kOnesOwn},
    Route{"DELETE", kSession, log_out, kOnesOwn, "everywhere"},
    Route{"PUT", "/api/v1/session/password", change_password, kOnesOwn},
    Route{"POST", "/api/v1/setup", set_up, kOpenToAll},
};

}  // namespace

std::span<const Route> session_routes() { return kSessionRoutes; }

}  // namespace innkeeper::hub::http
