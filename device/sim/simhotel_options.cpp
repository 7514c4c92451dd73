// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_options.hpp"

#include <charconv>
#include <iostream>
#include <system_error>
#include <utility>

#include "shared/config/command_line.hpp"
#include "shared/config/property_file.hpp"
#include "shared/config/text_file.hpp"

namespace innkeeper::sim {
namespace {

Result<std::string, config::Problems> check_property(const std::filesystem::path& file) {
  const auto property = config::read_property(file);
  if (!property) return fail(property.error());
  return config::summary(*property);
}

config::Problem wrong_line(const std::filesystem::path& file, std::uint32_t line) {
  return {file.string(), {line, 1}, {}, "is not a login", "user:password, one on each line", {}};
}

}  // namespace

std::optional<int> parse(int argc, const char* const* argv, SimhotelOptions& options) {
  config::CommandLine line("innkeeper-simhotel",
                           "Runs many simulated rooms with real agents in one process.");
  line.config(options.property_file, check_property, config::Need::required, "--property");
  line.whole_number("--rooms", options.rooms, {0, static_cast<std::int64_t>(config::kMaxRooms)},
                    "Run the first so many rooms of the property; 0: all");
  line.text("--broker", options.broker, "The MQTT broker, as HOST:PORT");
  line.path("--passwords", options.passwords_file,
            "Lines `room id:password`, readable by their owner only");
  line.path("--state", options.state_directory,
            "Directory in which rooms keep what survives their power cuts");
  line.path("--truth", options.truth_file, "Write what the rooms really do to this JSON file");
  line.whole_number(
      "--spread", options.spread_s, {0, 3600},
      "Seconds over which the first connects are spread (never more than 2000 a second)");
  line.whole_number(
      "--speed", options.speed, {1, 3600},
      "How many times faster than the clock time passes in rooms: air, people, agents");
  line.text("--begin", options.begin,
            "Time of day in the rooms at the start, as HH:MM; left out: the hub's");
  line.whole_number("--seed", options.seed, {0, 4'294'967'295},
                    "Makes rooms and people repeatable");
  line.flag("--people", options.people,
            "Guests come when a room is rented, live in it and go; contacts of door and motion "
            "tell of them");
  line.whole_number(
      "--arrival", options.arrival_min, {0, 240},
      "Of --people: minutes of the rooms' time from check-in until guests are in, at most");
  return line.parse(argc, argv, std::cout, std::cerr);
}

std::optional<BrokerAddress> parse_broker(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt;  // an IPv6 address without brackets: which colon is meant?
  }
  BrokerAddress address{std::string(host), 0};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const bool is_number = error == std::errc{} && end == digits.data() + digits.size();
  if (host.empty() || !is_number || address.port == 0) return std::nullopt;
  return address;
}

std::optional<room::Duration> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto number = [](std::string_view digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : -1;
  };
  const int hours = number(text.substr(0, 2));
  const int minutes = number(text.substr(3));
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

Result<Passwords, config::Problem> read_passwords(const std::filesystem::path& file) {
  using std::filesystem::perms;
  std::error_code error;  // a file that is not there is told by read_text()
  const perms mode = std::filesystem::status(file, error).permissions();
  if (!error && (mode & (perms::group_all | perms::others_all)) != perms::none) {
    return fail(config::Problem{file.string(),
                                {},
                                {},
                                "holds passwords and is open to group or others",
                                "only the owner's access",
                                "chmod 600 '" + file.string() + "'"});
  }
  const auto text = config::read_text(file, kMaxPasswordFileBytes);
  if (!text) return fail(text.error());
  Passwords passwords;
  std::uint32_t number = 0;
  std::string_view rest = *text;
  while (!rest.empty()) {
    ++number;
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == line.size()) {
      return fail(wrong_line(file, number));
    }
    passwords.insert_or_assign(std::string(line.substr(0, colon)),
                               std::string(line.substr(colon + 1)));
  }
  return passwords;
}

}  // namespace innkeeper::sim
