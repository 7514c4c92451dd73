// SPDX-License-Identifier: Apache-2.0
#include "hub/http/request_reader.hpp"

#include <algorithm>
#include <boost/beast/http.hpp>
#include <string>
#include <string_view>

#include "hub/http/problem.hpp"
#include "hub/http/routes.hpp"

namespace innkeeper::hub::http {

namespace wire_http = boost::beast::http;

namespace {

/// Holds a whole header, and what came behind it with the same read.
constexpr std::size_t kBufferBytes = 2 * kMaxHeaderBytes;

}  // namespace

void RequestReader::next() {
  if (!parser_) buffer_.max_size(kBufferBytes);
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(kMaxHeaderBytes));
  // The parser wants to know before it has seen what is asked for: see step().
  parser_->body_limit(kMaxTextBodyBytes);
  body_limit_ = kMaxBodyBytes;
  header_bytes_ = 0;
  refusal_.reset();
  let_go();
}

void RequestReader::let_go() {
  if (std::exchange(is_large_, false)) large_bodies_->give_back();
}

bool RequestReader::is_allotted() {
  if (!is_large_ && is_body_above(kMaxBodyBytes)) is_large_ = large_bodies_->take();
  return is_large_ || !is_body_above(kMaxBodyBytes);
}

boost::asio::mutable_buffer RequestReader::room() {
  return buffer_.prepare(std::min(kReadBytes, buffer_.max_size() - buffer_.size()));
}

RequestReader::Progress RequestReader::read() {
  while (!parser_->is_done()) {
    if (buffer_.size() == 0) return Progress::wants_more;
    if (const auto end = step()) return *end;
  }
  return Progress::whole;
}

std::optional<RequestReader::Progress> RequestReader::step() {
  const bool in_header = !parser_->is_header_done();
  Error error;
  const std::size_t used = parser_->put(buffer_.data(), error);
  buffer_.consume(used);
  const bool more = error == wire_http::error::need_more;
  if (in_header) header_bytes_ += used;
  if (in_header && is_header_too_large(more)) return refuse(wire_http::error::header_limit);
  if (in_header && (parser_->is_header_done() || error == wire_http::error::body_limit)) {
    body_limit_ = body_limit(std::string_view(parser_->get().method_string()),
                             std::string_view(parser_->get().target()));
  }
  if (parser_->is_header_done() && is_body_above(body_limit_)) {
    return refuse(wire_http::error::body_limit);
  }
  if (parser_->is_header_done() && !is_allotted()) {
    refusal_ = problem_reply(Problem::unavailable,
                             "others are sending large files; try again when they are done");
    return Progress::refused;
  }
  if (more) return Progress::wants_more;
  if (error) return refuse(error);
  if (in_header && parser_->get().count(wire_http::field::expect) > 0) {
    refusal_ = problem_reply(Problem::expectation_failed, "send the request without Expect");
    return Progress::refused;
  }
  return std::nullopt;
}

bool RequestReader::is_header_too_large(bool more) const {
  // The parser's own limit leaves out the request line.
  return header_bytes_ + (more ? buffer_.size() : 0) > kMaxHeaderBytes;
}

bool RequestReader::is_body_above(std::size_t bytes) const {
  // By what was announced, or else by what came so far.
  const auto announced = parser_->content_length();
  return (announced && *announced > bytes) || parser_->get().body().size() > bytes;
}

RequestReader::Progress RequestReader::refuse(const Error& error) {
  if (error == wire_http::error::body_limit) {
    refusal_ =
        problem_reply(Problem::body_too_large, "at most " + std::to_string(body_limit_) + " bytes");
  } else if (error == wire_http::error::header_limit) {
    refusal_ = problem_reply(Problem::header_too_large,
                             "at most " + std::to_string(kMaxHeaderBytes) + " bytes of header");
  } else {
    refusal_ = problem_reply(Problem::bad_request, error.message());
  }
  return Progress::refused;
}

}  // namespace innkeeper::hub::http
