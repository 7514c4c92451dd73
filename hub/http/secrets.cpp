// SPDX-License-Identifier: Apache-2.0
#include "hub/http/secrets.hpp"

#include <sodium.h>

#include <array>

#include "shared/util/check.hpp"

namespace innkeeper::hub::http {
namespace {

constexpr std::size_t kRandomBytes = 32;

}  // namespace

std::string new_token(std::string_view prefix) {
  check(sodium_init() >= 0, "libsodium finds a source of randomness");
  std::array<unsigned char, kRandomBytes> random{};
  randombytes_buf(random.data(), random.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(kRandomBytes, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), kVariant);
  return std::string(prefix) + text.data();
}

std::string hash_of_token(std::string_view token) {
  check(sodium_init() >= 0, "libsodium finds a source of randomness");
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

}  // namespace innkeeper::hub::http
