// SPDX-License-Identifier: Apache-2.0
// Sends events over a connection for as long as its reader may and can read them. Included by connection.cpp
// alone.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "hub/http/answers.hpp"
#include "hub/http/application.hpp"
#include "hub/http/event_feed.hpp"
#include "hub/http/limits.hpp"

namespace innkeeper::hub::http {

/// Everything on the stream's executor. `Stream`: a socket, plain or TLS.
template <class Stream>
class EventPipe : public std::enable_shared_from_this<EventPipe<Stream>> {
 public:
  using Error = boost::system::error_code;

  /// `owner` holds the stream. `seen`: what the reader showed, looked at again and again; that alone keeps
  /// no session alive. `over` closes the stream, and is called once.
  EventPipe(Stream& stream, std::shared_ptr<void> owner, const Limits& limits,
            Application& application, Admission seen, std::function<void()> over)
      : stream_(stream),
        owner_(std::move(owner)),
        limits_(limits),
        application_(application),
        seen_(std::move(seen)),
        over_(std::move(over)),
        timer_(stream.get_executor()) {
    seen_.is_use = false;
  }

  /// From any thread: there may be something to read.
  [[nodiscard]] std::function<void()> waker() {
    return [weak = this->weak_from_this(), executor = stream_.get_executor()] {
      boost::asio::post(executor, [weak] {
        if (const auto self = weak.lock()) self->pump();
      });
    };
  }

  void start(std::string head, std::unique_ptr<EventReader> reader) {
    reader_ = std::move(reader);
    look_due_ = Clock::now() + limits_.heartbeat;
    hear();
    write(std::move(head));
  }

  /// Says why, then closes.
  void finish(std::string_view why) {
    if (!reader_) return;
    farewell_ = "event: end\ndata: {\"reason\":\"" + std::string(why) + "\"}\n\n";
    pump();
  }

  /// The connection is closed: nothing is called any more. What was begun on the stream may still end, and
  /// holds it until then.
  void end() {
    reader_.reset();
    timer_.cancel();
  }

 private:
  enum class State : std::uint8_t { waiting, writing, looking };
  using Clock = std::chrono::steady_clock;

  void close() {
    if (!reader_) return;
    const auto self = this->shared_from_this();
    reader_.reset();
    over_();
  }

  void pump() {
    if (!reader_ || state_ != State::waiting) return;
    if (is_last_) return close();
    if (farewell_.empty() && is_look_due()) return look();
    std::string text = farewell_.empty() ? reader_->take() : std::exchange(farewell_, {});
    is_last_ = reader_->is_over() || text.starts_with("event: end");
    if (!text.empty()) return write(std::move(text));
    // It may have become so since, which is why there is nothing to read.
    if (is_look_due()) return look();
    wait(std::chrono::ceil<std::chrono::milliseconds>(look_due_ - Clock::now()),
         [this] { pump(); });
  }

  /// However much there is to read, or passes by a reader of little.
  [[nodiscard]] bool is_look_due() {
    const bool must_prove_itself = reader_->must_prove_itself();
    return must_prove_itself || Clock::now() >= look_due_;
  }

  /// A wait that has already ended cannot be cancelled: the count tells it from the present one.
  template <class Then>
  void wait(std::chrono::milliseconds duration, Then then) {
    timer_.expires_after(duration);
    timer_.async_wait([self = this->shared_from_this(), turn = ++turn_, then](const Error& error) {
      if (!error && turn == self->turn_ && self->reader_) then();
    });
  }

  void look() {
    state_ = State::looking;
    // Whoever cannot be asked about is not read to.
    wait(limits_.answer, [this] { on_look(false); });
    application_.submit({AccountRequest(ShowSession{}), {Channel::api, {}}, seen_, {}},
                        [weak = this->weak_from_this(), executor = stream_.get_executor(),
                         turn = turn_](const Answer& answer) {
                          boost::asio::post(executor, [weak, turn, may = is_admitted(answer)] {
                            const auto self = weak.lock();
                            if (self && self->turn_ == turn && self->state_ == State::looking)
                              self->on_look(may);
                          });
                        });
  }

  void on_look(bool may) {
    state_ = State::waiting;
    ++turn_;
    look_due_ = Clock::now() + limits_.heartbeat;
    if (!may) return finish("access_ended");
    // A comment, so that whatever stands between sees life.
    write(":\n\n");
  }

  void write(std::string text) {
    state_ = State::writing;
    text_ = std::move(text);
    wait(limits_.write, [this] {
      reader_->too_slow();
      close();
    });
    boost::asio::async_write(stream_, boost::asio::buffer(text_),
                             [self = this->shared_from_this()](const Error& error, std::size_t) {
                               if (!self->reader_) return;
                               self->state_ = State::waiting;
                               ++self->turn_;
                               error ? self->close() : self->pump();
                             });
  }

  /// A reader says nothing; that it left is heard.
  void hear() {
    stream_.async_read_some(
        boost::asio::buffer(waste_),
        [self = this->shared_from_this()](const Error& error, std::size_t bytes) {
          if (!self->reader_) return;
          self->heard_ += bytes;
          if (error || self->heard_ > kMaxDiscardedBytes) return self->close();
          self->hear();
        });
  }

  Stream& stream_;
  std::shared_ptr<void> owner_;
  Limits limits_;
  Application& application_;
  Admission seen_;
  std::function<void()> over_;
  boost::asio::steady_timer timer_;
  std::unique_ptr<EventReader> reader_;  // null: it is over
  State state_ = State::waiting;
  Clock::time_point look_due_{};  // when its right to read is looked at again
  std::uint64_t turn_ = 0;
  bool is_last_ = false;
  std::string text_;      // being written
  std::string farewell_;  // to be written before closing
  std::array<char, 512> waste_{};
  std::size_t heard_ = 0;
};

}  // namespace innkeeper::hub::http
