// SPDX-License-Identifier: Apache-2.0
// Requests as a listener hands them to the routes, and what the routes make of them.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "hub/http/routes.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {

inline Message message(std::string method, std::string target, std::string body = {},
                       const std::string& content_type = "application/json") {
  Message result;
  result.method = std::move(method);
  result.target = std::move(target);
  result.hosts = {"127.0.0.1:8080"};
  if (!body.empty()) result.content_type = content_type;
  result.body = std::move(body);
  return result;
}

inline Call called(const Message& sent) {
  Routed routed = route(sent).routed;
  if (const auto* reply = std::get_if<Reply>(&routed)) FAIL(reply->body);
  return std::get<Call>(routed);
}

inline Reply answered(const Message& sent) {
  Routed routed = route(sent).routed;
  REQUIRE(std::holds_alternative<Reply>(routed));
  return std::get<Reply>(routed);
}

}  // namespace innkeeper::hub::http
