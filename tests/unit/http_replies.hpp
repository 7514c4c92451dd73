// SPDX-License-Identifier: Apache-2.0
// What tests read off a reply.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

/// Empty when there is none.
inline std::string field(const Reply& reply, std::string_view name) {
  for (const auto& [each, value] : reply.fields) {
    if (each == name) return value;
  }
  return {};
}

/// Of the problem that is its body.
inline std::string code_of(const Reply& reply) {
  return nlohmann::json::parse(reply.body).at("code");
}

}  // namespace innkeeper::hub::http
