// SPDX-License-Identifier: Apache-2.0
// What can go wrong with a request, as RFC 9457 problem documents with stable codes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

/// Each has one status, code and title: see docs/api.md.
enum class Problem : std::uint8_t {
  bad_request,
  bad_path,
  bad_json,
  unknown_parameter,
  not_signed,
  unauthenticated,
  forbidden,
  foreign_origin,
  no_such_route,
  not_found,
  method_not_allowed,
  not_acceptable,
  request_timeout,
  conflict,
  stale,
  body_too_large,
  target_too_long,
  unsupported_media_type,
  expectation_failed,
  foreign_host,
  invalid_fields,
  too_often,
  header_too_large,
  internal,
  unavailable,
  too_many_connections,
  no_answer,
  in_flight,
  answer_gone,
  key_reused,
  too_many_readers,
};
inline constexpr Problem kLastProblem = Problem::too_many_readers;

struct ProblemKind {
  unsigned status;
  std::string_view code;   ///< stable; `type` is `urn:innkeeper:problem:` and this
  std::string_view title;  ///< the same for every occurrence
};

[[nodiscard]] const ProblemKind& kind_of(Problem problem);

/// `detail` says what happened this time and what to do. It may quote the request: bytes that are not
/// UTF-8 are replaced.
[[nodiscard]] Reply problem_reply(Problem problem, std::string_view detail,
                                  const std::vector<FieldError>& errors = {});

}  // namespace innkeeper::hub::http
