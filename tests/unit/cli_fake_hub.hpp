// SPDX-License-Identifier: Apache-2.0
// A tiny HTTP server in the test: answers from a table and remembers what it was asked.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace innkeeper::hub::cli {

struct FakeAnswer {
  unsigned status = 200;
  std::string_view body;
};

class FakeHub {
 public:
  /// `answers`: what is answered to "GET /path"; anything else is answered with 500 and no body.
  explicit FakeHub(std::map<std::string, FakeAnswer> answers);
  ~FakeHub();
  FakeHub(const FakeHub&) = delete;
  FakeHub& operator=(const FakeHub&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }

  /// Ends the server. What it was asked, in order: "PUT /path body".
  [[nodiscard]] std::vector<std::string> asked();

 private:
  struct Session;

  void accept();
  void serve(const std::shared_ptr<Session>& session);
  void answer(const std::shared_ptr<Session>& session);

  std::map<std::string, FakeAnswer> answers_;
  std::vector<std::string> asked_;
  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::string url_;
  std::thread thread_;
};

}  // namespace innkeeper::hub::cli
