// SPDX-License-Identifier: Apache-2.0
#include "hub/core/defects/photo.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

constexpr std::string_view kPngSignature("\x89PNG\r\n\x1a\n", 8);
constexpr std::string_view kJpegStart("\xff\xd8\xff", 3);

unsigned byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | byte(bytes, at + i);
  return value;
}

std::size_t little_endian(std::string_view bytes, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | byte(bytes, at + i - 1);
  return value;
}

// ITU-T T.81, annex B: markers are 0xFF and a byte; all but a few begin a segment with its length.
constexpr unsigned kStuffed = 0x00;
constexpr unsigned kFirstRestart = 0xd0;
constexpr unsigned kLastRestart = 0xd7;
constexpr unsigned kEndOfImage = 0xd9;
constexpr unsigned kStartOfScan = 0xda;
constexpr unsigned kFirstApplication = 0xe1;  // APP0, JFIF, says how dense the pixels are
constexpr unsigned kColourProfile = 0xe2;
constexpr unsigned kAdobe = 0xee;  // how colours are coded: without it some pictures turn green
constexpr unsigned kLastApplication = 0xef;
constexpr unsigned kComment = 0xfe;

bool is_of_picture(unsigned marker, std::string_view segment) {
  if (marker == kColourProfile) return segment.substr(4).starts_with("ICC_PROFILE");
  if (marker == kAdobe) return true;
  return (marker < kFirstApplication || marker > kLastApplication) && marker != kComment;
}

/// Where the scan's data that begin at `at` end: at the next marker that is none of theirs.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    if (byte(bytes, at) != 0xff) continue;
    const unsigned next = byte(bytes, at + 1);
    const bool is_data =
        next == kStuffed || next == 0xff || (next >= kFirstRestart && next <= kLastRestart);
    if (!is_data) return at;
  }
  return bytes.size();
}

std::optional<std::string> plain_jpeg(std::string_view bytes) {
  std::string plain(bytes.substr(0, 2));
  bool has_scan = false;
  for (std::size_t at = 2; at + 2 <= bytes.size();) {
    if (byte(bytes, at) != 0xff) return std::nullopt;
    const unsigned marker = byte(bytes, at + 1);
    if (marker == kEndOfImage) {
      if (!has_scan) return std::nullopt;
      return plain.append(bytes.substr(at, 2));
    }
    if (at + 4 > bytes.size()) return std::nullopt;
    const std::size_t length = big_endian(bytes, at + 2, 2);
    if (length < 2 || at + 2 + length > bytes.size()) return std::nullopt;
    std::size_t end = at + 2 + length;
    if (is_of_picture(marker, bytes.substr(at, end - at))) plain.append(bytes, at, end - at);
    if (marker == kStartOfScan) {
      has_scan = true;
      const std::size_t data = end;
      end = end_of_scan(bytes, data);
      plain.append(bytes, data, end - data);
    }
    at = end;
  }
  return std::nullopt;
}

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// PNG, third edition: chunks of length, name, data and check sum.
std::optional<std::string> plain_png(std::string_view bytes) {
  constexpr std::array<std::string_view, 12> kOfPicture{"IHDR", "PLTE", "IDAT", "IEND",
                                                        "tRNS", "gAMA", "cHRM", "sRGB",
                                                        "iCCP", "pHYs", "sBIT", "bKGD"};
  constexpr std::size_t kAround = 12;
  std::string plain(kPngSignature);
  for (std::size_t at = kPngSignature.size(); at + kAround <= bytes.size();) {
    const std::size_t length = big_endian(bytes, at, 4);
    if (length > bytes.size() - at - kAround) return std::nullopt;
    const std::string_view name = bytes.substr(at + 4, 4);
    if (is_among(kOfPicture, name)) plain.append(bytes, at, length + kAround);
    at += length + kAround;
    if (name == "IEND") return plain;
  }
  return std::nullopt;
}

constexpr std::size_t kRiffHeader = 12;

/// The RIFF container of WebP (RFC 9649): chunks of name, length and data, at even places.
std::optional<std::string> plain_webp(std::string_view bytes) {
  constexpr std::array<std::string_view, 7> kOfPicture{"VP8 ", "VP8L", "VP8X", "ALPH",
                                                       "ANIM", "ANMF", "ICCP"};
  constexpr char kExifAndXmp = 0x0c;
  const std::size_t whole = little_endian(bytes, 4) + 8;
  if (whole < kRiffHeader || whole > bytes.size()) return std::nullopt;
  std::string plain(bytes.substr(0, kRiffHeader));
  std::size_t at = kRiffHeader;
  while (at + 8 <= whole) {
    const std::string_view name = bytes.substr(at, 4);
    const std::size_t length = little_endian(bytes, at + 4);
    if (length > whole - at - 8) return std::nullopt;
    const std::size_t end = std::min(at + 8 + length + length % 2, whole);
    const std::size_t place = plain.size();
    if (is_among(kOfPicture, name)) plain.append(bytes, at, end - at);
    if (name == "VP8X" && length > 0) {
      plain[place + 8] = static_cast<char>(plain[place + 8] & ~kExifAndXmp);
    }
    at = end;
  }
  if (plain.size() == kRiffHeader) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    plain[4 + i] = static_cast<char>((plain.size() - 8) >> (8 * i) & 0xff);
  }
  return plain;
}

std::optional<PhotoType> type_of(std::string_view bytes) {
  if (bytes.starts_with(kJpegStart)) return PhotoType::jpeg;
  if (bytes.starts_with(kPngSignature)) return PhotoType::png;
  if (bytes.size() > kRiffHeader && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") {
    return PhotoType::webp;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(PhotoType type) {
  return media_type_of(type).substr(std::string_view("image/").size());
}

std::string_view media_type_of(PhotoType type) {
  switch (type) {
    case PhotoType::jpeg: return "image/jpeg";
    case PhotoType::png: return "image/png";
    case PhotoType::webp: return "image/webp";
  }
  panic("a PhotoType has a name");
}

Result<Photo, std::string> read_photo(std::string_view bytes) {
  if (bytes.size() > kMaxPhotoBytes) {
    return fail("a photo has at most " + std::to_string(kMaxPhotoBytes) + " bytes, not " +
                std::to_string(bytes.size()) + "; make it smaller");
  }
  const auto type = type_of(bytes);
  if (!type)
    return fail(std::string("its bytes are no JPEG, PNG or WebP picture; send one of these"));
  std::optional<std::string> plain;
  switch (*type) {
    case PhotoType::jpeg: plain = plain_jpeg(bytes); break;
    case PhotoType::png: plain = plain_png(bytes); break;
    case PhotoType::webp: plain = plain_webp(bytes); break;
  }
  if (!plain)
    return fail("the " + std::string(name_of(*type)) + " picture is broken off; send it again");
  return Photo{*type, *std::move(plain)};
}

}  // namespace innkeeper::hub
