// SPDX-License-Identifier: Apache-2.0
// What innkeeper-simhotel is told on its command line, checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/config/problem.hpp"
#include "shared/config/property.hpp"
#include "shared/room/time.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::sim {

struct SimhotelOptions {
  std::filesystem::path property_file;
  std::filesystem::path passwords_file;   ///< empty: connect without a password
  std::filesystem::path truth_file;       ///< empty: none
  std::filesystem::path state_directory;  ///< empty: rooms forget when the process ends
  std::string broker = "127.0.0.1:1883";
  std::int64_t rooms = 0;     ///< the first so many; 0: all
  std::int64_t spread_s = 0;  ///< first connects are spread over so long
  std::int64_t speed = 1;     ///< how much faster than the clock time passes in rooms
  std::string begin;          ///< HH:MM of the rooms' day; empty: the hub's
  std::int64_t seed = 1;
  bool people = false;
  std::int64_t arrival_min =
      10;  ///< of the rooms' time, from check-in until guests are in, at most
};

/// Nothing: run. Otherwise the exit status; everything worth saying was printed.
[[nodiscard]] std::optional<int> parse(int argc, const char* const* argv, SimhotelOptions& options);

/// Where the broker listens. The host is still a name.
struct BrokerAddress {
  std::string host;
  std::uint16_t port = 0;
  friend bool operator==(const BrokerAddress&, const BrokerAddress&) = default;
};

/// `HOST:PORT`, `[IPV6]:PORT`.
[[nodiscard]] std::optional<BrokerAddress> parse_broker(std::string_view text);

/// `HH:MM` since midnight, 00:00 to 23:59.
[[nodiscard]] std::optional<room::Duration> parse_time_of_day(std::string_view text);

/// Password by user, which is the room's id.
using Passwords = std::map<std::string, std::string, std::less<>>;

/// Largest file of passwords: config::kMaxRooms lines of 128 bytes.
inline constexpr std::size_t kMaxPasswordFileBytes = config::kMaxRooms * 128;

/// Lines `user:password`; empty lines and lines that start with `#` are skipped. Refused when group
/// or others can read it. A problem never quotes a password.
[[nodiscard]] Result<Passwords, config::Problem> read_passwords(const std::filesystem::path& file);

}  // namespace innkeeper::sim
