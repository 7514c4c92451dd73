// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/reason.hpp"

#include <array>
#include <utility>

namespace innkeeper::mqtt {
namespace {

constexpr int kBadCredentials = 0x86;
constexpr int kNotAuthorized = 0x87;

// MQTT 5.0, section 2.4, as far as a broker sends them to us.
constexpr std::array<std::pair<int, std::string_view>, 17> kNames{{
    {0x80, "unspecified error"},
    {0x81, "malformed packet"},
    {0x82, "protocol error"},
    {0x83, "implementation specific error"},
    {0x85, "client identifier not valid"},
    {kBadCredentials, "bad user name or password"},
    {kNotAuthorized, "not authorized"},
    {0x88, "server unavailable"},
    {0x89, "server busy"},
    {0x8a, "banned"},
    {0x8b, "server shutting down"},
    {0x8d, "keep alive timeout"},
    {0x8e, "session taken over: another client uses the same client id"},
    {0x8f, "topic filter invalid"},
    {0x90, "topic name invalid"},
    {0x95, "packet too large"},
    {0x97, "quota exceeded"},
}};

std::string hex(int code) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto bits = static_cast<unsigned>(code);
  return {'0', 'x', kDigits[(bits >> 4U) & 15U], kDigits[bits & 15U]};
}

/// Names the line that the access control file lacks.
std::string remedy(std::string_view access, std::string_view topic, std::string_view user,
                   int code) {
  if (code != kNotAuthorized) return {};
  std::string text = "; allow it in the broker's acl_file with \"topic ";
  text.append(access).append(" ").append(topic).append("\" under \"user ").append(user);
  return text + "\", and reload the broker";
}

std::string denied(std::string_view what, std::string_view access, std::string_view topic,
                   std::string_view user, int code) {
  std::string text = "the broker refuses user ";
  text.append(user).append(" to ").append(what).append(" ").append(topic).append(": ");
  return text + reason_name(code) + remedy(access, topic, user, code);
}

}  // namespace

bool refuses_credentials(int code) { return code == kBadCredentials || code == kNotAuthorized; }

std::string reason_name(int code) {
  for (const auto& [known, name] : kNames) {
    if (known == code) return std::string(name) + " (" + hex(code) + ")";
  }
  return "reason " + hex(code);
}

std::string publish_denied(std::string_view topic, std::string_view user, int code) {
  return denied("publish on", "write", topic, user, code);
}

std::string subscribe_denied(std::string_view filter, std::string_view user, int code) {
  return denied("subscribe to", "read", filter, user, code);
}

}  // namespace innkeeper::mqtt
