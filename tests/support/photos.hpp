// SPDX-License-Identifier: Apache-2.0
// The smallest things that are pictures as far as their containers tell, for tests of what is kept of them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace innkeeper::support {

/// `count` bytes of `value`, the highest first.
[[nodiscard]] inline std::string bytes_of(std::size_t value, std::size_t count) {
  std::string bytes;
  for (std::size_t i = count; i > 0; --i) {
    bytes += static_cast<char>(value >> (8 * (i - 1)) & 0xff);
  }
  return bytes;
}

/// A JPEG with these segments, marker and content, before its picture.
[[nodiscard]] inline std::string jpeg_with(
    const std::vector<std::pair<unsigned, std::string>>& segments) {
  const auto segment = [](unsigned marker, std::string_view content) {
    return '\xff' + std::string(1, static_cast<char>(marker)) + bytes_of(content.size() + 2, 2) +
           std::string(content);
  };
  std::string jpeg = "\xff\xd8" + segment(0xe0, "JFIF");
  for (const auto& [marker, content] : segments) jpeg += segment(marker, content);
  jpeg += segment(0xdb, "tables") + segment(0xda, "scan");
  jpeg += std::string("\x12\xff\x00\x34\xff\xd0\x56", 7);
  return jpeg + "\xff\xd9";
}

/// A PNG with these chunks, name and content, before its picture. Check sums are not right.
[[nodiscard]] inline std::string png_with(
    const std::vector<std::pair<std::string, std::string>>& chunks) {
  const auto chunk = [](const std::string& name, const std::string& content) {
    return bytes_of(content.size(), 4) + name + content + "crc!";
  };
  std::string png("\x89PNG\r\n\x1a\n", 8);
  png += chunk("IHDR", "13 bytes ....");
  for (const auto& [name, content] : chunks) png += chunk(name, content);
  return png + chunk("IDAT", "pixels") + chunk("IEND", "");
}

/// A WebP whose header has these flags, with these chunks after its picture.
[[nodiscard]] inline std::string webp_with(
    const std::vector<std::pair<std::string, std::string>>& chunks, char flags) {
  const auto length = [](std::size_t value) {
    const std::string high = bytes_of(value, 4);
    return std::string(high.rbegin(), high.rend());
  };
  const auto chunk = [&](const std::string& name, const std::string& content) {
    return name + length(content.size()) + content;
  };
  std::string body = "WEBP" + chunk("VP8X", flags + std::string(9, 'x')) + chunk("VP8 ", "pixels");
  for (const auto& [name, content] : chunks) {
    body += chunk(name, content.size() % 2 == 0 ? content : content + ' ');
  }
  return "RIFF" + length(body.size()) + body;
}

}  // namespace innkeeper::support
