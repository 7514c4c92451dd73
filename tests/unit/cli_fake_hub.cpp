// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/cli_fake_hub.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <utility>

namespace innkeeper::hub::cli {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

struct FakeHub::Session {
  explicit Session(asio::ip::tcp::socket socket) : stream(std::move(socket)) {}
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  http::request<http::string_body> request;
  http::response<http::string_body> response;
};

FakeHub::FakeHub(std::map<std::string, FakeAnswer> answers)
    : answers_(std::move(answers)),
      acceptor_(io_, {asio::ip::address_v4::loopback(), 0}),
      url_("http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port())) {
  accept();
  thread_ = std::thread([this] { io_.run(); });
}

FakeHub::~FakeHub() {
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

std::vector<std::string> FakeHub::asked() {
  asio::post(io_, [this] { io_.stop(); });
  thread_.join();
  return asked_;
}

void FakeHub::accept() {
  acceptor_.async_accept([this](beast::error_code error, asio::ip::tcp::socket socket) {
    if (error) return;
    serve(std::make_shared<Session>(std::move(socket)));
    accept();
  });
}

void FakeHub::serve(const std::shared_ptr<Session>& session) {
  session->stream.expires_after(std::chrono::seconds(10));
  http::async_read(session->stream, session->buffer, session->request,
                   [this, session](beast::error_code error, std::size_t) {
                     if (!error) answer(session);
                   });
}

void FakeHub::answer(const std::shared_ptr<Session>& session) {
  const std::string what =
      std::string(session->request.method_string()) + ' ' + std::string(session->request.target());
  asked_.push_back(what + (session->request.body().empty() ? "" : " ") + session->request.body());
  const auto found = answers_.find(what);
  const FakeAnswer answer = found == answers_.end() ? FakeAnswer{500, {}} : found->second;
  session->response.result(answer.status);
  session->response.set(http::field::content_type, "application/json");
  session->response.body() = std::string(answer.body);
  session->response.keep_alive(false);
  session->response.prepare_payload();
  http::async_write(session->stream, session->response,
                    [session](beast::error_code, std::size_t) { session->stream.close(); });
}

}  // namespace innkeeper::hub::cli
