// SPDX-License-Identifier: Apache-2.0
#include "hub/http/wire_message.hpp"

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

namespace innkeeper::hub::http {

namespace wire_http = boost::beast::http;

namespace {

std::string text(boost::beast::string_view view) { return {view.data(), view.size()}; }

/// All values of a field, joined with commas as RFC 9110 5.3 allows; nothing when it is absent.
template <class Name>
std::optional<std::string> joined(const WireRequest& request, Name name) {
  std::optional<std::string> result;
  const auto [begin, end] = request.equal_range(name);
  for (auto field = begin; field != end; ++field) {
    result = result ? *result + "," + text(field->value()) : text(field->value());
  }
  return result;
}

}  // namespace

Message message_of(WireRequest& request) {
  Message message;
  message.method = text(request.method_string());
  message.target = text(request.target());
  const auto [begin, end] = request.equal_range(wire_http::field::host);
  for (auto field = begin; field != end; ++field) message.hosts.push_back(text(field->value()));
  message.accept = joined(request, wire_http::field::accept);
  message.content_type = joined(request, wire_http::field::content_type);
  message.content_encoding = joined(request, wire_http::field::content_encoding);
  message.if_match = joined(request, wire_http::field::if_match);
  message.if_none_match = joined(request, wire_http::field::if_none_match);
  message.idempotency_key = joined(request, "Idempotency-Key");
  message.last_event_id = joined(request, "Last-Event-ID");
  message.actor = joined(request, "Innkeeper-Actor");
  message.timestamp = joined(request, "Innkeeper-Timestamp");
  message.signature = joined(request, "Innkeeper-Signature");
  message.authorization = joined(request, wire_http::field::authorization);
  message.cookie = joined(request, wire_http::field::cookie);
  message.origin = joined(request, wire_http::field::origin);
  message.fetch_site = joined(request, "Sec-Fetch-Site");
  message.body = std::move(request.body());
  return message;
}

std::string event_stream_head(bool strict_transport) {
  std::string head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
      "X-Content-Type-Options: nosniff\r\nX-Accel-Buffering: no\r\nConnection: close\r\n";
  if (strict_transport) head += "Strict-Transport-Security: max-age=31536000\r\n";
  return head + "\r\n";
}

WireResponse response_of(Reply reply, bool with_body) {
  WireResponse response;
  response.version(11);
  response.result(reply.status);
  if (!reply.content_type.empty()) {
    response.set(wire_http::field::content_type, reply.content_type);
    response.content_length(reply.body.size());
  }
  response.set(wire_http::field::cache_control, "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : reply.fields) response.set(name, value);
  if (with_body) response.body() = std::move(reply.body);
  return response;
}

std::string head_of(const WireResponse& response) {
  std::ostringstream text;
  text << response.base();
  return std::move(text).str();
}

}  // namespace innkeeper::hub::http
