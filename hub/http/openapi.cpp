// SPDX-License-Identifier: Apache-2.0
#include "hub/http/openapi.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "hub/http/openapi_files.hpp"
#include "hub/http/problem.hpp"
#include "hub/http/routes.hpp"

namespace innkeeper::hub::http {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kAbout =
    "The hub of an in-room control system. Readers skip keys that they do not know; writers send "
    "only those "
    "that stand here. docs/api.md says more.";

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// The names within braces.
std::vector<std::string> path_names(std::string_view pattern) {
  std::vector<std::string> names;
  for (auto open = pattern.find('{'); open != std::string_view::npos;
       open = pattern.find('{', open + 1)) {
    names.emplace_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
  }
  return names;
}

std::string lower(std::string_view method) {
  std::string text(method);
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// Joins the table with the fragments.
class Joiner {
 public:
  Joiner() {
    for (const EmbeddedFile& file : openapi_files()) {
      if (file.name.ends_with(".json")) take(file);
    }
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(kLastProblem); ++i) {
      const ProblemKind& kind = kind_of(static_cast<Problem>(i));
      problems_.emplace(kind.code, &kind);
    }
  }

  OpenApi join() {
    Json paths = Json::object();
    for (const Route& route : routes()) {
      paths[std::string(route.pattern)][lower(route.method)] = operation(route);
    }
    for (const auto& [name, fragment] : operations_) mismatch(name + " is no route");
    Json document = {{"openapi", "3.1.0"},
                     {"info", {{"title", "Innkeeper"}, {"version", "1"}, {"description", kAbout}}}};
    document["tags"] = tags_;
    document["paths"] = std::move(paths);
    document["components"] = {{"schemas", schemas_},
                              {"parameters", header_parameters()},
                              {"securitySchemes", security_schemes()}};
    return {document.dump(1), std::move(mismatches_)};
  }

 private:
  void mismatch(std::string what) { mismatches_.push_back(std::move(what)); }

  void take(const EmbeddedFile& file) {
    Json fragment = Json::parse(file.content, nullptr, false);
    if (!fragment.is_object()) return mismatch(std::string(file.name) + " is no JSON object");
    if (fragment.contains("tag")) tags_.push_back(fragment["tag"]);
    const Json path = fragment.value("path", Json::object());
    path_.update(path);
    const Json schemas = fragment.value("schemas", Json::object());
    for (const auto& [name, schema] : schemas.items()) {
      if (schemas_.contains(name)) mismatch("two schemas are called " + name);
      schemas_[name] = schema;
    }
    Json operations = fragment.value("operations", Json::object());
    for (auto& [name, each] : operations.items()) {
      each["tags"] = Json::array({fragment["tag"]["name"]});
      if (!operations_.emplace(name, each).second) mismatch(name + " stands in two fragments");
    }
  }

  static Json security_schemes() {
    return {{"session",
             {{"type", "apiKey"},
              {"in", "cookie"},
              {"name", "__Host-innkeeper"},
              {"description", "of a person, from POST /api/v1/session"}}},
            {"token",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "of a program, from POST /api/v1/tokens, or the hub's own"}}}};
  }

  Json operation(const Route& route) {
    const std::string name = std::string(route.method) + ' ' + std::string(route.pattern);
    Json fragment = Json::object();
    if (auto found = operations_.extract(name)) {
      fragment = std::move(found.mapped());
    } else {
      mismatch(name + " stands in no file of hub/http/openapi");
    }
    Json made = Json::object();
    for (const char* key : {"tags", "summary", "description"}) {
      if (fragment.contains(key)) made[key] = fragment[key];
    }
    made["operationId"] = operation_id(route);
    made["parameters"] = parameters(route, name, fragment);
    if (fragment.contains("body")) made["requestBody"] = body(fragment["body"]);
    made["responses"] = responses(route, name, fragment);
    add_access(route.access, made);
    return made;
  }

  /// Letters, digits and '_' only: programs are generated from it.
  static std::string operation_id(const Route& route) {
    std::string id = lower(route.method);
    std::string_view path = route.pattern;
    if (path.starts_with("/api/v1")) path.remove_prefix(7);
    for (const char c : path) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      if (plain || id.back() != '_') id += plain ? c : '_';
    }
    while (id.back() == '_') id.pop_back();
    return id;
  }

  /// There is something at the route's path that an ETag is of.
  static bool has_tag(const Route& route) {
    return std::any_of(routes().begin(), routes().end(), [&](const Route& other) {
      return other.method == "GET" && other.pattern == route.pattern;
    });
  }

  static bool takes_if_match(const Route& route) {
    const bool writes = route.method != "GET" && route.method != "POST";
    return !route.access.open && (route.reads_if_match || (writes && has_tag(route)));
  }

  static std::vector<const char*> headers_of(const Route& route) {
    if (route.method == "GET") {
      if (route.pattern == "/api/v1/events") return {"LastEventId"};
      return {"IfNoneMatch"};
    }
    std::vector<const char*> headers;
    if (takes_if_match(route)) headers.push_back("IfMatch");
    if (!route.access.open && !route.is_secret) headers.push_back("IdempotencyKey");
    return headers;
  }

  static Json header_parameters() {
    const auto header = [](const char* name, const char* about) {
      return Json{{"name", name},
                  {"in", "header"},
                  {"required", false},
                  {"description", about},
                  {"schema", {{"type", "string"}}}};
    };
    return {{"IfMatch", header("If-Match", "change only what still has this ETag; else 412")},
            {"IfNoneMatch", header("If-None-Match", "304 if it still has this ETag")},
            {"IdempotencyKey",
             header("Idempotency-Key", "the same key makes the change once, within 24 hours")},
            {"LastEventId", header("Last-Event-ID", "resume after this event")}};
  }

  Json parameters(const Route& route, const std::string& name, const Json& fragment) {
    Json list = Json::array();
    for (const std::string& in_path : path_names(route.pattern)) {
      if (!path_.contains(in_path)) {
        mismatch(name + ": {" + in_path + "} is described in no `path`");
        continue;
      }
      Json one = {{"name", in_path}, {"in", "path"}, {"required", true}};
      one.update(path_[in_path]);
      list.push_back(std::move(one));
    }
    Json described = fragment.value("parameters", Json::object());
    for (const std::string& in_query : words_of(route.parameters)) {
      if (!described.contains(in_query)) mismatch(name + ": ?" + in_query + "= is not described");
      Json one = {{"name", in_query}, {"in", "query"}, {"required", false}};
      one.update(described.value(in_query, Json{{"schema", {{"type", "string"}}}}));
      described.erase(in_query);
      list.push_back(std::move(one));
    }
    for (const auto& [left, ignored] : described.items()) {
      mismatch(name + ": the route takes no ?" + left + "=");
    }
    for (const char* header : headers_of(route)) {
      list.push_back({{"$ref", "#/components/parameters/" + std::string(header)}});
    }
    return list;
  }

  static Json content(const Json& what) {
    Json media = Json::object();
    for (const char* key : {"schema", "example"}) {
      if (what.contains(key)) media[key] = what[key];
    }
    return {{what.value("type", std::string("application/json")), std::move(media)}};
  }

  static Json body(const Json& what) { return {{"required", true}, {"content", content(what)}}; }

  Json responses(const Route& route, const std::string& name, const Json& fragment) {
    Json all = Json::object();
    const Json answers = fragment.value("answers", Json::object());
    for (const auto& [status, answer] : answers.items()) {
      all[status] = {{"description", answer.value("description", std::string("the answer"))}};
      if (answer.contains("schema") || answer.contains("type"))
        all[status]["content"] = content(answer);
    }
    for (const auto& [status, codes] : refusals(route, name, fragment)) {
      if (all.contains(status)) continue;
      std::string text;
      for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
      all[status] = {
          {"description", text},
          {"content",
           {{"application/problem+json",
             {{"schema",
               {{"allOf", Json::array({{{"$ref", "#/components/schemas/Problem"}},
                                       {{"properties", {{"code", {{"enum", codes}}}}}}})}}}}}}}};
    }
    return all;
  }

  /// Codes by status: those of every route, and those that the fragment names.
  std::map<std::string, std::set<std::string>> refusals(const Route& route, const std::string& name,
                                                        const Json& fragment) {
    std::set<std::string> codes{"bad_request", "bad_path", "unknown_parameter", "foreign_host"};
    if (route.produces == Produces::json)
      codes.insert({"not_acceptable", "unavailable", "no_answer"});
    if (!route.access.open) codes.insert({"unauthenticated", "forbidden"});
    if (!route.access.open && route.method != "GET") codes.insert("foreign_origin");
    if (takes_if_match(route)) codes.insert("stale");
    if (!route.access.open && route.method != "GET" && !route.is_secret) {
      codes.insert({"in_flight", "answer_gone", "key_reused"});
    }
    if (fragment.contains("body")) {
      codes.insert({"unsupported_media_type", "body_too_large"});
      if (!fragment["body"].contains("type")) codes.insert({"bad_json", "invalid_fields"});
    }
    const Json further = fragment.value("problems", Json::array());
    for (const auto& code : further) codes.insert(code.get<std::string>());
    std::map<std::string, std::set<std::string>> by_status;
    for (const std::string& code : codes) {
      if (const auto kind = problems_.find(code); kind != problems_.end()) {
        by_status[std::to_string(kind->second->status)].insert(code);
      } else {
        mismatch(name + ": there is no problem " + code);
      }
    }
    return by_status;
  }

  /// Who may, as `security` for tools and as `x-access` for people.
  static void add_access(const Access& access, Json& made) {
    made["security"] = Json::array();
    Json roles = Json::array();
    Json scope = nullptr;
    for (const Role role : kRoles) {
      if (access.open || access.roles.has(role)) roles.push_back(name_of(role));
    }
    if (!access.open) {
      made["security"].push_back({{"session", Json::array()}});
      if (access.roles.has(Role::integrator)) {
        Json needed = Json::array();
        if (access.permit) scope = name_of(*access.permit);
        if (access.permit) needed.push_back(scope);
        made["security"].push_back({{"token", std::move(needed)}});
      }
    }
    made["x-access"] = {{"open", access.open},
                        {"roles", std::move(roles)},
                        {"scope", std::move(scope)},
                        {"guest_data", access.holds == Holds::guest_data}};
  }

  std::map<std::string, Json> operations_;
  std::map<std::string, const ProblemKind*, std::less<>> problems_;
  Json tags_ = Json::array();
  Json schemas_ = Json::object();
  Json path_ = Json::object();
  std::vector<std::string> mismatches_;
};

}  // namespace

const OpenApi& openapi() {
  static const OpenApi kDocument = Joiner().join();
  return kDocument;
}

}  // namespace innkeeper::hub::http
