// SPDX-License-Identifier: Apache-2.0
// Turns the bytes of a client into requests, one after another, each within its limits. No socket in here.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "hub/http/large_bodies.hpp"
#include "hub/http/limits.hpp"
#include "hub/http/message.hpp"
#include "hub/http/wire_message.hpp"

namespace innkeeper::hub::http {

class RequestReader {
 public:
  enum class Progress : std::uint8_t { wants_more, whole, refused };

  /// `large_bodies`: shared with the other connections.
  explicit RequestReader(std::shared_ptr<LargeBodies> large_bodies)
      : large_bodies_(std::move(large_bodies)) {
    next();
  }
  ~RequestReader() { let_go(); }
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Begins the next request. What a pipelining client sent ahead waits, at most a buffer full.
  void next();
  [[nodiscard]] bool has_unread() const { return buffer_.size() > 0; }

  /// Where the next bytes of the client go. After filled() the place is another one.
  [[nodiscard]] boost::asio::mutable_buffer room();
  void filled(std::size_t bytes) { buffer_.commit(bytes); }

  /// Reads as far as the bytes go.
  [[nodiscard]] Progress read();
  /// REQUIRES: read() answered whole.
  [[nodiscard]] WireRequest& request() { return parser_->get(); }
  /// REQUIRES: read() answered refused. The request ends here, and the connection with it.
  [[nodiscard]] Reply refusal() const { return *refusal_; }

 private:
  using Error = boost::system::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  /// One step of read(); nothing: there is more to do.
  [[nodiscard]] std::optional<Progress> step();
  [[nodiscard]] bool is_header_too_large(bool more) const;
  [[nodiscard]] bool is_body_above(std::size_t bytes) const;
  /// Whether the body may be as large as it is among those of others.
  [[nodiscard]] bool is_allotted();
  void let_go();
  Progress refuse(const Error& error);

  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::size_t body_limit_ = kMaxBodyBytes;
  std::size_t header_bytes_ = 0;
  std::optional<Reply> refusal_;
  std::shared_ptr<LargeBodies> large_bodies_;
  bool is_large_ = false;  ///< the present request is one of them
};

}  // namespace innkeeper::hub::http
