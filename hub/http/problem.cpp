// SPDX-License-Identifier: Apache-2.0
#include "hub/http/problem.hpp"

#include "hub/http/documents.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::http {

const ProblemKind& kind_of(Problem problem) {
  static constexpr ProblemKind kBadRequest{400, "bad_request", "The request is not HTTP/1.1"};
  static constexpr ProblemKind kBadPath{400, "bad_path", "The path cannot be read"};
  static constexpr ProblemKind kBadJson{400, "bad_json", "The body is not JSON"};
  static constexpr ProblemKind kUnknownParameter{400, "unknown_parameter",
                                                 "The query is not understood"};
  static constexpr ProblemKind kNotSigned{401, "not_signed", "The signature does not hold"};
  static constexpr ProblemKind kNoSuchRoute{404, "no_such_route", "There is nothing at this path"};
  static constexpr ProblemKind kNotFound{404, "not_found", "The hub does not know this"};
  static constexpr ProblemKind kMethodNotAllowed{405, "method_not_allowed",
                                                 "The path does not take this method"};
  static constexpr ProblemKind kNotAcceptable{406, "not_acceptable", "The answer is JSON only"};
  static constexpr ProblemKind kRequestTimeout{408, "request_timeout",
                                               "The request took too long to arrive"};
  static constexpr ProblemKind kConflict{409, "conflict",
                                         "It does not go together with how things are"};
  static constexpr ProblemKind kStale{412, "stale", "Somebody changed it since"};
  static constexpr ProblemKind kBodyTooLarge{413, "body_too_large", "The body is too large"};
  static constexpr ProblemKind kTargetTooLong{414, "target_too_long", "The path is too long"};
  static constexpr ProblemKind kUnsupportedMediaType{415, "unsupported_media_type",
                                                     "The body has the wrong type"};
  static constexpr ProblemKind kExpectationFailed{417, "expectation_failed",
                                                  "The server does not answer before the body"};
  static constexpr ProblemKind kForeignHost{421, "foreign_host",
                                            "The hub does not serve this host name"};
  static constexpr ProblemKind kInvalidFields{422, "invalid_fields", "Some values are refused"};
  static constexpr ProblemKind kHeaderTooLarge{431, "header_too_large", "The header is too large"};
  static constexpr ProblemKind kInternal{500, "internal", "The hub failed"};
  static constexpr ProblemKind kUnavailable{503, "unavailable", "The hub cannot do this now"};
  static constexpr ProblemKind kTooManyConnections{503, "too_many_connections",
                                                   "Too many connections are open"};
  static constexpr ProblemKind kNoAnswer{504, "no_answer", "The hub did not answer in time"};
  switch (problem) {
    case Problem::bad_request: return kBadRequest;
    case Problem::bad_path: return kBadPath;
    case Problem::bad_json: return kBadJson;
    case Problem::unknown_parameter: return kUnknownParameter;
    case Problem::not_signed: return kNotSigned;
    case Problem::no_such_route: return kNoSuchRoute;
    case Problem::not_found: return kNotFound;
    case Problem::method_not_allowed: return kMethodNotAllowed;
    case Problem::not_acceptable: return kNotAcceptable;
    case Problem::request_timeout: return kRequestTimeout;
    case Problem::conflict: return kConflict;
    case Problem::stale: return kStale;
    case Problem::body_too_large: return kBodyTooLarge;
    case Problem::target_too_long: return kTargetTooLong;
    case Problem::unsupported_media_type: return kUnsupportedMediaType;
    case Problem::expectation_failed: return kExpectationFailed;
    case Problem::foreign_host: return kForeignHost;
    case Problem::invalid_fields: return kInvalidFields;
    case Problem::header_too_large: return kHeaderTooLarge;
    case Problem::internal: return kInternal;
    case Problem::unavailable: return kUnavailable;
    case Problem::too_many_connections: return kTooManyConnections;
    case Problem::no_answer: return kNoAnswer;
  }
  panic("a problem is one of the enumerators");
}

Reply problem_reply(Problem problem, std::string_view detail,
                    const std::vector<FieldError>& errors) {
  const ProblemKind& kind = kind_of(problem);
  Reply reply{kind.status, "application/problem+json", problem_document(kind, detail, errors), {}};
  if (kind.status == 503) reply.fields.emplace_back("Retry-After", "5");
  return reply;
}

}  // namespace innkeeper::hub::http
