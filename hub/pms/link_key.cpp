// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/link_key.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::string_view kKeyMark = "FidCrypt0S|";
constexpr std::string_view kSealMark = "FidCryptAB;";
constexpr std::size_t kIvText = 24;  // Base64 of 16 bytes
constexpr std::size_t kMaxSeal =
    512;  // far above 12 digits; bounds what a stranger can make us decode

std::string to_base64(const unsigned char* bytes, std::size_t size) {
  std::string text((size + 2) / 3 * 4, '\0');
  // EVP_EncodeBlock writes a zero behind the text, where std::string has one anyway.
  const int written = ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes,
                                        static_cast<int>(size));
  check(written == static_cast<int>(text.size()), "Base64 has four letters for three bytes");
  return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::nullopt;
  Bytes bytes(text.size() / 4 * 3);
  const int size =
      ::EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const auto padding = std::min<std::size_t>(
      2, static_cast<std::size_t>(std::count(text.end() - 2, text.end(), '=')));
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { ::EVP_CIPHER_CTX_free(context); }
};

/// AES-128-CBC with PKCS#7 in either direction; nothing when the padding is wrong.
std::optional<Bytes> cipher(bool encrypt, const std::uint8_t* key, const std::uint8_t* iv,
                            const unsigned char* in, std::size_t size) {
  const std::unique_ptr<EVP_CIPHER_CTX, FreeCipher> context(::EVP_CIPHER_CTX_new());
  check(context != nullptr, "OpenSSL has memory for a cipher");
  check(::EVP_CipherInit_ex(context.get(), ::EVP_aes_128_cbc(), nullptr, key, iv, encrypt) == 1,
        "OpenSSL knows AES-128-CBC");
  Bytes out(size + kLinkKeyBytes);
  int first = 0;
  int last = 0;
  if (::EVP_CipherUpdate(context.get(), out.data(), &first, in, static_cast<int>(size)) != 1 ||
      ::EVP_CipherFinal_ex(context.get(), out.data() + first, &last) != 1) {
    return std::nullopt;
  }
  out.resize(static_cast<std::size_t>(first) + static_cast<std::size_t>(last));
  return out;
}

}  // namespace

Result<LinkKey, std::string> LinkKey::read(std::string_view text) {
  if (text.starts_with(kKeyMark)) text.remove_prefix(kKeyMark.size());
  if (text.ends_with('|')) text.remove_suffix(1);
  const auto bytes = text.size() <= kMaxSeal ? from_base64(text) : std::nullopt;
  if (!bytes || bytes->size() != kLinkKeyBytes) {
    return fail(std::string(
        "the link key is not the Base64 of 16 bytes, such as the PMS's people hand it over: "
        "FidCrypt0S|...=="));
  }
  std::array<std::uint8_t, kLinkKeyBytes> key{};
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return LinkKey(key);
}

std::string LinkKey::seal(std::string_view start, const LinkKeyIv& iv) const {
  const auto sealed = cipher(true, key_.data(), iv.data(),
                             reinterpret_cast<const unsigned char*>(start.data()), start.size());
  check(sealed.has_value(), "anything can be enciphered");
  return std::string(kSealMark) + to_base64(iv.data(), iv.size()) +
         to_base64(sealed->data(), sealed->size());
}

std::string LinkKey::seal(std::string_view start) const {
  LinkKeyIv iv{};
  check(::RAND_bytes(iv.data(), static_cast<int>(iv.size())) == 1, "the system has random bytes");
  return seal(start, iv);
}

std::optional<std::string> LinkKey::open(std::string_view sealed) const {
  if (!sealed.starts_with(kSealMark) || sealed.size() > kMaxSeal) return std::nullopt;
  sealed.remove_prefix(kSealMark.size());
  if (sealed.size() <= kIvText) return std::nullopt;
  const auto iv = from_base64(sealed.substr(0, kIvText));
  const auto body = from_base64(sealed.substr(kIvText));
  if (!iv || iv->size() != kLinkKeyBytes || !body) return std::nullopt;
  const auto text = cipher(false, key_.data(), iv->data(), body->data(), body->size());
  if (!text) return std::nullopt;
  return std::string(text->begin(), text->end());
}

}  // namespace innkeeper::hub::pms
