// SPDX-License-Identifier: Apache-2.0
// Who may call what, compared with the table of docs/api.md, which people read; and that nobody receives
// guest data who may not. Every role, every route, through the real core.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "tests/support/http_door.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

constexpr std::string_view kBegin = "<!-- who may call what: checked by http_access_test -->\n";

std::string name(const Route& route) {
  return std::string(route.method) + ' ' + std::string(route.pattern);
}

std::string cell(const Route& route, Role role) {
  if (route.access.open) return "yes";
  if (!route.access.roles.has(role)) return "-";
  if (role != Role::integrator || !route.access.permit) return "yes";
  return '`' + std::string(name_of(*route.access.permit)) + '`';
}

/// The table as the routes have it.
std::string table() {
  std::ostringstream out;
  out << "| route |";
  for (const Role role : kRoles) out << ' ' << name_of(role) << " |";
  out << " guest data |\n|---|---|---|---|---|---|---|---|\n";
  for (const Route& route : routes()) {
    out << "| `" << name(route) << "` |";
    for (const Role role : kRoles) out << ' ' << cell(route, role) << " |";
    out << (route.access.holds == Holds::guest_data ? " yes |\n" : " - |\n");
  }
  return out.str();
}

/// The table as docs/api.md shows it, up to the first empty line.
std::string documented() {
  std::ifstream file(tests::source_dir() + "/docs/api.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  const std::size_t begin = all.find(kBegin);
  if (begin == std::string::npos) return {};
  const std::size_t from = begin + kBegin.size();
  return all.substr(from, all.find("\n\n", from) + 1 - from);
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, '|');) {
    const std::size_t first = part.find_first_not_of(" `");
    if (first == std::string::npos) continue;
    found.push_back(part.substr(first, part.find_last_not_of(" `") + 1 - first));
  }
  return found;
}

/// Cells by route, as documented.
std::map<std::string, std::vector<std::string>> rules() {
  std::map<std::string, std::vector<std::string>> all;
  std::istringstream in(documented());
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> found = cells(line);
    if (found.size() == 8 && found[0] != "route" && found[0] != "---") {
      const std::string route = found[0];
      found.erase(found.begin());
      all.emplace(route, std::move(found));
    }
  }
  return all;
}

/// A target of this route, with a room, a guest, a revision and so on that there are, or are not.
std::string target_of(const Route& route, const std::string& value) {
  std::string path(route.pattern);
  if (const auto open = path.find('{'); open != std::string::npos) {
    path.replace(open, path.find('}') - open + 1, value);
  }
  return path;
}

Reply call(Door& door, const Route& route, const Shown& shown, const std::string& value = "101") {
  Message message;
  message.method = route.method;
  message.target = target_of(route, value);
  if (message.method != "GET" && message.method != "DELETE") message.body = "{}";
  return door.send(std::move(message), shown);
}

bool refused(const Reply& reply) {
  if (reply.status != 401 && reply.status != 403) return false;
  const std::string code = json::parse(reply.body).at("code");
  return code == "unauthenticated" || code == "forbidden";
}

Permits all_but(std::optional<Permit> left_out) {
  Permits permits;
  for (const Permit permit : kPermits) {
    if (permit != left_out) permits.add(permit);
  }
  return permits;
}

TEST_CASE("docs/api.md shows who may call what") {
  const std::string wanted = table();
  INFO("it should say:\n" << kBegin << wanted);
  CHECK(documented() == wanted);
}

TEST_CASE("every route refuses strangers, and every role that the table does not name") {
  const auto table_of_docs = rules();
  REQUIRE(table_of_docs.size() == routes().size());
  for (const Route& route : routes()) {
    CAPTURE(name(route));
    const std::vector<std::string>& cells = table_of_docs.at(name(route));
    Door door;
    // A log-in is open, and refuses whoever has no password.
    if (!route.access.open) CHECK(refused(call(door, route, {})));
    for (std::size_t i = 0; i < std::size(kRoles); ++i) {
      const Role role = kRoles[i];
      CAPTURE(name_of(role));
      if (role == Role::integrator) continue;
      const Shown shown = role == Role::guest ? door.guest() : door.somebody(role);
      CHECK(refused(call(door, route, shown)) == (cells[i] == "-"));
    }
  }
}

TEST_CASE("a program may call what its scope is for, and nothing else") {
  const auto table_of_docs = rules();
  for (const Route& route : routes()) {
    CAPTURE(name(route));
    const std::string& wanted = table_of_docs.at(name(route))[4];
    Door door;
    std::optional<Permit> permit;
    for (const Permit each : kPermits) {
      if (wanted == name_of(each)) permit = each;
    }
    Permits only;
    if (permit) only.add(*permit);
    CHECK(refused(call(door, route, door.program(only))) == (wanted == "-"));
    if (permit) CHECK(refused(call(door, route, door.program(all_but(permit)))));
  }
}

TEST_CASE("the hub's own token may do everything on this machine, and nothing from elsewhere") {
  Door door;
  for (const Route& route : routes()) {
    if (route.access.open) continue;
    CAPTURE(name(route));
    CHECK(refused(call(door, route, {"inko_unknown", {}})));
  }
}

constexpr std::string_view kCanary = "CANARY";

/// A house full of names that must not get around.
void fill(Door& door) {
  CheckedIn in;
  in.reservation = "CANARY-1";
  in.room = "102";
  in.facts.profile = "CANARY-PROFILE";
  in.facts.language = "CANARY";
  in.facts.vip = "CANARY";
  in.facts.tier = "CANARY";
  in.facts.greeting = "Dr. CANARY";
  door.say(in);
  in.reservation = "CANARY-2";
  in.facts.profile = "4711";
  in.room = "103";
  door.say(in);
  door.prefer("4711", 23'500, 40);
  door.prefer("CANARY-PROFILE", 19'500, 10);
  HoldRoom hold;
  hold.number = "102";
  hold.held.mode = room::ClimateMode::off;
  hold.reason = "valve leaks";
  static_cast<void>(door.ask(OverrideRequest(hold)));
}

bool sees_canary(Door& door, const Shown& shown) {
  bool seen = false;
  for (const Route& route : routes()) {
    if (route.method != "GET") continue;
    for (const char* value : {"101", "102", "103", "4711", "1"}) {
      const Reply reply = call(door, route, shown, value);
      seen = seen || reply.body.find(kCanary) != std::string::npos;
    }
  }
  return seen;
}

TEST_CASE("whoever may not see guest data receives none, whatever they ask") {
  Door door;
  fill(door);
  Permits no_guests = all_but(Permit::guests_read);
  for (const auto& [who, shown] : std::initializer_list<std::pair<const char*, Shown>>{
           {"stranger", Shown{}},
           {"housekeeping", door.somebody(Role::housekeeping)},
           {"maintenance", door.somebody(Role::maintenance)},
           {"program", door.program(no_guests)},
           {"guest", door.guest()}}) {
    CAPTURE(who);
    CHECK_FALSE(sees_canary(door, shown));
  }
  // The same house shows it to the desk: the test looks where there is something to see.
  CHECK(sees_canary(door, door.somebody(Role::front_desk)));
}

TEST_CASE("no route that may answer with guest data is open to those who must not see any") {
  for (const Route& route : routes()) {
    if (route.access.holds != Holds::guest_data) continue;
    CAPTURE(name(route));
    CHECK_FALSE(route.access.open);
    for (const Role role : {Role::housekeeping, Role::maintenance, Role::guest}) {
      CHECK_FALSE(route.access.roles.has(role));
    }
    CHECK((route.access.permit == Permit::guests_read ||
           route.access.permit == Permit::guests_write));
  }
}

TEST_CASE("a stranger does not learn what is wrong with a request") {
  Door door;
  const Reply reply = door.send("PUT", "/api/v1/guests/4711/preferences", {}, "{broken");
  CHECK(reply.status == 401);
  CHECK(json::parse(reply.body).at("code") == "unauthenticated");
  const Reply known = door.send("PUT", "/api/v1/guests/4711/preferences",
                                door.somebody(Role::front_desk), "{broken");
  CHECK(known.status == 400);
}

}  // namespace
}  // namespace innkeeper::hub::http
