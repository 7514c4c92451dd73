// SPDX-License-Identifier: Apache-2.0
// What the handlers of all areas share: from answers of the hub to replies.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "hub/http/json_body.hpp"
#include "hub/http/problem.hpp"
#include "hub/http/route.hpp"

namespace innkeeper::hub::http {

[[nodiscard]] Reply json_reply(std::string body);

/// The reply to an answer that is not the one asked for.
[[nodiscard]] Reply failure_reply(const Answer& answer);

/// Renders the answer of type View by `document`, any other one as a failure.
template <class View, std::string (*document)(const View&)>
Reply render(const Answer& answer) {
  const auto* view = std::get_if<View>(&answer);
  return view != nullptr ? json_reply(document(*view)) : failure_reply(answer);
}

/// 204 for Done.
[[nodiscard]] Reply render_done(const Answer& answer);

[[nodiscard]] Reply late();

/// To whoever met a bug of ours.
[[nodiscard]] Reply bug_reply(const std::exception& error);

/// Whoever asked was known and allowed to.
[[nodiscard]] bool is_admitted(const Answer& answer);

/// What is wrong with a request whose body must be JSON, before anybody reads the body.
[[nodiscard]] std::optional<Reply> refuse_body_type(const Message& message);

[[nodiscard]] inline Reply refuse_fields(const std::vector<FieldError>& errors) {
  return problem_reply(Problem::invalid_fields, "nothing was changed; see errors", errors);
}

/// A call whose request is read from the body by `read(ObjectReader&)`; a refusal when that cannot be.
template <class Asked, class Read>
[[nodiscard]] Routed of_body(const Ask& ask, std::string_view example, Read read,
                             Reply (*render_answer)(const Answer&)) {
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  auto body = read_object<Asked>(ask.message.body, example, read);
  if (const auto* syntax = std::get_if<SyntaxError>(&body)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&body)) return refuse_fields(*errors);
  return Call{std::get<Asked>(std::move(body)), render_answer, late};
}

/// The same for a request about the room whose number is the first value of the path.
template <class Asked, class Read>
[[nodiscard]] Routed of_room(const Ask& ask, std::string_view example, Read read,
                             Reply (*render_answer)(const Answer&)) {
  return of_body<Asked>(
      ask, example,
      [&](ObjectReader& body) {
        Asked asked = read(body);
        asked.number = ask.path[0];
        return asked;
      },
      render_answer);
}

}  // namespace innkeeper::hub::http
