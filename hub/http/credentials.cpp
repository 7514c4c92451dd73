// SPDX-License-Identifier: Apache-2.0
#include "hub/http/credentials.hpp"

#include <algorithm>
#include <optional>

#include "hub/core/accounts/account_requests.hpp"
#include "hub/core/guest_page/guest_page_requests.hpp"
#include "hub/http/negotiation.hpp"
#include "hub/http/problem.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

std::optional<std::string_view> cookie_in(std::string_view field, std::string_view name) {
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(';'), field.size());
    std::string_view pair = field.substr(0, end);
    field.remove_prefix(std::min(end + 1, field.size()));
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

/// The cookie of somebody whom the route is for.
std::optional<std::string_view> cookie_for(const Access& access, std::string_view field) {
  const bool is_for_guests_only =
      access.roles.has(Role::guest) && !access.roles.has(Role::administrator);
  if (!is_for_guests_only) {
    if (const auto session = cookie_in(field, kSessionCookie)) return session;
  }
  return access.roles.has(Role::guest) ? cookie_in(field, kGuestCookie) : std::nullopt;
}

std::string cookie(std::string_view name, std::string_view token, std::int64_t seconds) {
  return std::string(name) + '=' + std::string(token) +
         "; Path=/; Max-Age=" + std::to_string(token.empty() ? 0 : seconds) +
         "; Secure; HttpOnly; SameSite=Strict";
}

bool reads_only(const Message& message) {
  return message.method == "GET" || message.method == "HEAD";
}

bool is_same_site(const Message& message) {
  if (message.fetch_site && *message.fetch_site != "same-origin") return false;
  if (!message.origin) return message.fetch_site.has_value();
  const std::string own = (message.secure ? "https://" : "http://") + message.hosts[0];
  return is_same_text(*message.origin, own);
}

Reply refuse_origin(const Message& message) {
  return problem_reply(
      Problem::foreign_origin,
      "a change by a browser comes from the hub's own pages: Origin names the hub, not " +
          message.origin.value_or("nobody"));
}

}  // namespace

std::variant<Admission, Reply> read_credential(const Message& message, const Access& access) {
  Admission admission;
  admission.access = access;
  admission.on_this_machine = message.on_this_machine;
  if (access.open) {
    // Whoever logs a victim's browser in to an account of their own learns what the victim types.
    const bool says_where = message.origin || message.fetch_site;
    if (says_where && !reads_only(message) && !is_same_site(message)) return refuse_origin(message);
    return admission;
  }
  std::string_view token;
  const std::string_view cookies = message.cookie ? std::string_view(*message.cookie) : "";
  if (message.authorization) {
    constexpr std::string_view kScheme = "bearer ";
    const std::string_view field = *message.authorization;
    if (field.size() <= kScheme.size() || !is_same_text(field.substr(0, kScheme.size()), kScheme)) {
      return problem_reply(Problem::unauthenticated, "send Authorization: Bearer and a token");
    }
    admission.carrier = Carrier::bearer;
    token = field.substr(kScheme.size());
  } else if (const auto cookie = cookie_for(access, cookies)) {
    admission.carrier = Carrier::cookie;
    token = *cookie;
    if (!reads_only(message) && !is_same_site(message)) return refuse_origin(message);
  }
  if (token.size() > kMaxTokenBytes) {
    return problem_reply(Problem::unauthenticated, "this is no token of the hub: it is too long");
  }
  if (admission.carrier != Carrier::none) admission.hash = hash_of_token(token);
  return admission;
}

std::string cookie_of(std::string_view token) {
  return cookie(kSessionCookie, token, kSessionLife.count());
}

std::string guest_cookie_of(std::string_view token) {
  return cookie(kGuestCookie, token, kGuestLinkLife.count());
}

}  // namespace innkeeper::hub::http
