// SPDX-License-Identifier: Apache-2.0
// Photos: known by their bytes, and without what a camera writes beside the picture.
#include "hub/core/defects/photo.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/photos.hpp"

namespace innkeeper::hub {
namespace {

using support::jpeg_with;
using support::png_with;
using support::webp_with;

Photo photo_of(const std::string& bytes) {
  auto photo = read_photo(bytes);
  if (!photo) FAIL(photo.error());
  return std::move(photo).value();
}

bool tells(const Photo& photo, std::string_view secret) {
  return photo.bytes.find(secret) != std::string::npos;
}

constexpr const char* kSecret = "47.3769N 8.5417E";

TEST_CASE("place, time, comments and appended films are taken out of a JPEG, the picture is not") {
  const std::string plain = jpeg_with({});
  const std::string told = jpeg_with({{0xe1, std::string("Exif\0\0", 6) + kSecret},
                                      {0xe1, std::string("http://ns.adobe.com/xap/1.0/") + kSecret},
                                      {0xed, kSecret},
                                      {0xfe, kSecret},
                                      {0xe2, std::string("MPF\0", 4) + kSecret}}) +
                           kSecret;
  const Photo photo = photo_of(told);
  CHECK(photo.type == PhotoType::jpeg);
  CHECK_FALSE(tells(photo, kSecret));
  CHECK(photo.bytes == plain);
  CHECK(photo_of(plain).bytes == plain);
}

TEST_CASE("how the colours of a JPEG are meant stays in it") {
  const std::string coloured =
      jpeg_with({{0xe2, std::string("ICC_PROFILE\0", 12) + "x"}, {0xee, "Adobe"}});
  CHECK(photo_of(coloured).bytes == coloured);
}

TEST_CASE("texts and Exif are taken out of a PNG") {
  const Photo photo =
      photo_of(png_with({{"tEXt", kSecret}, {"eXIf", kSecret}, {"iTXt", kSecret}}) + kSecret);
  CHECK(photo.type == PhotoType::png);
  CHECK(photo.bytes == png_with({}));
}

TEST_CASE("Exif and XMP are taken out of a WebP, which then no longer says that it has them") {
  const Photo photo = photo_of(webp_with({{"EXIF", kSecret}, {"XMP ", kSecret}}, 0x1c) + kSecret);
  CHECK(photo.type == PhotoType::webp);
  CHECK(photo.bytes == webp_with({}, 0x10));
}

TEST_CASE("what is no picture is refused, whatever it calls itself") {
  for (const char* text : {"", "<html><script>alert(1)</script>", "GIF89a", "RIFF1234WAVEfmt ",
                           "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7"}) {
    CAPTURE(text);
    CHECK_FALSE(read_photo(text));
  }
  CHECK_FALSE(read_photo(std::string(kMaxPhotoBytes + 1, 'x')));
}

TEST_CASE("a picture that is broken off anywhere is refused, and nothing is read beyond its end") {
  for (const std::string& whole :
       {jpeg_with({{0xe1, "Exif"}}), png_with({{"tEXt", "x"}}), webp_with({{"EXIF", "x"}}, 8)}) {
    for (std::size_t length = 0; length < whole.size(); ++length) {
      CAPTURE(whole.substr(0, 4), length);
      CHECK_FALSE(read_photo(whole.substr(0, length)));
    }
  }
}

TEST_CASE("lengths that lie are refused") {
  std::string jpeg = jpeg_with({{0xe1, "Exif"}});
  jpeg[4] = '\xff';
  CHECK_FALSE(read_photo(jpeg));
  jpeg[4] = '\0';
  jpeg[5] = '\1';
  CHECK_FALSE(read_photo(jpeg));
  std::string png = png_with({});
  png[8] = '\xff';
  CHECK_FALSE(read_photo(png));
  std::string webp = webp_with({}, 0);
  webp[7] = '\x7f';
  CHECK_FALSE(read_photo(webp));
}

}  // namespace
}  // namespace innkeeper::hub
