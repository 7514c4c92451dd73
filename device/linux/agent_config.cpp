// SPDX-License-Identifier: Apache-2.0
#include "device/linux/agent_config.hpp"

#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "device/linux/points/points_reader.hpp"
#include "shared/config/fixtures.hpp"
#include "shared/config/text_file.hpp"
#include "shared/config/toml_reader.hpp"
#include "shared/config/word.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::device {
namespace {

constexpr config::TextRule kHostRule{1, 253, {}};  // RFC 1035: longest domain name

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
    section.report("kind", config::in_quotes(text) + " is not a kind of board",
                   "\"points\" or \"simulated\"");
  }
  return BoardKind::simulated;
}

control::Terminal read_terminal(const config::Section& room) {
  using control::FanKind;
  using control::TerminalKind;
  using control::ValveKind;
  const config::Section section = room.optional_section("terminal");
  constexpr std::array kKinds{TerminalKind::fan_coil_4_pipe, TerminalKind::fan_coil_2_pipe,
                              TerminalKind::compressor};
  constexpr std::array kValves{ValveKind::modulating, ValveKind::on_off};
  constexpr std::array kFans{FanKind::three_speed, FanKind::variable};
  control::Terminal terminal;
  terminal.kind = config::optional_word_of(section, "kind", kKinds).value_or(terminal.kind);
  terminal.valve = config::optional_word_of(section, "valve", kValves).value_or(terminal.valve);
  terminal.fan = config::optional_word_of(section, "fan", kFans).value_or(terminal.fan);
  return terminal;
}

log::Level read_level(const config::Section& section) {
  const std::vector<std::string> words{"debug", "info", "warning", "error"};
  const auto word = section.optional_word("level", words);
  return word ? log::level_named(*word).value_or(log::Level::info) : log::Level::info;
}

}  // namespace

Result<AgentConfig, config::Problems> read_agent_config(const std::filesystem::path& file) {
  auto text = config::read_text(file, config::kMaxConfigBytes);
  if (!text) return fail(config::Problems{std::move(text).error()});
  config::TomlReader reader = config::TomlReader::parse(*text, file.string());
  const config::Section root = reader.root();
  const std::filesystem::path folder = file.parent_path();
  AgentConfig result;
  result.digest = crc32(std::as_bytes(std::span(*text)));
  const config::Section room = root.required_section("room");
  result.room = read_room_id(room);
  result.fixtures = config::read_fixtures(room);
  result.terminal = read_terminal(room);
  const config::Section broker = root.required_section("broker");
  result.broker_host = broker.required_string("host", kHostRule);
  result.broker_port = static_cast<std::uint16_t>(broker.required_int("port", config::kPorts));
  if (const auto password_file = broker.optional_string("password_file", config::kPathRule)) {
    result.password_file = folder / *password_file;
  }
  result.state_directory =
      folder / root.required_section("state").required_string("directory", config::kPathRule);
  const config::Section board = root.required_section("board");
  result.board = read_board(board);
  if (result.board == BoardKind::points) {
    result.points = read_board_points(board, result.fixtures, result.terminal, file.string());
  }
  result.log_level = read_level(root.optional_section("log"));
  config::Problems problems = reader.finish();
  if (!problems.empty()) return fail(std::move(problems));
  return result;
}

}  // namespace innkeeper::device
