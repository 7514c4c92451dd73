// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http_door.hpp"

#include <functional>
#include <future>
#include <utility>
#include <variant>

#include "hub/http/answers.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {

Reply Door::send(Message message, const Shown& shown) {
  message.hosts = {"127.0.0.1:8080"};
  message.on_this_machine = true;
  message.address = "127.0.0.1";
  if (!message.body.empty() && !message.content_type) message.content_type = "application/json";
  if (!shown.authorization.empty()) message.authorization = "Bearer " + shown.authorization;
  if (!shown.cookie.empty()) {
    message.cookie =
        "theme=dark; __Host-innkeeper=" + shown.cookie + "; __Host-innkeeper-guest=" + shown.cookie;
    if (!message.origin) message.origin = "http://127.0.0.1:8080";
  }
  return follow(route(message));
}

Reply Door::send(const std::string& method, const std::string& target, const Shown& shown,
                 std::string body) {
  Message message;
  message.method = method;
  message.target = target;
  message.body = std::move(body);
  return send(std::move(message), shown);
}

Shown Door::somebody(Role role) {
  const std::string login = "some-" + std::string(name_of(role)) + std::to_string(++last_);
  const std::string token = new_token(kSessionPrefix);
  REQUIRE(std::holds_alternative<Done>(ask(AccountRequest(CreateAccount{login, role, "hash"}))));
  REQUIRE(std::holds_alternative<SessionView>(
      ask(AccountRequest(FinishLogIn{login, "hash", true, hash_of_token(token), "here"}))));
  return {{}, token};
}

Shown Door::program(Permits permits) {
  const std::string token = new_token(kApiTokenPrefix);
  REQUIRE(std::holds_alternative<TokensView>(
      ask(AccountRequest(CreateToken{"pos", permits, 30, hash_of_token(token)}))));
  return {token, {}};
}

Shown Door::guest() {
  CheckedIn in;
  in.reservation = "guest-" + std::to_string(++last_);
  in.room = "101";
  say(in);
  const std::string token = "ing_guest" + std::to_string(last_);
  CredentialRow row;
  row.hash = hash_of_token(token);
  row.kind = CredentialKind::guest;
  row.room = support::id_of("101");
  row.tenancy = view("101").plan.tenancy;
  row.until = {now.utc.seconds + 1'000'000};
  Effects effects;
  store.begin();
  store.put(row);
  hotel.load(now, effects);
  REQUIRE(store.commit());
  return {{}, token};
}

Answer Door::put(Request request, const Actor& actor, const std::optional<Admission>& admission,
                 const std::optional<Precondition>& precondition) {
  run({Asked{1, std::move(request), actor, admission, precondition}});
  if (!sink.take<TendDatabase>().empty()) return UpkeepView{};  // the daemon's to answer
  auto replies = sink.take<hub::Reply>();
  REQUIRE(replies.size() == 1);
  return std::move(replies[0].answer);
}

Reply Door::follow(Routing routing) {
  Reply reply = answered(routing);
  if (routing.reading) answer_reading(*routing.reading, reply);
  return reply;
}

Reply Door::answered(Routing& routing) {
  const auto& admission = routing.admission;
  if (const auto* call = std::get_if<Call>(&routing.routed)) {
    return call->render(put(call->request, call->actor, admission, routing.precondition));
  }
  if (const auto* errand = std::get_if<Errand>(&routing.routed)) {
    std::promise<Reply> promise;
    errand->run({[&](Request request, const std::function<void(const Answer&)>& then) {
                   const bool looks = request_if<ShowSession>(request) != nullptr;
                   then(put(std::move(request), errand->actor, admission,
                            looks ? std::optional<Precondition>() : routing.precondition));
                 },
                 &passwords,
                 &repeats,
                 {},
                 [](const MetricsView& view, const std::function<void(std::string)>& then) {
                   then("innkeeper_rooms " + std::to_string(view.rooms.rooms) + "\n");
                 }},
                [&](Reply reply) { promise.set_value(std::move(reply)); });
    return promise.get_future().get();
  }
  if (std::holds_alternative<PmsPost>(routing.routed)) return {204, {}, {}, {}};
  if (!admission) return std::get<Reply>(std::move(routing.routed));
  const bool streams = std::holds_alternative<Subscription>(routing.routed);
  const Answer answer = put(AccountRequest(ShowSession{}), {Channel::api, {}}, admission);
  if (std::holds_alternative<SessionView>(answer)) {
    if (streams) return {200, "text/event-stream", {}, {}};
    return std::get<Reply>(std::move(routing.routed));
  }
  return failure_reply(answer);
}

}  // namespace innkeeper::hub::http
