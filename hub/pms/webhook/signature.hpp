// SPDX-License-Identifier: Apache-2.0
// Who posts proves to know a key: HMAC-SHA256 (RFC 2104, FIPS 198-1) over time and body. Hides OpenSSL.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/room/time.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::pms::webhook {

/// A request is taken for so long before and after its timestamp: clocks that are set by NTP differ by
/// less than a second, five minutes is what the common webhooks allow.
inline constexpr std::chrono::seconds kSignatureWindow = std::chrono::minutes(5);
/// 32 letters hold 128 bits or more, however they are made; see docs/pms-webhook.md for how.
inline constexpr std::size_t kShortestKey = 32;
/// Signatures in one field: a sender that changes its key may send one of each.
inline constexpr std::size_t kMaxSignatures = 4;

/// `v1=` and 64 hexadecimal digits.
[[nodiscard]] std::string sign(std::string_view key, std::string_view timestamp,
                               std::string_view body);

/// The keys of this hub: one, or two while the sender changes from one to the other.
class KeyRing {
 public:
  /// Fails, without quoting it, when a key is too short to protect anything.
  [[nodiscard]] static Result<KeyRing, std::string> of(std::vector<std::string> keys);

  /// What is wrong with a request's proof; nothing when one of its signatures is by one of the keys and
  /// its time is `now`'s. Takes the same time whichever byte is wrong.
  [[nodiscard]] std::optional<std::string> refuse(const std::optional<std::string>& timestamp,
                                                  const std::optional<std::string>& signature,
                                                  std::string_view body, room::UtcTime now) const;

 private:
  explicit KeyRing(std::vector<std::string> keys) : keys_(std::move(keys)) {}
  [[nodiscard]] bool holds(std::string_view signature, std::string_view timestamp,
                           std::string_view body) const;

  std::vector<std::string> keys_;
};

}  // namespace innkeeper::hub::pms::webhook
