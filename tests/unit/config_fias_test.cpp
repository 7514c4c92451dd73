// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/fias_config.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::daemon {
namespace {

struct Read {
  FiasConfig config;
  std::string problems;
};

Read read(const std::string& text) {
  config::TomlReader reader = config::TomlReader::parse("[fias]\n" + text, "hub.toml");
  Read result;
  result.config = read_fias(reader.root().required_section("fias"), "/etc/innkeeper");
  result.problems = config::describe(reader.finish());
  return result;
}

FiasConfig sound(const std::string& text) {
  Read result = read(text);
  CHECK(result.problems == "");
  return std::move(result.config);
}

const std::string kHost = "host = \"pms\"\nport = 5010\n";

TEST_CASE("host and port are enough for a FIAS link, and ask the PMS for little") {
  const FiasConfig config = sound(kHost);
  CHECK(config.endpoint == Endpoint{"pms", 5010});
  CHECK(config.settings.role == pms::Role::client);
  CHECK(config.settings.code_page == pms::CodePage::cp850);
  CHECK(config.settings.do_not_disturb);
  CHECK_FALSE(config.settings.greeting);
  CHECK_FALSE(config.settings.room_status);
  CHECK_FALSE(config.settings.service_status);
  CHECK_FALSE(config.settings.wake_calls);
  CHECK_FALSE(config.settings.pre_arrival);
  CHECK_FALSE(config.link_key_file);
}

TEST_CASE("everything a site has can be said") {
  const FiasConfig config = sound(
      kHost +
      "code_page = \"shift-jis\"\ngreeting = true\ndo_not_disturb = false\nroom_status = true\n"
      "service_status = true\nwake_calls = true\npre_arrival = true\nlink_key_file = \"fias.key\"\n"
      "[fias.languages]\nPO = \"pt-BR\"\n"
      "[fias.room_status_codes]\n\"3\" = \"clean\"\n\"7\" = \"out of order\"\n");
  const pms::Settings& settings = config.settings;
  CHECK(settings.code_page == pms::CodePage::shift_jis);
  CHECK(settings.greeting);
  CHECK_FALSE(settings.do_not_disturb);
  CHECK(settings.room_status);
  CHECK(settings.service_status);
  CHECK(settings.wake_calls);
  CHECK(settings.pre_arrival);
  CHECK(config.link_key_file == "/etc/innkeeper/fias.key");
  CHECK(settings.languages.tag("PO") == "pt-BR");
  CHECK(settings.room_codes.meaning("7") == pms::room_code_named("out of order"));
  CHECK(settings.room_codes.meaning("1") == std::nullopt);
}

TEST_CASE("a hub that listens for its PMS says where, and for whom") {
  const FiasConfig config = sound("listen = \"0.0.0.0:5010\"\npeer = \"10.0.0.9\"\n");
  CHECK(config.settings.role == pms::Role::listener);
  CHECK(config.endpoint == Endpoint{"0.0.0.0", 5010});
  CHECK(config.peer == "10.0.0.9");
  CHECK_FALSE(sound("listen = \"127.0.0.1:5010\"\n").peer);
}

TEST_CASE("a FIAS port open to everybody is refused, with the reason") {
  CHECK(read("listen = \"0.0.0.0:5010\"\n").problems ==
        "hub.toml:1:1: fias.peer: is missing beside a listen that can be reached from outside; "
        "allowed: the address that the PMS connects from, e.g. \"10.0.0.9\"; FIAS has no login: "
        "anybody who reaches this port could check guests in and out\n");
}

TEST_CASE("mistakes in [pms.fias] are told with place and remedy") {
  const auto problem = [](const std::string& text) { return read(text).problems; };
  CHECK(problem("listen = \"127.0.0.1:5010\"\nport = 5010\n") ==
        "hub.toml:3:8: fias.port: stands beside listen; allowed: host and port for a PMS that "
        "listens, or listen for one that connects; delete one of them\n");
  CHECK(problem("listen = \"pms:5010\"\n") ==
        "hub.toml:2:10: fias.listen: \"pms:5010\" is not an address with a port; allowed: e.g. "
        "\"10.0.0.5:5010\" or \"[::1]:5010\"\n");
  CHECK(problem("listen = \"10.0.0.5:5010\"\npeer = \"pms\"\n") ==
        "hub.toml:3:8: fias.peer: \"pms\" is not an address; allowed: the address that the PMS "
        "connects from, e.g. \"10.0.0.9\"\n");
  CHECK(problem(kHost + "code_page = \"cp580\"\n") ==
        "hub.toml:4:13: fias.code_page: \"cp580\" is not known; allowed: cp437, cp850, iso-8859-1, "
        "iso-8859-15, windows-1252, utf-8, shift-jis, gbk; did you mean \"cp850\"?\n");
  CHECK(problem(kHost + "wake_call = true\n") ==
        "hub.toml:4:1: fias.wake_call: is not a known key; did you mean \"wake_calls\"?\n");
  CHECK(problem(kHost + "[fias.languages]\nPO = \"portuguese\"\n") ==
        "hub.toml:5:6: fias.languages.PO: \"portuguese\" is not a language tag; allowed: BCP 47, "
        "e.g. \"de\" or \"pt-BR\"\n");
  CHECK(
      problem(kHost + "[fias.room_status_codes]\n\"3\" = \"tidy\"\n\"8\" = \"clean\"\n\"x\" = "
                      "\"clean\"\n") ==
      "hub.toml:5:7: fias.room_status_codes.3: \"tidy\" is not known; allowed: \"dirty\", "
      "\"pickup\", \"clean\" or \"inspected\", each alone or with \" vacant\" or \" occupied\", or "
      "\"in service\", \"out of service\", \"out of order\"\n"
      "hub.toml:6:7: fias.room_status_codes.8: is the guest's service status, not the room's; "
      "allowed: the codes 1 to 7 and 11 to 99; see service_status\n"
      "hub.toml:7:7: fias.room_status_codes.x: is no room status code; allowed: one or two digits "
      "in quotes, e.g. \"5\"\n");
}

}  // namespace
}  // namespace innkeeper::hub::daemon
