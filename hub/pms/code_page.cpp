// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/code_page.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <utility>

#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {
namespace {

struct Names {
  CodePage page;
  std::string_view word;
  const char* iconv;
};
constexpr std::array kPages{
    Names{CodePage::cp437, "cp437", "CP437"},
    Names{CodePage::cp850, "cp850", "CP850"},
    Names{CodePage::iso_8859_1, "iso-8859-1", "ISO-8859-1"},
    Names{CodePage::iso_8859_15, "iso-8859-15", "ISO-8859-15"},
    Names{CodePage::windows_1252, "windows-1252", "WINDOWS-1252"},
    Names{CodePage::utf_8, "utf-8", "UTF-8"},
    Names{CodePage::shift_jis, "shift-jis", "WINDOWS-31J"},
    Names{CodePage::gbk, "gbk", "GBK"},
};
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
/// No character of these tables needs more bytes in UTF-8, and a replacement has as many.
constexpr std::size_t kMaxGrowth = 4;

const Names& names_of(CodePage page) {
  for (const Names& names : kPages) {
    if (names.page == page) return names;
  }
  panic("every code page has names");
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string_view name(CodePage page) { return names_of(page).word; }

std::optional<CodePage> code_page_named(std::string_view word) {
  for (const Names& names : kPages) {
    if (names.word == word) return names.page;
  }
  return std::nullopt;
}

std::vector<std::string> code_page_names() {
  std::vector<std::string> words;
  words.reserve(std::size(kPages));
  for (const Names& names : kPages) words.emplace_back(names.word);
  return words;
}

struct Transcoder::Tables {
  /// An open conversion; closes itself.
  class Conversion {
   public:
    Conversion(const char* to, const char* from) : handle_(::iconv_open(to, from)) {}
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;
    ~Conversion() {
      if (valid()) ::iconv_close(handle_);
    }

    // iconv's own word for a failure.
    [[nodiscard]] bool valid() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    /// Converts from the front of `in`, appending to `out`; false at a character that cannot be, which
    /// then is at the front of `in`.
    bool run(std::string_view& in, std::string& out) {
      std::size_t left = in.size();
      std::string buffer(left * kMaxGrowth + kMaxGrowth, '\0');
      // iconv takes a pointer to non-const and does not write through it.
      char* from = const_cast<char*>(in.data());
      char* to = buffer.data();
      std::size_t room = buffer.size();
      ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
      const std::size_t result = ::iconv(handle_, &from, &left, &to, &room);
      const bool whole = result != static_cast<std::size_t>(-1);
      check(whole || errno != E2BIG, "the buffer holds the longest conversion");
      out.append(buffer, 0, buffer.size() - room);
      in.remove_prefix(in.size() - left);
      return whole;
    }

   private:
    iconv_t handle_;
  };

  explicit Tables(const char* page) : decode("UTF-8", page), encode(page, "UTF-8") {}
  Conversion decode;
  Conversion encode;
};

Result<Transcoder, std::string> Transcoder::of(CodePage page) {
  auto tables = std::make_unique<Tables>(names_of(page).iconv);
  if (!tables->decode.valid() || !tables->encode.valid()) {
    return fail("this system has no table for the code page " + std::string(name(page)) +
                "; install the gconv modules of the C library (Debian: package libc6)");
  }
  return Transcoder(std::move(tables));
}

Transcoder::Transcoder(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Transcoder::Transcoder(Transcoder&&) noexcept = default;
Transcoder& Transcoder::operator=(Transcoder&&) noexcept = default;
Transcoder::~Transcoder() = default;

Decoded Transcoder::decode(std::string_view bytes) {
  Decoded decoded;
  // In every page here a text of ASCII bytes alone is ASCII.
  if (is_ascii(bytes)) {
    decoded.text = bytes;
    return decoded;
  }
  while (!tables_->decode.run(bytes, decoded.text)) {
    decoded.damaged = true;
    decoded.text += kReplacement;
    bytes.remove_prefix(1);
  }
  return decoded;
}

std::optional<std::string> Transcoder::encode(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string bytes;
  if (!tables_->encode.run(text, bytes)) return std::nullopt;
  return bytes;
}

}  // namespace innkeeper::hub::pms
