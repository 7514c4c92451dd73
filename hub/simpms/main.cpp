// SPDX-License-Identifier: Apache-2.0
// innkeeper-simpms: a property-management system that speaks FIAS as the server side, for demos and
// tests.
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <exception>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hub/simpms/shell.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/property_file.hpp"
#include "shared/config/secret_file.hpp"
#include "shared/config/text_file.hpp"

namespace innkeeper::hub::simpms {
namespace {

/// A script is small: a day of a large hotel fits.
constexpr std::size_t kMaxScriptBytes = 10'000'000;
constexpr double kMaxPace = 1000;

struct Options {
  std::string listen = "127.0.0.1:0";
  std::filesystem::path script;
  std::filesystem::path property;
  bool people = false;
  bool refuse_second = false;
  bool commands = false;
  std::filesystem::path link_key;
  std::string code_page = "cp850";
  std::string quirks;
  std::int64_t seed = 1;
  std::string pace = "1";
};

Result<std::string, config::Problems> check_property(const std::filesystem::path& file) {
  const auto property = config::read_property(file);
  if (!property) return fail(property.error());
  return config::summary(*property);
}

void declare(config::CommandLine& line, Options& options) {
  line.text("--listen", options.listen,
            "IP address and port; port 0 takes a free one and says which");
  line.path("--script", options.script, "Commands to execute before those of standard input");
  line.config(options.property, check_property, config::Need::optional);
  line.path("--property", options.property, "property.toml: only its rooms exist (as --config)");
  line.flag("--people", options.people, "A live hotel: guests come, move and leave by themselves");
  line.whole_number("--seed", options.seed, {0, INT64_MAX}, "Of everything random");
  line.text("--pace", options.pace, "Of --people: 2 is twice as fast, 0.5 half");
  line.flag("--refuse-second", options.refuse_second,
            "Refuse a second client; otherwise it displaces the first");
  line.path(
      "--link-key", options.link_key,
      "File with the link key a client must know (FidCrypt0S|...); a wrong one locks the PMS");
  line.text("--code-page", options.code_page, "Of all texts: cp850, utf-8, shift-jis, ...");
  line.text(
      "--quirks", options.quirks,
      "What real PMSs do beside the specification, e.g. shuffled,noise,split; see --commands");
  line.flag("--commands", options.commands, "List the commands and quirks and exit");
}

Result<boost::asio::ip::tcp::endpoint, std::string> endpoint(const std::string& text) {
  const std::string wrong =
      "--listen: '" + text + "' is not an IP address and a port, such as 127.0.0.1:5010";
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return fail(wrong);
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(host, error);
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + colon + 1, end, port);
  if (error || parsed.ec != std::errc{} || parsed.ptr != end) return fail(wrong);
  return boost::asio::ip::tcp::endpoint(address, port);
}

Result<double, std::string> pace(const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end || !(value > 0 && value <= kMaxPace)) {
    return fail("--pace: '" + text + "' is not a number above 0 and up to 1000");
  }
  return value;
}

/// All commands of the script, or all that is wrong with it.
Result<std::vector<ScriptLine>, std::string> read_script(const std::filesystem::path& file) {
  std::vector<ScriptLine> script;
  if (file.empty()) return script;
  const auto text = config::read_text(file, kMaxScriptBytes);
  if (!text) return fail(config::describe(text.error()));
  std::string problems;
  std::string_view rest = *text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    auto command = parse_command(line);
    if (!command) {
      problems += (problems.empty() ? "" : "\n") + file.string() + ":" + std::to_string(number) +
                  ": " + command.error();
    } else if (*command) {
      script.push_back({number, std::move(**command)});
    }
  }
  if (!problems.empty()) return fail(problems);
  return script;
}

Result<std::set<std::string, std::less<>>, std::string> read_rooms(const Options& options) {
  std::set<std::string, std::less<>> rooms;
  if (options.property.empty()) {
    if (!options.people) return rooms;
    return fail(std::string("--people needs rooms: --property property.toml"));
  }
  const auto property = config::read_property(options.property);
  if (!property) return fail(config::describe(property.error()));
  for (const config::Room& room : property->rooms) rooms.insert(room.number);
  return rooms;
}

Result<Quirks, std::string> read_quirks(std::string_view list) {
  Quirks quirks;
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(','));
    list.remove_prefix(std::min(word.size() + 1, list.size()));
    const auto quirk = quirk_named(word);
    if (!quirk) {
      return fail("--quirks: there is no '" + std::string(word) + "'; known are:\n" + quirk_list());
    }
    quirks.insert(*quirk);
  }
  return quirks;
}

Result<ServerSettings, std::string> read_server(const Options& options) {
  ServerSettings settings;
  settings.seed = static_cast<std::uint64_t>(options.seed);
  auto quirks = read_quirks(options.quirks);
  if (!quirks) return fail(quirks.error());
  settings.quirks = std::move(*quirks);
  const auto page = pms::code_page_named(options.code_page);
  if (!page) {
    std::string known;
    for (const std::string& word : pms::code_page_names()) known += " " + word;
    return fail("--code-page: '" + options.code_page + "' is not known; known are" + known);
  }
  settings.code_page = *page;
  if (const auto transcoder = pms::Transcoder::of(*page); !transcoder) {
    return fail("--code-page: " + transcoder.error());
  }
  if (options.link_key.empty()) return settings;
  const auto secret = config::read_secret(options.link_key);
  if (!secret) return fail(config::describe(secret.error()));
  const auto key = pms::LinkKey::read(*secret);
  if (!key) return fail(options.link_key.string() + ": " + key.error());
  settings.key = *key;
  return settings;
}

int refuse(const std::string& why) {
  std::cerr << "innkeeper-simpms: " << why << (why.ends_with('\n') ? "" : "\n");
  return config::kExitBadInput;
}

int run(int argc, const char* const* argv) {
  Options options;
  config::CommandLine line("innkeeper-simpms",
                           "A simulated property-management system that speaks FIAS. It takes "
                           "commands on standard input and answers each with a line of JSON.");
  declare(line, options);
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  if (options.commands) {
    std::cout << command_list();
    return config::kExitOk;
  }
  const auto listen = endpoint(options.listen);
  if (!listen) return refuse(listen.error());
  const auto speed = pace(options.pace);
  if (!speed) return refuse(speed.error());
  auto script = read_script(options.script);
  if (!script) return refuse(script.error());
  auto rooms = read_rooms(options);
  if (!rooms) return refuse(rooms.error());
  auto server = read_server(options);
  if (!server) return refuse(server.error());
  Settings settings{*listen, std::move(*script), std::nullopt, options.refuse_second};
  if (options.people) settings.people.emplace(server->seed, *speed);
  Shell shell(std::move(settings), Simulator(House(std::move(*rooms)), std::move(*server)));
  const auto open = shell.listen();
  if (!open) {
    std::cerr << "innkeeper-simpms: " << open.error() << '\n';
    return config::kExitFailed;
  }
  return shell.run();
}

}  // namespace
}  // namespace innkeeper::hub::simpms

int main(int argc, char** argv) {
  try {
    return innkeeper::hub::simpms::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "innkeeper-simpms: " << error.what() << '\n';
    return innkeeper::config::kExitFailed;
  }
}
