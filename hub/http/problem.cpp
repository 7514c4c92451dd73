// SPDX-License-Identifier: Apache-2.0
#include "hub/http/problem.hpp"

#include "hub/http/documents.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::http {

namespace {

struct Entry {
  Problem problem;
  ProblemKind kind;
};

constexpr Entry kProblemKinds[] = {
    {Problem::bad_request, {400, "bad_request", "The request is not HTTP/1.1"}},
    {Problem::bad_path, {400, "bad_path", "The path cannot be read"}},
    {Problem::bad_json, {400, "bad_json", "The body is not JSON"}},
    {Problem::unknown_parameter, {400, "unknown_parameter", "The query is not understood"}},
    {Problem::not_signed, {401, "not_signed", "The signature does not hold"}},
    {Problem::unauthenticated, {401, "unauthenticated", "The hub does not know who asks"}},
    {Problem::forbidden, {403, "forbidden", "This is for others to do"}},
    {Problem::foreign_origin, {403, "foreign_origin", "The request comes from another site"}},
    {Problem::no_such_route, {404, "no_such_route", "There is nothing at this path"}},
    {Problem::not_found, {404, "not_found", "The hub does not know this"}},
    {Problem::method_not_allowed,
     {405, "method_not_allowed", "The path does not take this method"}},
    {Problem::not_acceptable, {406, "not_acceptable", "The answer is JSON only"}},
    {Problem::request_timeout, {408, "request_timeout", "The request took too long to arrive"}},
    {Problem::conflict, {409, "conflict", "It does not go together with how things are"}},
    {Problem::stale, {412, "stale", "Somebody changed it since"}},
    {Problem::body_too_large, {413, "body_too_large", "The body is too large"}},
    {Problem::target_too_long, {414, "target_too_long", "The path is too long"}},
    {Problem::unsupported_media_type,
     {415, "unsupported_media_type", "The body has the wrong type"}},
    {Problem::expectation_failed,
     {417, "expectation_failed", "The server does not answer before the body"}},
    {Problem::foreign_host, {421, "foreign_host", "The hub does not serve this host name"}},
    {Problem::invalid_fields, {422, "invalid_fields", "Some values are refused"}},
    {Problem::too_often, {429, "too_often", "This was tried too often"}},
    {Problem::header_too_large, {431, "header_too_large", "The header is too large"}},
    {Problem::internal, {500, "internal", "The hub failed"}},
    {Problem::unavailable, {503, "unavailable", "The hub cannot do this now"}},
    {Problem::too_many_connections, {503, "too_many_connections", "Too many connections are open"}},
    {Problem::no_answer, {504, "no_answer", "The hub did not answer in time"}},
    {Problem::in_flight, {409, "in_flight", "The same request is being worked on"}},
    {Problem::answer_gone,
     {409, "answer_gone", "The request was done, and its answer is not kept"}},
    {Problem::key_reused, {422, "key_reused", "The Idempotency-Key is of another request"}},
    {Problem::too_many_readers, {503, "too_many_readers", "Too many are reading events"}},
};

}  // namespace

const ProblemKind& kind_of(Problem problem) {
  for (const Entry& entry : kProblemKinds) {
    if (entry.problem == problem) return entry.kind;
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
