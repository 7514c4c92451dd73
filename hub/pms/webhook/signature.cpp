// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/webhook/signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "shared/util/check.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

constexpr std::string_view kVersion = "v1=";

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> seconds_of(std::string_view text) {
  std::int64_t seconds = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && ::CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string sign(std::string_view key, std::string_view timestamp, std::string_view body) {
  std::string text;
  text.reserve(timestamp.size() + 1 + body.size());
  text.append(timestamp).append(".").append(body);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  check(::HMAC(::EVP_sha256(), key.data(), static_cast<int>(key.size()),
               reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(),
               &size) != nullptr,
        "OpenSSL knows HMAC-SHA256");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string signature(kVersion);
  for (std::size_t i = 0; i < size; ++i) {
    signature += kDigits[digest.at(i) >> 4U];
    signature += kDigits[digest.at(i) & 15U];
  }
  return signature;
}

Result<KeyRing, std::string> KeyRing::of(std::vector<std::string> keys) {
  for (const std::string& key : keys) {
    if (key.size() < kShortestKey) {
      return fail("a key has at least " + std::to_string(kShortestKey) +
                  " characters; make one with 'openssl rand -hex 32'");
    }
  }
  return KeyRing(std::move(keys));
}

std::optional<std::string> KeyRing::refuse(const std::optional<std::string>& timestamp,
                                           const std::optional<std::string>& signature,
                                           std::string_view body, room::UtcTime now) const {
  if (!timestamp || !signature) {
    return "send Innkeeper-Timestamp, in seconds since 1970, and Innkeeper-Signature: "
           "v1=HMAC-SHA256 of the timestamp, a dot and the body; see docs/pms-webhook.md";
  }
  const auto seconds = seconds_of(*timestamp);
  if (!seconds) return "Innkeeper-Timestamp is not a number of seconds since 1970";
  std::string_view rest = *signature;
  bool holds_one = false;
  for (std::size_t i = 0; i < kMaxSignatures && !rest.empty(); ++i) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    holds_one = holds(trimmed(rest.substr(0, end)), *timestamp, body) || holds_one;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!holds_one) {
    return "no signature is by a key of this hub: compare the keys, and sign the bytes of the body "
           "exactly as they are sent";
  }
  // Only who knows a key learns what time it is here.
  const std::int64_t late = now.seconds - *seconds;
  if (late > kSignatureWindow.count() || late < -kSignatureWindow.count()) {
    return "the timestamp is " + std::to_string(late < 0 ? -late : late) + " s " +
           (late < 0 ? "ahead of" : "behind") +
           " the hub's clock, more than 300: set both clocks, and sign again when posting again";
  }
  return std::nullopt;
}

bool KeyRing::holds(std::string_view signature, std::string_view timestamp,
                    std::string_view body) const {
  bool any = false;
  for (const std::string& key : keys_) any = is_same(signature, sign(key, timestamp, body)) || any;
  return any;
}

}  // namespace innkeeper::hub::pms::webhook
