// SPDX-License-Identifier: Apache-2.0
// A blocking HTTP client with a deadline, for programs that drive a hub from outside: demo,
// benchmark and integration tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace innkeeper::support {

struct HttpAnswer {
  unsigned status = 0;
  std::string body;
};

/// Talks to 127.0.0.1. One connection per call; not thread-safe.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : port_(port) {}

  /// Every call sends the token that stands in `file` then, if there is one: a hub's own.
  void use_token_of(std::filesystem::path file) { token_file_ = std::move(file); }

  /// Header fields by name.
  using Fields = std::vector<std::pair<std::string, std::string>>;

  /// Nothing when the server is not there or does not answer within `deadline`.
  [[nodiscard]] std::optional<HttpAnswer> call(
      std::string_view method, std::string_view target, std::string_view body = {},
      std::chrono::milliseconds deadline = std::chrono::seconds(5),
      std::string_view content_type = "application/json", const Fields& fields = {}) const;

 private:
  std::uint16_t port_;
  std::filesystem::path token_file_;
};

}  // namespace innkeeper::support
