// SPDX-License-Identifier: Apache-2.0
// The Asio shell of the simulated PMS: one listening port, one client at a time, commands from a
// script, standard input or the people of the hotel. It moves bytes and waits; what to say is
// decided by Simulator.
#pragma once

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/simpms/command.hpp"
#include "hub/simpms/people.hpp"
#include "hub/simpms/simulator.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::simpms {

/// Bytes a client may leave unread before it is cut off.
inline constexpr std::size_t kMaxUnsent = 8'000'000;
/// How long a client may take to close after LE, or to take what was sent before a drop.
inline constexpr std::chrono::seconds kFarewellPatience{2};

struct ScriptLine {
  std::size_t line = 0;
  Command command;
};

struct Settings {
  boost::asio::ip::tcp::endpoint listen;
  std::vector<ScriptLine> script;  ///< executed before standard input is read
  std::optional<People>
      people;  ///< executed beside it; the end of standard input then ends nothing
  bool refuse_second =
      false;  ///< a second client is refused (Protel) instead of displacing the first
};

/// Runs until quit, the end of standard input or a signal. One thread.
class Shell {
 public:
  Shell(Settings settings, Simulator simulator);

  /// Opens the port and says which on standard output; an error names the address and the remedy.
  [[nodiscard]] Result<void, std::string> listen();
  /// The exit status. REQUIRES: listen() succeeded.
  [[nodiscard]] int run();

 private:
  struct Session;
  using Tcp = boost::asio::ip::tcp;

  boost::asio::awaitable<void> accept_clients();
  boost::asio::awaitable<void> read_client(std::shared_ptr<Session> session);
  boost::asio::awaitable<void> write_client(std::shared_ptr<Session> session);
  boost::asio::awaitable<void> limit_farewell(std::shared_ptr<Session> session);
  boost::asio::awaitable<void> run_commands();
  boost::asio::awaitable<void> run_people();
  boost::asio::awaitable<void> perform(Command command, Origin origin);
  boost::asio::awaitable<bool> await_link(std::chrono::milliseconds time);
  boost::asio::awaitable<std::optional<std::string>> read_line();
  boost::asio::awaitable<void> quit();
  boost::asio::awaitable<void> await_close();
  boost::asio::awaitable<void> wait_for_signal();

  void launch(boost::asio::awaitable<void> task);
  void welcome(Tcp::socket socket);
  void apply(Effects effects);
  void disconnect(std::shared_ptr<Session> session, std::string_view why);
  void print(const JsonLine& line);
  void stop(int status);

  boost::asio::io_context io_;
  Settings settings_;
  Simulator simulator_;
  Tcp::acceptor acceptor_;
  boost::asio::posix::stream_descriptor input_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer pause_;  ///< of the commands
  boost::asio::steady_timer people_pause_;
  boost::asio::steady_timer
      link_changed_;                  ///< cancelled whenever the link's state may have changed
  std::shared_ptr<Session> session_;  ///< the client that is served
  std::string unread_;                ///< bytes of standard input behind the last line
  bool stopping_ = false;
  int status_ = 0;
};

}  // namespace innkeeper::hub::simpms
