// SPDX-License-Identifier: Apache-2.0
// A request and its reply as values: all that routes and documents see of HTTP.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace innkeeper::hub::http {

/// One whole request. Fields that may stand on several lines are joined with commas.
struct Message {
  std::string method = "GET";
  std::string target = "/";        ///< as sent, percent-encoded
  std::vector<std::string> hosts;  ///< every Host field: exactly one is right
  std::optional<std::string> accept;
  std::optional<std::string> content_type;
  std::optional<std::string> content_encoding;
  std::optional<std::string> if_match;
  std::optional<std::string> if_none_match;
  std::optional<std::string> idempotency_key;
  std::optional<std::string> last_event_id;
  std::optional<std::string> actor;      ///< Innkeeper-Actor: who asks, as channel/name
  std::optional<std::string> timestamp;  ///< Innkeeper-Timestamp, of a signed request
  std::optional<std::string> signature;  ///< Innkeeper-Signature
  std::optional<std::string> authorization;
  std::optional<std::string> cookie;
  std::optional<std::string> origin;
  std::optional<std::string> fetch_site;  ///< Sec-Fetch-Site
  std::string body;

  // What the connection knows.
  std::string address;           ///< of the client; of IPv6 the network of 64 bits
  std::string served_as;         ///< host name of this listener beside loopback's; empty: none
  bool secure = false;           ///< over TLS
  bool on_this_machine = false;  ///< the client's address is a loopback one
};

struct Reply {
  unsigned status = 200;
  std::string content_type;  ///< empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> fields;  ///< further header fields
};

}  // namespace innkeeper::hub::http
