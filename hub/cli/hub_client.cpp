// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/hub_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <utility>

namespace innkeeper::hub::cli {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

using asio::ip::tcp;

/// What was under way when a call failed: each has another cause and remedy.
enum class Step : std::uint8_t { resolving, connecting, sending, receiving, done };

/// Resolve, connect, send, receive; each step starts the next. One deadline covers all.
class Call {
 public:
  Call(asio::io_context& io, const HubUrl& hub, const HubRequest& request)
      : resolver_(io), stream_(io), hub_(hub) {
    request_.method_string(beast::string_view(request.method.data(), request.method.size()));
    request_.target(request.target);
    request_.version(11);
    request_.set(http::field::host, hub.authority());
    request_.set(http::field::accept, "application/json, application/problem+json");
    request_.set(http::field::connection, "close");
    if (!request.body.empty()) {
      request_.set(http::field::content_type,
                   beast::string_view(request.content_type.data(), request.content_type.size()));
    }
    if (!request.actor.empty()) request_.set("Innkeeper-Actor", request.actor);
    if (!request.if_match.empty()) request_.set(http::field::if_match, request.if_match);
    request_.body() = request.body;
    request_.prepare_payload();
    parser_.body_limit(kMaxAnswerBytes);
  }

  void start(std::chrono::milliseconds deadline) {
    stream_.expires_after(deadline);
    resolver_.async_resolve(hub_.host, std::to_string(hub_.port),
                            [this](beast::error_code error, tcp::resolver::results_type found) {
                              if (ended(error)) return;
                              step_ = Step::connecting;
                              connect(std::move(found));
                            });
  }

  [[nodiscard]] Result<HubAnswer, std::string> outcome() {
    if (step_ != Step::done) return fail(explanation());
    http::response<http::string_body> response = parser_.release();
    const auto type = response[http::field::content_type];
    return HubAnswer{response.result_int(), std::string(type.data(), type.size()),
                     std::move(response.body())};
  }

 private:
  bool ended(beast::error_code error) {
    error_ = error;
    return bool(error);
  }

  void connect(tcp::resolver::results_type found) {
    stream_.async_connect(found, [this](beast::error_code error, const tcp::endpoint&) {
      if (ended(error)) return;
      step_ = Step::sending;
      send();
    });
  }

  void send() {
    http::async_write(stream_, request_, [this](beast::error_code error, std::size_t) {
      if (ended(error)) return;
      step_ = Step::receiving;
      receive();
    });
  }

  void receive() {
    http::async_read(stream_, buffer_, parser_, [this](beast::error_code error, std::size_t) {
      if (!ended(error)) step_ = Step::done;
    });
  }

  [[nodiscard]] std::string explanation() const {
    const std::string url = hub_.text;
    const std::string why = error_ ? error_.message() : "no answer in time";
    switch (step_) {
      case Step::resolving:
        return "cannot find the host of " + url + ": " + why +
               ".\nCheck the name, or give the hub's address with --hub or INNKEEPER_HUB.";
      case Step::connecting:
        return "the hub at " + url + " is not reachable: " + why +
               ".\nIs innkeeperd running there? If it listens elsewhere ([http] listen in "
               "hub.toml), say where with --hub or INNKEEPER_HUB.";
      case Step::sending:
      case Step::receiving: break;
      case Step::done: return {};
    }
    if (error_ == http::error::body_limit) {
      return "the answer of " + url + " is larger than " +
             std::to_string(kMaxAnswerBytes / 1024 / 1024) + " MiB: this is not a hub's.";
    }
    if (error_ == beast::error::timeout || !error_) {
      return "the hub at " + url + " took the request and did not answer in time.\nIts log says " +
             "what it is busy with; changes it was asked for may still happen.";
    }
    return "the exchange with " + url + " broke off: " + why +
           ".\nIf innkeeperd was just restarted, try again; otherwise check that a hub listens "
           "there and no other server.";
  }

  tcp::resolver resolver_;
  beast::tcp_stream stream_;
  const HubUrl& hub_;
  http::request<http::string_body> request_;
  beast::flat_buffer buffer_;
  http::response_parser<http::string_body> parser_;
  Step step_ = Step::resolving;
  beast::error_code error_;
};

}  // namespace

Result<HubAnswer, std::string> call_hub(const HubUrl& hub, const HubRequest& request,
                                        std::chrono::milliseconds deadline) {
  try {
    asio::io_context io;
    Call call(io, hub, request);
    call.start(deadline);
    // The stream's own deadline does not cover the name's look-up; a little later this one does.
    io.run_for(deadline + std::chrono::milliseconds(100));
    return call.outcome();
  } catch (const std::exception& error) {  // out of descriptors, threads or memory
    return fail("cannot call the hub at " + hub.text + ": " + error.what() + '.');
  }
}

}  // namespace innkeeper::hub::cli
