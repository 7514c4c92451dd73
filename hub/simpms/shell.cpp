// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/shell.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <csignal>
#include <ctime>
#include <exception>
#include <iostream>
#include <string_view>
#include <utility>

#include "hub/simpms/line_output.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::simpms {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// Errors come back as values. A named constant: see the rule on temporaries in co_await.
constexpr auto kResult = asio::as_tuple(asio::use_awaitable);

/// Civil time where this program runs, which stands for the hotel's.
std::chrono::local_seconds local_now() {
  const std::time_t now = std::time(nullptr);
  std::tm fields{};
  ::localtime_r(&now, &fields);
  return std::chrono::local_seconds(std::chrono::seconds(now + fields.tm_gmtoff));
}

std::int64_t unix_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Of a PMS that writes a few bytes at a time.
constexpr std::size_t kSplitBytes = 7;

/// What an answer shows of a line that is no command.
std::string_view first_word(std::string_view line) {
  return line.substr(0, std::min<std::size_t>(line.find_first_of(" \t\r"), 32));
}

}  // namespace

/// One connection. It stays alive while a coroutine works on it, also when it is not served any
/// more.
struct Shell::Session {
  explicit Session(Tcp::socket connected)
      : socket(std::move(connected)), farewell(socket.get_executor()) {}

  void close() {
    error_code ignored;  // what cannot be closed is closed
    socket.close(ignored);
    farewell.cancel();
  }

  Tcp::socket socket;
  asio::steady_timer farewell;
  std::string unsent;
  bool writing = false;
  bool close_when_sent = false;
  std::string_view close_reason = "closed";
};

Shell::Shell(Settings settings, Simulator simulator)
    : io_(1),
      settings_(std::move(settings)),
      simulator_(std::move(simulator)),
      acceptor_(io_),
      input_(io_),
      signals_(io_, SIGINT, SIGTERM),
      pause_(io_),
      people_pause_(io_),
      link_changed_(io_) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that left shows as an error of write_line()
}

Result<void, std::string> Shell::listen() {
  try {
    acceptor_.open(settings_.listen.protocol());
    acceptor_.set_option(Tcp::acceptor::reuse_address(true));
    acceptor_.bind(settings_.listen);
    acceptor_.listen();
    input_.assign(::dup(STDIN_FILENO));
  } catch (const boost::system::system_error& error) {
    return fail("cannot listen on " + settings_.listen.address().to_string() + ":" +
                std::to_string(settings_.listen.port()) + ": " + error.code().message() +
                "; choose another --listen, port 0 takes a free one");
  }
  const Tcp::endpoint bound = acceptor_.local_endpoint();
  print(JsonLine("listening").add("host", bound.address().to_string()).add("port", bound.port()));
  return {};
}

int Shell::run() {
  launch(accept_clients());
  launch(wait_for_signal());
  launch(run_commands());
  if (settings_.people) launch(run_people());
  io_.run();
  return status_;
}

/// A coroutine that throws ends the program with a message: nothing is lost silently.
void Shell::launch(asio::awaitable<void> task) {
  asio::co_spawn(io_, std::move(task), [this](std::exception_ptr failure) {
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (const std::exception& error) {
      std::cerr << "innkeeper-simpms: " << error.what() << '\n';
    }
    stop(config::kExitFailed);
  });
}

asio::awaitable<void> Shell::accept_clients() {
  while (acceptor_.is_open()) {
    auto [error, socket] = co_await acceptor_.async_accept(kResult);
    if (error == asio::error::operation_aborted) co_return;
    if (error) {
      // Out of descriptors, for example: trying again at once would spin.
      print(JsonLine("accept_failed").add("why", error.message()));
      asio::steady_timer pause(io_, std::chrono::seconds(1));
      co_await pause.async_wait(kResult);
      continue;
    }
    if (session_ && settings_.refuse_second) {
      print(JsonLine("refused").add("why", "another client is connected"));
      continue;
    }
    if (session_) disconnect(session_, "displaced");
    welcome(std::move(socket));
  }
}

void Shell::welcome(Tcp::socket socket) {
  error_code error;
  const Tcp::endpoint peer = socket.remote_endpoint(error);
  if (error) return;  // gone already
  socket.set_option(Tcp::no_delay(true), error);
  print(JsonLine("connected")
            .add("peer", peer.address().to_string() + ":" + std::to_string(peer.port())));
  const auto session = std::make_shared<Session>(std::move(socket));
  session_ = session;
  Effects effects;
  simulator_.on_connected(local_now(), effects);
  apply(std::move(effects));
  launch(read_client(session));
}

asio::awaitable<void> Shell::read_client(std::shared_ptr<Session> session) {
  std::array<char, 4096> bytes;
  while (true) {
    const auto buffer = asio::buffer(bytes);
    auto [error, size] = co_await session->socket.async_read_some(buffer, kResult);
    if (session != session_) co_return;  // displaced, dropped or stopped meanwhile
    if (error) {
      disconnect(session, error == asio::error::eof ? "closed_by_client" : error.message());
      co_return;
    }
    Effects effects;
    simulator_.on_bytes({bytes.data(), size}, local_now(), effects);
    apply(std::move(effects));
  }
}

asio::awaitable<void> Shell::write_client(std::shared_ptr<Session> session) {
  while (!session->unsent.empty()) {
    const bool split = simulator_.quirks().contains(Quirk::split);
    const std::size_t portion =
        split ? 1 + session->unsent.size() % kSplitBytes : std::string::npos;
    const std::string sending = session->unsent.substr(0, portion);
    session->unsent.erase(0, sending.size());
    const auto buffer = asio::buffer(sending);
    auto [error, size] = co_await asio::async_write(session->socket, buffer, kResult);
    static_cast<void>(size);
    if (error) {
      if (session == session_) disconnect(session, error.message());
      co_return;
    }
    if (split) {
      // Without a pause the kernel would join the pieces again.
      asio::steady_timer pause(io_, std::chrono::milliseconds(1));
      co_await pause.async_wait(kResult);
    }
  }
  session->writing = false;
  if (session->close_when_sent && session == session_) disconnect(session, session->close_reason);
}

/// A client that hears LE and does not close is closed.
asio::awaitable<void> Shell::limit_farewell(std::shared_ptr<Session> session) {
  session->farewell.expires_after(kFarewellPatience);
  auto [error] = co_await session->farewell.async_wait(kResult);
  if (!error && session == session_) disconnect(session, "farewell_unanswered");
}

asio::awaitable<void> Shell::run_commands() {
  for (const ScriptLine& line : settings_.script) {
    Command command = line.command;
    const Origin origin{"script", line.line};
    co_await perform(std::move(command), origin);
    if (stopping_) co_return;
  }
  for (std::size_t number = 1;; ++number) {
    const auto line = co_await read_line();
    if (stopping_) co_return;
    if (!line) break;
    const Origin origin{"stdin", number};
    auto parsed = parse_command(*line);
    if (!parsed) {
      print(refusal(origin, first_word(*line), parsed.error()));
    } else if (*parsed) {
      Command command = std::move(**parsed);
      co_await perform(std::move(command), origin);
      if (stopping_) co_return;
    }
  }
  if (!settings_.people) co_await quit();
}

asio::awaitable<void> Shell::run_people() {
  for (std::size_t number = 1; !stopping_; ++number) {
    people_pause_.expires_after(settings_.people->pause());
    auto [error] = co_await people_pause_.async_wait(kResult);
    if (error || stopping_) co_return;
    Effects effects;
    simulator_.execute(settings_.people->next(simulator_.house()), {"people", number}, local_now(),
                       effects);
    apply(std::move(effects));
  }
}

asio::awaitable<void> Shell::perform(Command command, Origin origin) {
  if (const auto* wait = std::get_if<Wait>(&command)) {
    pause_.expires_after(wait->time);
    co_await pause_.async_wait(kResult);
    if (stopping_) co_return;
  } else if (const auto* link = std::get_if<AwaitLink>(&command)) {
    const bool alive = co_await await_link(link->time);
    if (stopping_) co_return;
    if (!alive) {
      print(refusal(origin, name(command), "no client brought the link up in this time"));
      co_return;
    }
  }
  Effects effects;
  simulator_.execute(command, origin, local_now(), effects);
  const bool drop = std::holds_alternative<Drop>(command) && effects.close;
  if (drop) session_->close_reason = "dropped";
  apply(std::move(effects));
  // The next command must find nobody there, and nothing that was answered as sent may be lost here.
  if (drop) co_await await_close();
  if (std::holds_alternative<Farewell>(command) && session_) launch(limit_farewell(session_));
  if (std::holds_alternative<Quit>(command)) co_await quit();
}

asio::awaitable<bool> Shell::await_link(std::chrono::milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  while (simulator_.client() != ClientState::alive && !stopping_) {
    if (std::chrono::steady_clock::now() >= deadline) co_return false;
    link_changed_.expires_at(deadline);
    co_await link_changed_.async_wait(kResult);
  }
  co_return true;
}

/// The next line of standard input; nothing at its end. A line that is too long comes cut one byte
/// behind the limit, so that it is refused, and its rest is skipped.
asio::awaitable<std::optional<std::string>> Shell::read_line() {
  std::string line;
  while (true) {
    const std::size_t end = unread_.find('\n');
    line += unread_.substr(0, end);
    if (line.size() > kMaxLineBytes) line.resize(kMaxLineBytes + 1);
    if (end != unread_.npos) {
      unread_.erase(0, end + 1);
      co_return line;
    }
    unread_.resize(4096);
    const auto buffer = asio::buffer(unread_);
    auto [error, size] = co_await input_.async_read_some(buffer, kResult);
    unread_.resize(size);
    if (!error) continue;
    if (line.empty()) co_return std::nullopt;
    co_return line;
  }
}

asio::awaitable<void> Shell::quit() {
  if (stopping_) co_return;
  stopping_ = true;
  if (session_ && simulator_.client() != ClientState::leaving) {
    Effects effects;
    simulator_.farewell(local_now(), effects);
    apply(std::move(effects));
  }
  co_await await_close();
  stop(config::kExitOk);
}

/// Waits until the client that is there now is gone, and in the end makes it go.
asio::awaitable<void> Shell::await_close() {
  const auto deadline = std::chrono::steady_clock::now() + kFarewellPatience;
  const std::shared_ptr<Session> closing = session_;
  while (closing && closing == session_) {
    if (std::chrono::steady_clock::now() >= deadline) {
      disconnect(closing, "did_not_close");
      co_return;
    }
    // A timer of its own: a drop and the end may wait at the same time, and would wake each other.
    asio::steady_timer tick(io_, std::chrono::milliseconds(5));
    co_await tick.async_wait(kResult);
  }
}

asio::awaitable<void> Shell::wait_for_signal() {
  auto [error, signal] = co_await signals_.async_wait(kResult);
  static_cast<void>(signal);
  if (!error) co_await quit();
}

void Shell::apply(Effects effects) {
  for (const JsonLine& line : effects.lines) print(line);
  link_changed_.cancel();
  if (!session_) return;
  session_->unsent += effects.send;
  session_->close_when_sent |= effects.close;
  if (session_->unsent.size() > kMaxUnsent) {
    disconnect(session_, "client_does_not_read");
  } else if (!session_->writing && (!session_->unsent.empty() || session_->close_when_sent)) {
    session_->writing = true;
    launch(write_client(session_));
  }
}

// By value: the caller's pointer may be session_ itself, which is forgotten here.
void Shell::disconnect(std::shared_ptr<Session> session, std::string_view why) {
  session->close();
  session_.reset();
  Effects effects;
  simulator_.on_disconnected(why, effects);
  apply(std::move(effects));
}

void Shell::print(const JsonLine& line) {
  JsonLine stamped = line;
  if (!write_line(STDOUT_FILENO, stamped.add("at_ms", unix_ms()).text())) {
    stop(config::kExitFailed);
  }
}

void Shell::stop(int status) {
  if (status != config::kExitOk) status_ = status;
  stopping_ = true;
  error_code ignored;  // everything below only wakes the coroutines, which then end
  acceptor_.close(ignored);
  input_.close(ignored);
  signals_.cancel(ignored);
  pause_.cancel();
  people_pause_.cancel();
  link_changed_.cancel();
  if (session_) session_->close();
  session_.reset();
}

}  // namespace innkeeper::hub::simpms
