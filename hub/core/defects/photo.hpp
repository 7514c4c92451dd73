// SPDX-License-Identifier: Apache-2.0
// Photos that people send: what they are is read from their bytes, never believed, and what they tell about
// place, time and camera is taken out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/util/result.hpp"

namespace innkeeper::hub {

enum class PhotoType : std::uint8_t { jpeg, png, webp };
inline constexpr PhotoType kPhotoTypes[] = {PhotoType::jpeg, PhotoType::png, PhotoType::webp};

/// `jpeg`; and `image/jpeg`, as HTTP calls it.
[[nodiscard]] std::string_view name_of(PhotoType type);
[[nodiscard]] std::string_view media_type_of(PhotoType type);

/// The console sends some 300 kB; this leaves room for other programs. Our choice.
inline constexpr std::size_t kMaxPhotoBytes = std::size_t{512} * 1024;

struct Photo {
  PhotoType type = PhotoType::jpeg;
  std::string bytes;
};

/// The photo without metadata (Exif, XMP, IPTC, comments, thumbnails, whatever follows the picture), or what
/// is wrong with it and what to do. Pixels are not decoded: a picture that no browser shows is possible.
[[nodiscard]] Result<Photo, std::string> read_photo(std::string_view bytes);

}  // namespace innkeeper::hub
