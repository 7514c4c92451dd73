// SPDX-License-Identifier: Apache-2.0
#include "hub/http/base64.hpp"

#include <sodium.h>

namespace innkeeper::hub::http {

std::optional<std::string> bytes_of_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  // The library's bytes are unsigned.
  auto* const into = reinterpret_cast<unsigned char*>(bytes.data());
  const int failed = sodium_base642bin(into, bytes.size(), text.data(), text.size(), nullptr, &size,
                                       &end, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace innkeeper::hub::http
