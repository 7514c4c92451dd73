// SPDX-License-Identifier: Apache-2.0
// innkeeper-simhotel: many simulated rooms in one process, each with the real agent, on a real
// broker.
#include <mosquitto.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>

#include "device/sim/simhotel_hotel.hpp"
#include "device/sim/simhotel_options.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/property_file.hpp"

namespace innkeeper::sim {
namespace {

/// Descriptors besides one for each room: log, files, Asio.
constexpr rlim_t kOtherDescriptors = 64;

room::Time now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return room::Time(std::chrono::duration_cast<room::Duration>(since));
}

int refuse(const std::string& why) {
  std::cerr << "innkeeper-simhotel: " << why << '\n';
  return config::kExitBadInput;
}

/// Makes room for `rooms` sockets; false when this user may not have so many.
bool raise_descriptor_limit(std::size_t rooms) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return false;
  const rlim_t needed = rooms + kOtherDescriptors;
  if (limit.rlim_cur >= needed) return true;
  limit.rlim_cur = needed;
  limit.rlim_max = std::max(limit.rlim_max, needed);
  return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/// The first address of the broker's name; empty when there is none.
std::string resolve(const BrokerAddress& address) {
  boost::asio::io_context io;
  boost::asio::ip::tcp::resolver resolver(io);
  boost::system::error_code error;
  const auto found = resolver.resolve(address.host, std::to_string(address.port), error);
  if (error || found.empty()) return {};
  return found.begin()->endpoint().address().to_string();
}

struct Fleet {
  config::Property property;
  std::size_t rooms = 0;
  Passwords passwords;
  std::string ip;
  std::uint16_t port = 0;
  std::optional<room::Duration> begin;
};

/// Everything that can be wrong with the input, before anything is started. The exit status, or
/// nothing.
std::optional<int> prepare(const SimhotelOptions& options, Fleet& fleet) {
  auto property = config::read_property(options.property_file);
  if (!property) {
    std::cerr << config::describe(property.error());
    return config::kExitBadInput;
  }
  fleet.property = std::move(property).value();
  const std::size_t declared = fleet.property.rooms.size();
  fleet.rooms = options.rooms == 0 ? declared : static_cast<std::size_t>(options.rooms);
  if (fleet.rooms > declared) {
    return refuse("--rooms " + std::to_string(fleet.rooms) + ", but " +
                  options.property_file.string() + " declares " + std::to_string(declared));
  }
  const auto broker = parse_broker(options.broker);
  if (!broker) return refuse("--broker " + options.broker + " is not HOST:PORT");
  fleet.ip = resolve(*broker);
  fleet.port = broker->port;
  if (fleet.ip.empty()) return refuse("--broker: no address for " + broker->host);
  if (!options.begin.empty()) {
    fleet.begin = parse_time_of_day(options.begin);
    if (!fleet.begin) return refuse("--begin " + options.begin + " is not HH:MM, 00:00 to 23:59");
  }
  if (!options.state_directory.empty() && !std::filesystem::is_directory(options.state_directory)) {
    return refuse("--state " + options.state_directory.string() + " is not a directory; create it");
  }
  if (options.passwords_file.empty()) return std::nullopt;
  auto passwords = read_passwords(options.passwords_file);
  if (!passwords) {
    std::cerr << config::describe(passwords.error()) << '\n';
    return config::kExitBadInput;
  }
  fleet.passwords = std::move(passwords).value();
  for (std::size_t i = 0; i < fleet.rooms; ++i) {
    const std::string_view id = fleet.property.rooms[i].id.view();
    if (!fleet.passwords.contains(id)) {
      return refuse(options.passwords_file.string() + " has no line for " + std::string(id));
    }
  }
  return std::nullopt;
}

SimulatedRoomSettings settings_of(const SimhotelOptions& options, const Fleet& fleet,
                                  std::size_t index) {
  const config::Room& room = fleet.property.rooms[index];
  SimulatedRoomSettings settings;
  settings.seed = static_cast<std::uint32_t>(options.seed) + static_cast<std::uint32_t>(index);
  settings.client = {room.id, fleet.ip, fleet.port, std::nullopt, settings.seed};
  if (const auto found = fleet.passwords.find(room.id.view()); found != fleet.passwords.end()) {
    settings.client.password = found->second;
  }
  settings.fixtures = fleet.property.types[room.type].fixtures;
  settings.state_directory = options.state_directory;
  settings.speed = options.speed;
  settings.begin = fleet.begin;
  settings.house_seed = static_cast<std::uint32_t>(options.seed);
  settings.people = options.people;
  settings.arrival = std::chrono::minutes(options.arrival_min);
  return settings;
}

int run(const SimhotelOptions& options, const Fleet& fleet) {
  if (!raise_descriptor_limit(fleet.rooms)) {
    std::cerr << "innkeeper-simhotel: " << fleet.rooms
              << " rooms need more open files than this user may have; raise LimitNOFILE or "
                 "ulimit -n\n";
    return config::kExitFailed;
  }
  boost::asio::io_context io(1);
  Hotel hotel(io, now, options.truth_file);
  for (std::size_t i = 0; i < fleet.rooms; ++i) hotel.add(settings_of(options, fleet, i));
  hotel.start(std::chrono::seconds(options.spread_s));
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&hotel](const boost::system::error_code& error, int) {
    if (!error) hotel.stop();
  });
  io.run();
  return config::kExitOk;
}

}  // namespace
}  // namespace innkeeper::sim

int main(int argc, char** argv) {
  using namespace innkeeper;
  try {
    sim::SimhotelOptions options;
    if (const auto status = sim::parse(argc, argv, options)) return *status;
    sim::Fleet fleet;
    if (const auto status = sim::prepare(options, fleet)) return *status;
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));  // a broker that goes away is told by write()
    mosquitto_lib_init();
    const int status = sim::run(options, fleet);
    mosquitto_lib_cleanup();
    return status;
  } catch (const std::exception& error) {
    std::cerr << "innkeeper-simhotel: " << error.what() << '\n';
    return config::kExitFailed;
  }
}
