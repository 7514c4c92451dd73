// SPDX-License-Identifier: Apache-2.0
// A running server on loopback with a hub that does as told, and a client that sends bytes as told. The
// server has its own thread and real, short deadlines; the client has long ones.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "hub/http/event_feed.hpp"
#include "hub/http/repeats.hpp"
#include "hub/http/server.hpp"

namespace innkeeper::hub::http {

/// Answers rooms with their own number. Thread-safe.
class FakeHub final : public Application {
 public:
  enum class Manner : std::uint8_t {
    at_once,         // inside submit()
    from_elsewhere,  // from another thread
    never,           // keeps the question: see answer_kept()
    broken,          // throws
    unknowing,       // admits nobody
  };

  void submit(Question question, std::function<void(Answer)> done) override;
  /// An event for each byte of the body, with the byte as its id, if the signature is `v1=good`.
  [[nodiscard]] PmsReading read_post(const PmsPost& post) override;
  [[nodiscard]] PasswordHasher& passwords() override { return passwords_; }
  [[nodiscard]] EventFeed& events() override { return events_; }
  [[nodiscard]] Repeats& repeats() override { return repeats_; }
  void behave(Manner manner);
  /// Answers everything kept so far, late.
  void answer_kept();
  [[nodiscard]] std::size_t asked() const;
  /// Waits until `count` questions were asked.
  [[nodiscard]] bool wait_asked(std::size_t count) const;
  void join();
  /// Readers of events that were dropped.
  [[nodiscard]] std::size_t dropped() const { return dropped_; }
  [[nodiscard]] bool wait_dropped() const;

 private:
  mutable std::mutex mutex_;
  Manner manner_ = Manner::at_once;
  std::size_t asked_ = 0;
  std::vector<std::pair<Request, std::function<void(Answer)>>> kept_;
  std::vector<std::thread> elsewhere_;
  PasswordHasher passwords_{least_cost()};
  std::atomic<std::size_t> dropped_{0};
  EventFeed events_{"run", [this](std::string_view) { ++dropped_; }};
  Repeats repeats_{[] { return room::Time{}; }};
};

class RunningServer {
 public:
  explicit RunningServer(Limits limits = {}, TlsContext tls = {}, std::string name = {});
  ~RunningServer();

  FakeHub hub;

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  /// Returns when the server has it.
  void secure(TlsContext tls);
  /// The future is ready when the server says that it stopped.
  [[nodiscard]] std::future<void> stop();
  /// Destroys the server while it runs.
  void destroy();

 private:
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// One connection. Every read gives up after ten seconds.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server closed.
  bool send(std::string_view bytes);
  /// The next whole reply, header and body; empty when none came.
  [[nodiscard]] std::string reply(bool with_body = true);
  /// What comes up to these words, with them; empty when they do not come.
  [[nodiscard]] std::string read_until(std::string_view words);
  /// Whether the server closes within ten seconds, having sent nothing more.
  [[nodiscard]] bool closed();
  void half_close();

 private:
  [[nodiscard]] bool receive();
  int socket_ = -1;
  std::string received_;
};

[[nodiscard]] std::string get(std::string_view path, std::string_view fields = {});
[[nodiscard]] unsigned status_of(std::string_view reply);

}  // namespace innkeeper::hub::http
