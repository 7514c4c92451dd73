// SPDX-License-Identifier: Apache-2.0
#include "hub/http/entity_tag.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "hub/http/negotiation.hpp"

namespace innkeeper::hub::http {
namespace {

constexpr std::size_t kTagBytes = 16;

}  // namespace

std::string tag_of(std::string_view content) {
  std::array<unsigned char, kTagBytes> digest{};
  // One byte of text is one byte for the library.
  const auto* const bytes = reinterpret_cast<const unsigned char*>(content.data());
  crypto_generichash(digest.data(), digest.size(), bytes, content.size(), nullptr, 0);
  std::string tag = "\"";
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const unsigned char byte : digest) {
    tag += kDigits[byte >> 4U];
    tag += kDigits[byte & 0xfU];
  }
  return tag + '"';
}

std::string tag_in(const Reply& reply) {
  const auto found = std::find_if(reply.fields.begin(), reply.fields.end(),
                                  [](const auto& field) { return field.first == "ETag"; });
  return found == reply.fields.end() ? std::string() : found->second;
}

bool names_tag(std::string_view field, std::string_view tag) {
  if (tag.empty()) return false;
  if (trimmed(field) == "*") return true;
  // No tag of ours has a comma in it; one that has matches nothing.
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(','), field.size());
    if (trimmed(field.substr(0, end)) == tag) return true;
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return false;
}

void answer_reading(const Reading& reading, Reply& reply) {
  if (reply.status != 200 || reply.content_type.empty()) return;
  std::string tag = tag_in(reply);
  if (tag.empty()) {
    tag = tag_of(reply.body);
    reply.fields.emplace_back("ETag", tag);
  }
  if (!reading.if_none_match) return;
  // Reading compares weakly: what a proxy made weak is still known.
  std::string seen = *reading.if_none_match;
  for (auto at = seen.find("W/\""); at != std::string::npos; at = seen.find("W/\"", at)) {
    seen.erase(at, 2);
  }
  if (!names_tag(seen, tag)) return;
  reply.status = 304;
  reply.content_type.clear();
  reply.body.clear();
}

}  // namespace innkeeper::hub::http
