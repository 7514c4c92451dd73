// SPDX-License-Identifier: Apache-2.0
#include "hub/http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/http/problem.hpp"
#include "hub/http/routes.hpp"
#include "hub/http/wire_message.hpp"

namespace innkeeper::hub::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire_http = boost::beast::http;
using Error = boost::system::error_code;

namespace {

/// Holds a whole header, and what came behind it with the same read.
constexpr std::size_t kBufferBytes = 2 * kMaxHeaderBytes;
constexpr std::size_t kReadBytes = 4096;

/// What the connection waits for; each phase has one deadline.
enum class Phase : std::uint8_t {
  idle,       // for the first byte of a request
  reading,    // for the rest of it
  asking,     // for the application
  writing,    // for the client to take the reply
  lingering,  // for the client to close: closing first would reset what it has not read yet
  closed,     // for nothing
};

using Parser = wire_http::request_parser<wire_http::string_body>;

/// The reply to a request that could not be read, or nothing when nobody is there to read it.
std::optional<Reply> reply_to(const Error& error, std::size_t max_body_bytes) {
  if (error.category() != make_error_code(wire_http::error::bad_method).category()) {
    return std::nullopt;
  }
  if (error == wire_http::error::body_limit) {
    return problem_reply(Problem::body_too_large,
                         "at most " + std::to_string(max_body_bytes) + " bytes");
  }
  if (error == wire_http::error::header_limit) {
    return problem_reply(Problem::header_too_large,
                         "at most " + std::to_string(kMaxHeaderBytes) + " bytes of header");
  }
  return problem_reply(Problem::bad_request, error.message());
}

Reply bug_reply(const std::exception& error) {
  return problem_reply(Problem::internal, error.what());
}

class HttpConnection final : public Connection,
                             public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(asio::ip::tcp::socket socket, Application& application, const Limits& limits,
                 std::function<void(Connection*)> gone)
      : socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        application_(application),
        limits_(limits),
        gone_(std::move(gone)) {}

  void serve() override { next_request(); }

  void refuse() override {
    send(problem_reply(Problem::too_many_connections,
                       "close some, or try again when others have closed theirs"),
         Fate::close);
  }

  void stop() override {
    stopping_ = true;
    if (phase_ == Phase::idle) cut();
  }

  void cut() override {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    timer_.cancel();
    Error ignored;
    socket_.close(ignored);
    // `gone` may drop the server's hold on this object.
    const auto self = shared_from_this();
    gone_(this);
  }

 private:
  enum class Fate : std::uint8_t { keep, close };

  void enter(Phase phase, std::chrono::milliseconds deadline) {
    phase_ = phase;
    timed_out_ = false;
    timer_.expires_after(deadline);
    // A wait that has already ended cannot be cancelled: the count tells it from the present one.
    timer_.async_wait([self = shared_from_this(), turn = ++turn_](const Error& error) {
      if (!error && turn == self->turn_) self->on_deadline();
    });
  }

  void on_deadline() {
    Error ignored;
    switch (phase_) {
      case Phase::reading:
        timed_out_ = true;
        socket_.cancel(ignored);
        return;
      case Phase::asking: return send(late_(), Fate::keep);
      case Phase::idle:
      case Phase::writing:
      case Phase::lingering: return cut();
      case Phase::closed: return;
    }
  }

  void next_request() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(kMaxHeaderBytes));
    // The parser wants to know before it has seen what is asked for: see is_body_too_large().
    parser_->body_limit(kMaxTextBodyBytes);
    body_limit_ = kMaxBodyBytes;
    header_bytes_ = 0;
    head_ = false;
    // What a pipelining client sent ahead waits here, at most a buffer full, until its turn.
    if (buffer_.size() > 0) {
      enter(Phase::reading, limits_.request);
      return parse();
    }
    enter(Phase::idle, limits_.idle);
    read();
  }

  void read() {
    const std::size_t room = std::min(kReadBytes, buffer_.max_size() - buffer_.size());
    socket_.async_read_some(buffer_.prepare(room),
                            [self = shared_from_this()](const Error& error, std::size_t bytes) {
                              if (self->phase_ != Phase::idle && self->phase_ != Phase::reading)
                                return;
                              if (error) return self->on_unreadable(error);
                              self->buffer_.commit(bytes);
                              if (self->phase_ == Phase::idle)
                                self->enter(Phase::reading, self->limits_.request);
                              self->parse();
                            });
  }

  /// Feeds the parser with what was read, as far as it goes.
  void parse() {
    while (!parser_->is_done()) {
      if (buffer_.size() == 0) return read();
      const bool in_header = !parser_->is_header_done();
      Error error;
      const std::size_t used = parser_->put(buffer_.data(), error);
      buffer_.consume(used);
      if (in_header) {
        header_bytes_ += used;
        const bool more = error == wire_http::error::need_more;
        // The parser's own limit leaves out the request line.
        if (header_bytes_ + (more ? buffer_.size() : 0) > kMaxHeaderBytes) {
          return on_unreadable(wire_http::error::header_limit);
        }
      }
      if (in_header && (parser_->is_header_done() || error == wire_http::error::body_limit)) {
        body_limit_ = body_limit(std::string_view(parser_->get().method_string()),
                                 std::string_view(parser_->get().target()));
      }
      if (parser_->is_header_done() && is_body_too_large()) {
        return on_unreadable(wire_http::error::body_limit);
      }
      if (error == wire_http::error::need_more) return read();
      if (error) return on_unreadable(error);
      if (in_header && parser_->get().count(wire_http::field::expect) > 0) {
        return send(problem_reply(Problem::expectation_failed, "send the request without Expect"),
                    Fate::close);
      }
    }
    on_request();
  }

  /// By what was announced, or else by what came so far.
  [[nodiscard]] bool is_body_too_large() const {
    const auto announced = parser_->content_length();
    return (announced && *announced > body_limit_) || parser_->get().body().size() > body_limit_;
  }

  void on_request() {
    keep_alive_ = parser_->get().keep_alive();
    head_ = parser_->get().method() == wire_http::verb::head;
    try {
      const Message message = message_of(parser_->get());
      Routed routed = route(message);
      if (const auto* post = std::get_if<PmsPost>(&routed)) return take(*post);
      if (auto* reply = std::get_if<Reply>(&routed)) return send(std::move(*reply), Fate::keep);
      ask(std::get<Call>(std::move(routed)));
    } catch (const std::exception& bug) {
      send(bug_reply(bug), Fate::close);
    }
  }

  void on_unreadable(const Error& error) {
    head_ = false;
    if (timed_out_) {
      return send(problem_reply(Problem::request_timeout,
                                "a request has " + std::to_string(limits_.request.count()) +
                                    " ms from its first byte to its last"),
                  Fate::close);
    }
    std::optional<Reply> reply = reply_to(error, body_limit_);
    if (!reply) return cut();
    send(*std::move(reply), Fate::close);
  }

  void ask(Call call) {
    enter(Phase::asking, limits_.answer);
    late_ = call.late;
    // The answer finds a connection that is still there and still asking this very question, or nobody.
    application_.submit(
        std::move(call.request), std::move(call.actor),
        [weak = weak_from_this(), executor = socket_.get_executor(), turn = turn_,
         render = call.render](Answer answer) {
          auto self = weak.lock();
          if (!self) return;
          asio::post(executor, [self = std::move(self), turn, render, answer = std::move(answer)] {
            self->on_answer(turn, render, answer);
          });
        });
  }

  void take(const PmsPost& post) {
    auto batch = batch_of(application_.read_post(post));
    if (auto* reply = std::get_if<Reply>(&batch)) return send(std::move(*reply), Fate::keep);
    ask_all(std::get<Batch>(std::move(batch)));
  }

  void ask_all(Batch batch) {
    enter(Phase::asking, limits_.answer);
    late_ = batch.late;
    answers_.assign(batch.requests.size(), Answer(Unavailable{}));
    unanswered_ = batch.requests.size();
    for (std::size_t i = 0; i < batch.requests.size(); ++i) {
      application_.submit(std::move(batch.requests[i]), batch.actor,
                          [weak = weak_from_this(), executor = socket_.get_executor(), turn = turn_,
                           i, render = batch.render](Answer answer) {
                            auto self = weak.lock();
                            if (!self) return;
                            asio::post(executor, [self = std::move(self), turn, i, render,
                                                  answer = std::move(answer)]() mutable {
                              self->on_one_answer(turn, i, render, std::move(answer));
                            });
                          });
    }
  }

  void on_one_answer(std::uint64_t turn, std::size_t place,
                     Reply (*render)(std::span<const Answer>), Answer answer) {
    if (phase_ != Phase::asking || turn != turn_) return;
    answers_[place] = std::move(answer);
    if (--unanswered_ > 0) return;
    try {
      send(render(answers_), Fate::keep);
    } catch (const std::exception& bug) {
      send(bug_reply(bug), Fate::close);
    }
  }

  void on_answer(std::uint64_t turn, Reply (*render)(const Answer&), const Answer& answer) {
    if (phase_ != Phase::asking || turn != turn_) return;
    try {
      send(render(answer), Fate::keep);
    } catch (const std::exception& bug) {
      send(bug_reply(bug), Fate::close);
    }
  }

  void send(Reply reply, Fate fate) {
    response_ = response_of(std::move(reply), !head_);
    const bool keep = fate == Fate::keep && keep_alive_ && !stopping_;
    response_.keep_alive(keep);
    enter(Phase::writing, limits_.write);
    wire_http::async_write(socket_, response_,
                           [self = shared_from_this(), keep](const Error& error, std::size_t) {
                             if (self->phase_ != Phase::writing) return;
                             if (error) return self->cut();
                             if (!keep || self->stopping_) return self->linger();
                             self->next_request();
                           });
  }

  void linger() {
    enter(Phase::lingering, limits_.linger);
    Error ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    discard();
  }

  void discard() {
    socket_.async_read_some(asio::buffer(waste_),
                            [self = shared_from_this()](const Error& error, std::size_t bytes) {
                              self->discarded_ += bytes;
                              if (error || self->discarded_ > kMaxDiscardedBytes) {
                                return self->cut();
                              }
                              self->discard();
                            });
  }

  asio::ip::tcp::socket socket_;
  asio::steady_timer timer_;
  Application& application_;
  Limits limits_;
  std::function<void(Connection*)> gone_;
  Phase phase_ = Phase::idle;
  std::uint64_t turn_ = 0;  ///< counts phases
  bool timed_out_ = false;
  bool stopping_ = false;
  bool keep_alive_ = false;
  bool head_ = false;  ///< the reply has no body
  Reply (*late_)() = nullptr;
  std::vector<Answer> answers_;  ///< of a batch
  std::size_t unanswered_ = 0;   ///< of them
  beast::flat_buffer buffer_{kBufferBytes};
  std::optional<Parser> parser_;
  std::size_t body_limit_ = kMaxBodyBytes;
  std::size_t header_bytes_ = 0;
  WireResponse response_;
  std::array<char, kReadBytes> waste_{};
  std::size_t discarded_ = 0;
};

}  // namespace

std::shared_ptr<Connection> open_connection(asio::ip::tcp::socket socket, Application& application,
                                            const Limits& limits,
                                            std::function<void(Connection*)> gone) {
  return std::make_shared<HttpConnection>(std::move(socket), application, limits, std::move(gone));
}

}  // namespace innkeeper::hub::http
