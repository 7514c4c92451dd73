// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/hub_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <sstream>
#include <utility>

#include "hub/cli/own_token.hpp"

namespace innkeeper::hub::cli {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

using asio::ip::tcp;

/// What was under way when a call failed: each has another cause and remedy.
enum class Step : std::uint8_t { resolving, connecting, securing, sending, receiving, done };

/// Trusts what `ca_file` holds, or what this machine trusts. Throws what cannot be read.
asio::ssl::context trust(const std::string& ca_file) {
  asio::ssl::context context(asio::ssl::context::tls_client);
  context.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
  context.set_verify_mode(asio::ssl::verify_peer);
  if (ca_file.empty()) {
    context.set_default_verify_paths();
  } else {
    context.load_verify_file(ca_file);
  }
  return context;
}

/// Resolve, connect, send, receive; each step starts the next. One deadline covers all.
class Call {
 public:
  Call(asio::io_context& io, const HubUrl& hub, const HubRequest& request)
      : resolver_(io), stream_(io), hub_(hub) {
    if (hub.is_tls) secure(request.ca_file);
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
    if (!request.token.empty()) {
      request_.set(http::field::authorization, "Bearer " + request.token);
    }
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
    const auto challenge = response[http::field::www_authenticate];
    return HubAnswer{response.result_int(), std::string(type.data(), type.size()),
                     std::move(response.body()), std::string(challenge.data(), challenge.size())};
  }

 private:
  using Secure = asio::ssl::stream<beast::tcp_stream&>;

  void secure(const std::string& ca_file) {
    trust_.emplace(trust(ca_file));
    tls_.emplace(stream_, *trust_);
    // Names only: RFC 6066 has no addresses here.
    if (hub_.host.find_first_not_of("0123456789.") != hub_.host.npos &&
        hub_.host.find(':') == hub_.host.npos) {
      std::string name = hub_.host;  // SSL_set_tlsext_host_name() is a macro with an old cast
      SSL_ctrl(tls_->native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
               name.data());
    }
    tls_->set_verify_callback([this, name = asio::ssl::host_name_verification(hub_.host)](
                                  bool is_trusted, asio::ssl::verify_context& context) mutable {
      const int code = X509_STORE_CTX_get_error(context.native_handle());
      if (!is_trusted) distrust_ = X509_verify_cert_error_string(code);
      const bool is_named = name(is_trusted, context);
      if (is_trusted && !is_named) distrust_ = "it is for another name than " + hub_.host;
      return is_named;
    });
  }

  /// What is sent and read goes through here.
  template <class Do>
  void with_stream(Do run) {
    if (tls_) {
      run(*tls_);
    } else {
      run(stream_);
    }
  }

  bool ended(beast::error_code error) {
    error_ = error;
    return bool(error);
  }

  void connect(tcp::resolver::results_type found) {
    stream_.async_connect(found, [this](beast::error_code error, const tcp::endpoint&) {
      if (ended(error)) return;
      if (!tls_) return send();
      step_ = Step::securing;
      tls_->async_handshake(asio::ssl::stream_base::client, [this](beast::error_code failed) {
        if (!ended(failed)) send();
      });
    });
  }

  void send() {
    step_ = Step::sending;
    // Beast's own writing, for two kinds of stream, would be most of what this file compiles.
    std::ostringstream text;
    text << request_.base() << request_.body();
    sent_ = std::move(text).str();
    with_stream([this](auto& stream) {
      asio::async_write(stream, asio::buffer(sent_), [this](beast::error_code error, std::size_t) {
        if (ended(error)) return;
        step_ = Step::receiving;
        receive();
      });
    });
  }

  void receive() {
    with_stream([this](auto& stream) {
      http::async_read(stream, buffer_, parser_, [this](beast::error_code error, std::size_t) {
        if (!ended(error)) step_ = Step::done;
      });
    });
  }

  [[nodiscard]] std::string explanation() const {
    const std::string url = hub_.text;
    const std::string why = error_ ? error_.message() : "no answer in time";
    switch (step_) {
      case Step::resolving:
        return "cannot find the host of " + url + ": " + why +
               ".\nCheck the name, or give the hub's address with --url or INNKEEPER_URL.";
      case Step::connecting:
        return "the hub at " + url + " is not reachable: " + why +
               ".\nIs innkeeperd running there? If it listens elsewhere ([http] listen in "
               "hub.toml), say where with --url or INNKEEPER_URL.";
      case Step::securing: return distrusted();
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

  [[nodiscard]] std::string distrusted() const {
    if (!distrust_.empty()) {
      return "the certificate of " + hub_.text + " is not trusted: " + distrust_ +
             ".\nAsk by the name that it is for ([https] name in hub.toml), and give the "
             "certificate of whoever signed it with --ca FILE.";
    }
    return "no TLS with " + hub_.text + ": " +
           (error_ ? error_.message() : std::string("no answer in time")) +
           ".\nIs this the address of [https] listen in hub.toml?";
  }

  tcp::resolver resolver_;
  beast::tcp_stream stream_;
  std::optional<asio::ssl::context> trust_;
  std::optional<Secure> tls_;
  std::string distrust_;  ///< why the certificate is not trusted
  const HubUrl& hub_;
  http::request<http::string_body> request_;
  std::string sent_;
  beast::flat_buffer buffer_;
  http::response_parser<http::string_body> parser_;
  Step step_ = Step::resolving;
  beast::error_code error_;
};

Result<HubAnswer, std::string> call_once(const HubUrl& hub, const HubRequest& request,
                                         std::chrono::milliseconds deadline) {
  try {
    if (!request.token.empty() && !hub.is_tls && !hub.is_loopback()) {
      return fail("a token would go to " + hub.text + " for everybody on the way to read." +
                  "\nUse https://, the address of [https] listen in hub.toml.");
    }
    asio::io_context io;
    Call call(io, hub, request);
    call.start(deadline);
    // The stream's own deadline does not cover the name's look-up; a little later this one does.
    io.run_for(deadline + std::chrono::milliseconds(100));
    return call.outcome();
  } catch (const std::exception& error) {  // out of descriptors, threads or memory
    const std::string where =
        request.ca_file.empty() || !hub.is_tls ? "" : " with --ca " + request.ca_file;
    return fail("cannot call the hub at " + hub.text + where + ": " + error.what() + '.');
  }
}

}  // namespace

Result<HubAnswer, std::string> call_hub(const HubUrl& hub, const HubRequest& request,
                                        std::chrono::milliseconds deadline) {
  auto answer = call_once(hub, request, deadline);
  if (!answer || answer->status != 401 || !request.token.empty()) return answer;
  // Only the hub of this machine may send us to a file of this machine.
  if (!hub.is_loopback()) return answer;
  const std::string file = token_file_in(answer->challenge);
  if (file.empty()) return answer;
  auto token = read_own_token(file);
  if (!token) return fail(token.error());
  HubRequest known = request;
  known.token = std::move(token).value();
  return call_once(hub, known, deadline);
}

}  // namespace innkeeper::hub::cli
