// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/http_server_fixture.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/post.hpp>
#include <cstdlib>
#include <stdexcept>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {

namespace {

Answer answer_to(const Request& request) {
  if (const auto* show = request_if<ShowRoom>(request)) {
    RoomView room;
    room.number = show->number;
    return room;
  }
  if (request_if<ListRooms>(request) != nullptr) return RoomsView{};
  if (const auto* event = request_if<PmsEvent>(request)) {
    return PmsEventView{event->id, PmsOutcome::applied, {}};
  }
  if (request_if<ChangePreferences>(request) != nullptr) return Done{};
  StatusView status;
  status.broker_up = true;
  return status;
}

}  // namespace

void FakeHub::submit(Question question, std::function<void(Answer)> done) {
  Request request = std::move(question.request);
  const std::unique_lock lock(mutex_);
  ++asked_;
  switch (manner_) {
    case Manner::at_once: return done(answer_to(request));
    case Manner::from_elsewhere:
      elsewhere_.emplace_back(
          [request = std::move(request), done = std::move(done)] { done(answer_to(request)); });
      return;
    case Manner::never: kept_.emplace_back(std::move(request), std::move(done)); return;
    case Manner::broken: throw std::runtime_error("planted");
    case Manner::unknowing: return done(Unauthenticated{"planted", {}});
  }
}

PmsReading FakeHub::read_post(const PmsPost& post) {
  if (post.signature != "v1=good") return PmsRefusal{PmsRefusal::Kind::not_signed, "planted", {}};
  std::vector<PmsEvent> events;
  for (const char each : post.body) events.push_back({std::string(1, each), SnapshotStarted{"s"}});
  return events;
}

void FakeHub::behave(Manner manner) {
  const std::lock_guard lock(mutex_);
  manner_ = manner;
}

void FakeHub::answer_kept() {
  std::vector<std::pair<Request, std::function<void(Answer)>>> kept;
  {
    const std::lock_guard lock(mutex_);
    kept.swap(kept_);
  }
  for (const auto& [request, done] : kept) done(answer_to(request));
}

bool FakeHub::wait_dropped() const {
  for (int i = 0; i < 1000 && dropped_ == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return dropped_ > 0;
}

std::size_t FakeHub::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

bool FakeHub::wait_asked(std::size_t count) const {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (asked() < count && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return asked() >= count;
}

void FakeHub::join() {
  for (std::thread& thread : elsewhere_) thread.join();
  elsewhere_.clear();
}

RunningServer::RunningServer(Limits limits, TlsContext tls, std::string name)
    : work_(io_.get_executor()) {
  server_ =
      std::make_unique<Server>(io_, ListenAddress{"127.0.0.1", 0, std::move(name)}, hub, limits);
  if (tls) server_->secure(std::move(tls));
  const auto started = server_->start();
  if (!started) throw std::runtime_error(started.error());
  thread_ = std::thread([this] { io_.run(); });
}

RunningServer::~RunningServer() {
  destroy();
  work_.reset();
  thread_.join();
  hub.join();
  // A late answer finds nobody, and harms nobody, as long as the io_context is there.
  hub.answer_kept();
}

void RunningServer::secure(TlsContext tls) {
  std::promise<void> done;
  boost::asio::post(io_, [&] {
    server_->secure(std::move(tls));
    done.set_value();
  });
  done.get_future().wait();
}

std::future<void> RunningServer::stop() {
  auto stopped = std::make_shared<std::promise<void>>();
  boost::asio::post(io_, [this, stopped] { server_->stop([stopped] { stopped->set_value(); }); });
  return stopped->get_future();
}

void RunningServer::destroy() {
  std::promise<void> done;
  boost::asio::post(io_, [this, &done] {
    server_.reset();
    done.set_value();
  });
  done.get_future().wait();
}

RawClient::RawClient(std::uint16_t port) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval deadline{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &deadline, sizeof deadline);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
}

RawClient::~RawClient() { ::close(socket_); }

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::receive() {
  std::array<char, 4096> bytes{};
  const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::string RawClient::reply(bool with_body) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return {};
  }
  std::size_t size = end + 4;
  const std::size_t length = received_.find("Content-Length: ");
  if (with_body && length < end) size += std::strtoul(received_.c_str() + length + 16, nullptr, 10);
  while (received_.size() < size) {
    if (!receive()) return {};
  }
  std::string whole = received_.substr(0, size);
  received_.erase(0, size);
  return whole;
}

std::string RawClient::read_until(std::string_view words) {
  std::size_t at = 0;
  while ((at = received_.find(words)) == std::string::npos) {
    if (!receive()) return {};
  }
  std::string text = received_.substr(0, at + words.size());
  received_.erase(0, text.size());
  return text;
}

bool RawClient::closed() {
  std::array<char, 1> byte{};
  // A reset after everything was read is an end, too.
  const ssize_t count = ::recv(socket_, byte.data(), byte.size(), 0);
  return received_.empty() && (count == 0 || (count < 0 && errno == ECONNRESET));
}

void RawClient::half_close() { ::shutdown(socket_, SHUT_WR); }

std::string get(std::string_view path, std::string_view fields) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) +
         "\r\n";
}

unsigned status_of(std::string_view reply) {
  return reply.size() < 12 ? 0 : static_cast<unsigned>(std::strtoul(reply.data() + 9, nullptr, 10));
}

}  // namespace innkeeper::hub::http
