// SPDX-License-Identifier: Apache-2.0
#include "device/linux/agent_config.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "shared/config/fixtures.hpp"
#include "shared/config/nearest.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::device {
namespace {

constexpr config::TextRule kHostRule{1, 253, {}};   // RFC 1035: longest domain name
constexpr config::TextRule kPathRule{1, 4095, {}};  // PATH_MAX without its terminator

room::RoomId read_room_id(const config::Section& section) {
  const std::string text = section.required_string("id");
  const auto id = room::room_id(text);
  if (id) return *id;
  if (!text.empty()) {
    section.report("id", config::in_quotes(text) + " is not a room id",
                   "1 to 32 of a-z, 0-9 and '-', starting with a letter, and not \"hub\"");
  }
  return {};
}

BoardKind read_board(const config::Section& section) {
  const std::string text = section.required_string("kind");
  if (const auto kind = board_kind_named(text)) return *kind;
  if (!text.empty()) {
    section.report("kind", config::in_quotes(text) + " is not a kind of board", "\"simulated\"");
  }
  return BoardKind::simulated;
}

log::Level read_level(const config::Section& section) {
  const std::vector<std::string> words{"debug", "info", "warning", "error"};
  const auto word = section.optional_word("level", words);
  return word ? log::level_named(*word).value_or(log::Level::info) : log::Level::info;
}

}  // namespace

Result<AgentConfig, config::Problems> read_agent_config(const std::filesystem::path& file) {
  config::TomlReader reader = config::TomlReader::read_file(file);
  const config::Section root = reader.root();
  const std::filesystem::path folder = file.parent_path();
  AgentConfig result;
  const config::Section room = root.required_section("room");
  result.room = read_room_id(room);
  result.fixtures = config::read_fixtures(room);
  const config::Section broker = root.required_section("broker");
  result.broker_host = broker.required_string("host", kHostRule);
  result.broker_port = static_cast<std::uint16_t>(broker.required_int("port", config::kPorts));
  if (const auto password_file = broker.optional_string("password_file", kPathRule)) {
    result.password_file = folder / *password_file;
  }
  result.state_directory =
      folder / root.required_section("state").required_string("directory", kPathRule);
  result.board = read_board(root.required_section("board"));
  result.log_level = read_level(root.optional_section("log"));
  config::Problems problems = reader.finish();
  if (!problems.empty()) return fail(std::move(problems));
  return result;
}

}  // namespace innkeeper::device
