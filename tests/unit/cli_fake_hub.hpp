// SPDX-License-Identifier: Apache-2.0
// A tiny HTTP server in the test: answers from a table and remembers what it was asked.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace innkeeper::hub::cli {

struct FakeAnswer {
  unsigned status = 200;
  std::string_view body;
};

class FakeHub {
 public:
  /// `answers`: what is answered to "GET /path"; anything else is answered with 500 and no body.
  explicit FakeHub(std::map<std::string, FakeAnswer> answers)
      : answers_(std::move(answers)),
        acceptor_(io_, {boost::asio::ip::address_v4::loopback(), 0}),
        url_("http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port())) {
    accept();
    thread_ = std::thread([this] { io_.run(); });
  }
  ~FakeHub() {
    io_.stop();
    if (thread_.joinable()) thread_.join();
  }
  FakeHub(const FakeHub&) = delete;
  FakeHub& operator=(const FakeHub&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }

  /// Ends the server. What it was asked, in order: "PUT /path body".
  [[nodiscard]] std::vector<std::string> asked() {
    boost::asio::post(io_, [this] { io_.stop(); });
    thread_.join();
    return asked_;
  }

 private:
  struct Session {
    explicit Session(boost::asio::ip::tcp::socket socket) : stream(std::move(socket)) {}
    boost::beast::tcp_stream stream;
    boost::beast::flat_buffer buffer;
    boost::beast::http::request<boost::beast::http::string_body> request;
    boost::beast::http::response<boost::beast::http::string_body> response;
  };

  void accept() {
    acceptor_.async_accept(
        [this](boost::beast::error_code error, boost::asio::ip::tcp::socket socket) {
          if (error) return;
          serve(std::make_shared<Session>(std::move(socket)));
          accept();
        });
  }

  void serve(const std::shared_ptr<Session>& session) {
    session->stream.expires_after(std::chrono::seconds(10));
    boost::beast::http::async_read(session->stream, session->buffer, session->request,
                                   [this, session](boost::beast::error_code error, std::size_t) {
                                     if (!error) answer(session);
                                   });
  }

  void answer(const std::shared_ptr<Session>& session) {
    const std::string what = std::string(session->request.method_string()) + ' ' +
                             std::string(session->request.target());
    asked_.push_back(what + (session->request.body().empty() ? "" : " ") + session->request.body());
    const auto found = answers_.find(what);
    const FakeAnswer answer = found == answers_.end() ? FakeAnswer{500, {}} : found->second;
    session->response.result(answer.status);
    session->response.set(boost::beast::http::field::content_type, "application/json");
    session->response.body() = std::string(answer.body);
    session->response.keep_alive(false);
    session->response.prepare_payload();
    boost::beast::http::async_write(
        session->stream, session->response,
        [session](boost::beast::error_code, std::size_t) { session->stream.close(); });
  }

  std::map<std::string, FakeAnswer> answers_;
  std::vector<std::string> asked_;
  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::string url_;
  std::thread thread_;
};

}  // namespace innkeeper::hub::cli
