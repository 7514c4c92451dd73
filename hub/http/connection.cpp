// SPDX-License-Identifier: Apache-2.0
#include "hub/http/connection.hpp"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "hub/http/answers.hpp"
#include "hub/http/application_desk.hpp"
#include "hub/http/client_address.hpp"
#include "hub/http/connection_phase.hpp"
#include "hub/http/event_pipe.hpp"
#include "hub/http/problem.hpp"
#include "hub/http/request_reader.hpp"
#include "hub/http/routes.hpp"
#include "hub/http/wire_message.hpp"

namespace innkeeper::hub::http {

namespace asio = boost::asio;
namespace wire_http = boost::beast::http;
using Error = boost::system::error_code;

namespace {

using Plain = asio::ip::tcp::socket;
using Tls = asio::ssl::stream<asio::ip::tcp::socket>;

Plain& lowest(Plain& stream) { return stream; }
Plain& lowest(Tls& stream) { return stream.next_layer(); }

/// `Stream`: Plain or Tls.
template <class Stream>
class HttpConnection final : public Connection,
                             public std::enable_shared_from_this<HttpConnection<Stream>> {
 public:
  static constexpr bool kIsTls = std::is_same_v<Stream, Tls>;

  /// `tls` is kept for as long as the stream needs it; null for a plain one.
  HttpConnection(Stream stream, TlsContext tls, Application& application, const Limits& limits,
                 const Site& site, std::function<void(Connection*)> gone)
      : tls_(std::move(tls)),
        stream_(std::move(stream)),
        timer_(stream_.get_executor()),
        application_(application),
        limits_(limits),
        site_(site),
        gone_(std::move(gone)) {
    Error unknown;
    const auto peer = lowest(stream_).remote_endpoint(unknown);
    if (unknown) return;
    address_ = client_of(peer.address());
    on_this_machine_ = peer.address().is_loopback();
  }

  void serve() override {
    if constexpr (kIsTls) {
      enter(Phase::greeting, limits_.handshake);
      stream_.async_handshake(asio::ssl::stream_base::server,
                              [self = this->shared_from_this()](const Error& error) {
                                if (self->phase_ != Phase::greeting) return;
                                error ? self->cut() : self->next_request();
                              });
    } else {
      next_request();
    }
  }

  void refuse() override {
    // A handshake to say no would cost more than it tells.
    if constexpr (kIsTls) return cut();
    send(problem_reply(Problem::too_many_connections,
                       "close some, or try again when others have closed theirs"),
         Fate::close);
  }

  void stop() override {
    stopping_ = true;
    if (phase_ == Phase::idle || phase_ == Phase::greeting) cut();
    if (pipe_) pipe_->finish("hub_stops");
  }

  void cut() override {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    timer_.cancel();
    Error ignored;
    lowest(stream_).close(ignored);
    if (const auto pipe = std::exchange(pipe_, nullptr)) pipe->end();
    // `gone` may drop the server's hold on this object.
    const auto self = this->shared_from_this();
    gone_(this);
  }

 private:
  enum class Fate : std::uint8_t { keep, close };

  void enter(Phase phase, std::chrono::milliseconds deadline) {
    phase_ = phase;
    timed_out_ = false;
    timer_.expires_after(deadline);
    // A wait that has already ended cannot be cancelled: the count tells it from the present one.
    timer_.async_wait([self = this->shared_from_this(), turn = ++turn_](const Error& error) {
      if (!error && turn == self->turn_) self->on_deadline();
    });
  }

  void on_deadline() {
    Error ignored;
    switch (phase_) {
      case Phase::reading:
        timed_out_ = true;
        lowest(stream_).cancel(ignored);
        return;
      case Phase::asking: return send(late_(), Fate::keep);
      case Phase::greeting:
      case Phase::idle:
      case Phase::writing:
      case Phase::lingering: return cut();
      case Phase::streaming:
      case Phase::closed: return;
    }
  }

  void next_request() {
    reader_.next();
    head_ = false;
    if (reader_.has_unread()) {
      enter(Phase::reading, limits_.request);
      return parse();
    }
    enter(Phase::idle, limits_.idle);
    read();
  }

  void read() {
    stream_.async_read_some(
        reader_.room(), [self = this->shared_from_this()](const Error& error, std::size_t bytes) {
          if (self->phase_ != Phase::idle && self->phase_ != Phase::reading) return;
          if (error) return self->on_unreadable();
          self->reader_.filled(bytes);
          if (self->phase_ == Phase::idle) self->enter(Phase::reading, self->limits_.request);
          self->parse();
        });
  }

  void parse() {
    switch (reader_.read()) {
      case RequestReader::Progress::wants_more: return read();
      case RequestReader::Progress::whole: return on_request();
      case RequestReader::Progress::refused: return send(reader_.refusal(), Fate::close);
    }
  }

  void on_request() {
    keep_alive_ = reader_.request().keep_alive();
    head_ = reader_.request().method() == wire_http::verb::head;
    try {
      Message message = message_of(reader_.request());
      message.address = address_;
      message.on_this_machine = on_this_machine_;
      message.served_as = site_.name;
      message.secure = site_.secure;
      take(route(message));
    } catch (const std::exception& bug) {
      send(bug_reply(bug), Fate::close);
    }
  }

  void take(Routing routing) {
    // What a request before this one was still waited for belongs to nobody any more.
    held_.reset();
    wanted_.reset();
    admission_ = std::move(routing.admission);
    route_ = routing.route;
    precondition_ = std::move(routing.precondition);
    reading_ = std::move(routing.reading);
    if (const auto* post = std::get_if<PmsPost>(&routing.routed)) return ask_all(*post);
    if (auto* errand = std::get_if<Errand>(&routing.routed)) return run(std::move(*errand));
    if (auto* call = std::get_if<Call>(&routing.routed)) return ask(std::move(*call));
    if (auto* wanted = std::get_if<Subscription>(&routing.routed)) {
      wanted_ = std::move(*wanted);
      return ask({AccountRequest(ShowSession{}), failure_reply, late});
    }
    Reply reply = std::get<Reply>(std::move(routing.routed));
    if (!admission_) return send(std::move(reply), Fate::keep);
    held_ = std::move(reply);
    ask({AccountRequest(ShowSession{}), failure_reply, late});
  }

  /// The answer of the hub comes back to this connection, or to nobody.
  template <class Value>
  [[nodiscard]] std::function<void(Value)> back(void (HttpConnection::*handler)(std::uint64_t turn,
                                                                                Value& value)) {
    return [weak = this->weak_from_this(), executor = stream_.get_executor(), turn = turn_,
            handler](Value value) {
      auto self = weak.lock();
      if (!self) return;
      asio::post(executor, [self = std::move(self), turn, handler,
                            value = std::move(value)]() mutable { (*self.*handler)(turn, value); });
    };
  }

  void run(Errand errand) {
    enter(Phase::asking, limits_.answer);
    late_ = late;
    const Desk desk = desk_of(application_, admission_, errand.actor, precondition_);
    errand.run(desk, back<Reply>(&HttpConnection::on_errand_done));
  }

  void on_errand_done(std::uint64_t turn, Reply& reply) {
    if (phase_ == Phase::asking && turn == turn_) send(std::move(reply), Fate::keep);
  }

  void on_unreadable() {
    if (!timed_out_) return cut();
    send(problem_reply(Problem::request_timeout, "a request has " +
                                                     std::to_string(limits_.request.count()) +
                                                     " ms from its first byte to its last"),
         Fate::close);
  }

  void ask(Call call) {
    enter(Phase::asking, limits_.answer);
    late_ = call.late;
    render_ = call.render;
    application_.submit(
        {std::move(call.request), std::move(call.actor), admission_, std::move(precondition_)},
        back<Answer>(&HttpConnection::on_answer));
  }

  void ask_all(const PmsPost& post) {
    auto read = batch_of(application_.read_post(post));
    if (auto* reply = std::get_if<Reply>(&read)) return send(std::move(*reply), Fate::keep);
    Batch batch = std::get<Batch>(std::move(read));
    enter(Phase::asking, limits_.answer);
    late_ = batch.late;
    answers_.assign(batch.requests.size(), Answer(Unavailable{}));
    unanswered_ = batch.requests.size();
    for (std::size_t i = 0; i < batch.requests.size(); ++i) {
      application_.submit({std::move(batch.requests[i]), batch.actor, {}, {}},
                          [weak = this->weak_from_this(), executor = stream_.get_executor(),
                           turn = turn_, i, render = batch.render](Answer answer) {
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

  void on_answer(std::uint64_t turn, Answer& answer) {
    if (phase_ != Phase::asking || turn != turn_) return;
    std::optional<Reply> held = std::exchange(held_, std::nullopt);
    const std::optional<Subscription> wanted = std::exchange(wanted_, std::nullopt);
    try {
      if (wanted && is_admitted(answer)) return stream_events(*wanted);
      if (held && is_admitted(answer)) return send(*std::move(held), Fate::keep);
      send(render_(answer), Fate::keep);
    } catch (const std::exception& bug) {
      send(bug_reply(bug), Fate::close);
    }
  }

  void stream_events(const Subscription& wanted) {
    if (head_) return send({200, "text/event-stream", "", {}}, Fate::keep);
    Admission seen = admission_.value_or(Admission{});
    auto pipe = std::make_shared<EventPipe<Stream>>(stream_, this->shared_from_this(), limits_,
                                                    application_, seen, [this] { cut(); });
    auto reader = application_.events().join(wanted, seen.hash, pipe->waker());
    if (!reader) {
      pipe->end();
      return send(problem_reply(Problem::too_many_readers,
                                "close other pages or programs that watch the house"),
                  Fate::keep);
    }
    timer_.cancel();
    ++turn_;
    phase_ = Phase::streaming;
    pipe_ = std::move(pipe);
    pipe_->start(event_stream_head(site_.secure && !on_this_machine_), std::move(reader));
    if (stopping_) pipe_->finish("hub_stops");
  }

  void send(Reply reply, Fate fate) {
    application_.replied(std::exchange(route_, nullptr), reply.status);
    if (reading_) answer_reading(*reading_, reply);
    reading_.reset();
    if (site_.secure && !on_this_machine_) {
      reply.fields.emplace_back("Strict-Transport-Security", "max-age=31536000");
    }
    response_ = response_of(std::move(reply), !head_);
    const bool keep = fate == Fate::keep && keep_alive_ && !stopping_;
    response_.keep_alive(keep);
    enter(Phase::writing, limits_.write);
    head_text_ = head_of(response_);
    asio::async_write(stream_, std::array{asio::buffer(head_text_), asio::buffer(response_.body())},
                      [self = this->shared_from_this(), keep](const Error& error, std::size_t) {
                        if (self->phase_ != Phase::writing) return;
                        if (error) return self->cut();
                        if (!keep || self->stopping_) return self->linger();
                        self->next_request();
                      });
  }

  void linger() {
    enter(Phase::lingering, limits_.linger);
    if constexpr (kIsTls) {
      stream_.async_shutdown([self = this->shared_from_this()](const Error&) { self->cut(); });
    } else {
      Error ignored;
      stream_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
      discard();
    }
  }

  void discard() {
    stream_.async_read_some(asio::buffer(waste_), [self = this->shared_from_this()](
                                                      const Error& error, std::size_t bytes) {
      self->discarded_ += bytes;
      if (error || self->discarded_ > kMaxDiscardedBytes) return self->cut();
      self->discard();
    });
  }

  TlsContext tls_;
  Stream stream_;
  asio::steady_timer timer_;
  Application& application_;
  Limits limits_;
  Site site_;
  std::string address_;
  bool on_this_machine_ = false;
  std::function<void(Connection*)> gone_;
  Phase phase_ = Phase::idle;
  std::uint64_t turn_ = 0;  ///< counts phases
  bool timed_out_ = false;
  bool stopping_ = false;
  bool keep_alive_ = false;
  bool head_ = false;  ///< the reply has no body
  Reply (*late_)() = nullptr;
  Reply (*render_)(const Answer& answer) = nullptr;
  std::optional<Admission> admission_;        ///< of the present request
  std::optional<Precondition> precondition_;  ///< likewise
  const Route* route_ = nullptr;              ///< likewise
  std::optional<Reading> reading_;            ///< likewise
  std::optional<Reply> held_;                 ///< until its sender is admitted
  std::optional<Subscription> wanted_;        ///< likewise
  std::shared_ptr<EventPipe<Stream>> pipe_;   ///< while events are read
  std::vector<Answer> answers_;               ///< of a batch
  std::size_t unanswered_ = 0;                ///< of them
  RequestReader reader_{site_.large_bodies};
  WireResponse response_;
  std::string head_text_;
  std::array<char, kReadBytes> waste_{};
  std::size_t discarded_ = 0;
};

}  // namespace

std::shared_ptr<Connection> open_connection(asio::ip::tcp::socket socket, TlsContext tls,
                                            Application& application, const Limits& limits,
                                            const Site& site,
                                            std::function<void(Connection*)> gone) {
  if (!tls) {
    return std::make_shared<HttpConnection<Plain>>(std::move(socket), nullptr, application, limits,
                                                   site, std::move(gone));
  }
  Tls stream(std::move(socket), *tls);
  return std::make_shared<HttpConnection<Tls>>(std::move(stream), std::move(tls), application,
                                               limits, site, std::move(gone));
}

}  // namespace innkeeper::hub::http
