// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fstream>
#include <sstream>

namespace innkeeper::support {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

// Bodies of the room list of a large house.
constexpr std::uint64_t kMaxAnswerBytes = std::uint64_t{64} << 20U;

/// One request from connect to the last byte; every step shares the stream's deadline.
class Call {
 public:
  Call(asio::io_context& io, http::request<http::string_body> request)
      : stream_(io), request_(std::move(request)) {
    parser_.body_limit(kMaxAnswerBytes);
  }

  void start(std::uint16_t port, std::chrono::milliseconds deadline) {
    stream_.expires_after(deadline);
    stream_.async_connect({asio::ip::address_v4::loopback(), port},
                          [this](beast::error_code error) {
                            if (!error) write();
                          });
  }

  [[nodiscard]] std::optional<HttpAnswer> answer() {
    if (!done_) return std::nullopt;
    http::response<http::string_body> response = parser_.release();
    return HttpAnswer{response.result_int(), std::move(response.body())};
  }

 private:
  void write() {
    std::ostringstream text;
    text << request_.base() << request_.body();
    sent_ = std::move(text).str();
    asio::async_write(stream_, asio::buffer(sent_), [this](beast::error_code error, std::size_t) {
      if (!error) read();
    });
  }
  void read() {
    http::async_read(stream_, buffer_, parser_,
                     [this](beast::error_code error, std::size_t) { done_ = !error; });
  }

  beast::tcp_stream stream_;
  http::request<http::string_body> request_;
  std::string sent_;
  beast::flat_buffer buffer_;
  http::response_parser<http::string_body> parser_;
  bool done_ = false;
};

}  // namespace

std::optional<HttpAnswer> HttpClient::call(std::string_view method, std::string_view target,
                                           std::string_view body,
                                           std::chrono::milliseconds deadline,
                                           std::string_view content_type,
                                           const Fields& fields) const {
  http::request<http::string_body> request;
  request.method_string(beast::string_view(method.data(), method.size()));
  request.target(beast::string_view(target.data(), target.size()));
  request.version(11);
  request.set(http::field::host, "127.0.0.1:" + std::to_string(port_));
  request.set(http::field::connection, "close");
  if (!body.empty()) {
    request.set(http::field::content_type,
                beast::string_view(content_type.data(), content_type.size()));
  }
  std::string token;
  if (std::ifstream file(token_file_); std::getline(file, token)) {
    request.set(http::field::authorization, "Bearer " + token);
  }
  for (const auto& [name, value] : fields) request.set(name, value);
  request.body() = std::string(body);
  request.prepare_payload();

  asio::io_context io;
  Call call(io, std::move(request));
  call.start(port_, deadline);
  io.run();
  return call.answer();
}

}  // namespace innkeeper::support
