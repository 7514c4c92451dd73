// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/pms_client.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <utility>

#include "hub/pms/fias_note.hpp"
#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

log::Level level_of(pms::Importance importance) {
  switch (importance) {
    case pms::Importance::ordinary: return log::Level::info;
    case pms::Importance::warning: return log::Level::warning;
    case pms::Importance::error: return log::Level::error;
  }
  panic("an Importance has a level");
}

void log_note(const pms::Note& note) {
  log::write(level_of(pms::importance(note.kind)), "pms_link",
             {{"what", pms::name(note.kind)},
              {"detail", pms::describe(note)},
              {"count", static_cast<std::int64_t>(note.count)}});
}

}  // namespace

PmsClient::PmsClient(asio::io_context& io, const FiasConfig& config, pms::FiasLink::Seal seal,
                     const HotelClock& clock, Post post)
    : io_(io),
      clock_(clock),
      post_(std::move(post)),
      link_(config.settings, clock, std::move(seal)),
      door_(make_pms_door(io, config, [this] { disconnected(); })),
      socket_(io),
      timer_(io),
      retry_(io) {}

void PmsClient::start() { perform(link_.start(moment())); }

void PmsClient::stop(std::function<void()> done) {
  stopped_ = std::move(done);
  perform(link_.stop(moment()));
}

std::size_t PmsClient::waiting() {
  const std::lock_guard lock(told_mutex_);
  return told_.size() + link_.waiting();
}

void PmsClient::tell(PmsMessage message) {
  {
    const std::lock_guard lock(told_mutex_);
    if (told_.size() < kMaxTold) {
      told_.push_back(std::move(message));
      if (told_.size() > 1) return;  // whoever put the first one has woken the other thread
    } else {
      log::write(log::Level::error, "pms_link.overrun",
                 {{"effect", "a message to the PMS was dropped"}});
      return;
    }
  }
  asio::post(io_, [this] { take_told(); });
}

void PmsClient::take_told() {
  std::vector<PmsMessage> told;
  {
    const std::lock_guard lock(told_mutex_);
    told = std::exchange(told_, {});
  }
  for (const PmsMessage& message : told) perform(link_.tell(message, moment()));
}

pms::Moment PmsClient::moment() {
  return {clock_.now().steady, clock_.local(),
          static_cast<std::uint32_t>(
              std::uniform_int_distribution<std::uint64_t>(0, UINT32_MAX)(random_))};
}

void PmsClient::perform(pms::Output output) {
  for (const pms::Note& note : output.notes) log_note(note);
  for (StayEvent& event : output.events) undelivered_.emplace_back(std::move(event));
  if (up_ != link_.up()) {
    up_ = link_.up();
    undelivered_.emplace_back(PmsLinkChanged{up_});
  }
  forward();
  if (!output.send.empty()) send(std::move(output.send));
  switch (output.connection) {
    case pms::Connection::keep: break;
    case pms::Connection::open: open(); break;
    case pms::Connection::close:
      closing_ = true;
      if (sending_.empty() && unsent_.empty()) close();
      break;
  }
  arm_timer();
  if (stopped_ && link_.state() == pms::LinkState::stopped) {
    door_->shut();
    std::exchange(stopped_, nullptr)();
  }
}

void PmsClient::open() {
  close();
  door_->open([this](error_code error, tcp::socket socket) {
    if (error) return disconnected();
    socket_ = std::move(socket);
    const std::uint64_t connection = connection_;
    perform(link_.on_connected(moment()));
    if (connection == connection_) read();
  });
}

void PmsClient::close() {
  ++connection_;
  closing_ = false;
  reading_ = false;
  unsent_.clear();
  sending_.clear();
  door_->cancel();
  error_code ignored;  // a socket that cannot be closed is closed
  socket_.close(ignored);
}

void PmsClient::send(std::string bytes) {
  if (unsent_.size() + bytes.size() > kMaxUnsentBytes) return disconnected();
  unsent_ += bytes;
  if (sending_.empty()) write_next();
}

void PmsClient::write_next() {
  sending_ = std::exchange(unsent_, {});
  const std::uint64_t connection = connection_;
  asio::async_write(socket_, asio::buffer(sending_),
                    [this, connection](error_code error, std::size_t) {
                      if (connection != connection_) return;
                      sending_.clear();
                      if (error) return closing_ ? close() : disconnected();
                      if (!unsent_.empty()) return write_next();
                      if (closing_) close();
                    });
}

void PmsClient::read() {
  // What the engine cannot take yet stays with the PMS, which keeps it safely.
  if (reading_ || !undelivered_.empty()) return;
  reading_ = true;
  const std::uint64_t connection = connection_;
  socket_.async_read_some(asio::buffer(input_),
                          [this, connection](error_code error, std::size_t size) {
                            if (connection != connection_) return;
                            reading_ = false;
                            if (error) return closing_ ? close() : disconnected();
                            perform(link_.on_bytes({input_.data(), size}, moment()));
                            if (connection == connection_) read();
                          });
}

void PmsClient::disconnected() {
  close();
  perform(link_.on_disconnected(moment()));
}

void PmsClient::forward() {
  while (!undelivered_.empty()) {
    if (!post_(undelivered_.front())) {
      retry_.expires_after(kEngineFullRetry);
      retry_.async_wait([this](error_code error) {
        if (error) return;
        forward();
        if (socket_.is_open()) read();
      });
      return;
    }
    undelivered_.pop_front();
  }
}

void PmsClient::arm_timer() {
  timer_.cancel();
  const auto deadline = link_.next_deadline();
  if (!deadline) return;
  timer_.expires_at(std::chrono::steady_clock::time_point{deadline->time_since_epoch()});
  timer_.async_wait([this](error_code error) {
    if (!error) perform(link_.on_timer(moment()));
  });
}

}  // namespace innkeeper::hub::daemon
