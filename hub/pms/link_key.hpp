// SPDX-License-Identifier: Apache-2.0
// The optional key of a FIAS link (IfcAuthKey): the hub shows in its LD that it knows the key, by
// enciphering date and time of the PMS's last LS. Hides OpenSSL.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/util/result.hpp"

namespace innkeeper::hub::pms {

inline constexpr std::size_t kLinkKeyBytes = 16;  ///< AES-128
using LinkKeyIv = std::array<std::uint8_t, kLinkKeyBytes>;

class LinkKey {
 public:
  /// The key as the PMS's people hand it over: `FidCrypt0S|GVDpVnl6qYlTQXQJZxXdbw==`, or the Base64
  /// alone. The message never quotes it.
  [[nodiscard]] static Result<LinkKey, std::string> read(std::string_view text);

  /// The value of the field CG of LD: `FidCryptAB;` and the Base64 of `iv` and of `start`, which is
  /// DA and TI of the last LS, enciphered with AES-128-CBC and PKCS#7 padding.
  [[nodiscard]] std::string seal(std::string_view start, const LinkKeyIv& iv) const;
  /// As seal(), with an iv of the system's random source.
  [[nodiscard]] std::string seal(std::string_view start) const;
  /// What was sealed; nothing when it was not sealed with this key, or is no CG at all. For a PMS.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed) const;

 private:
  explicit LinkKey(std::array<std::uint8_t, kLinkKeyBytes> key) : key_(key) {}

  std::array<std::uint8_t, kLinkKeyBytes> key_;
};

}  // namespace innkeeper::hub::pms
