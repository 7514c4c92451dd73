// SPDX-License-Identifier: Apache-2.0
// The code page of a site: FIAS does not say in which one its texts are, so the site must. Text is
// decoded before it is split into fields, because the second byte of a character in Shift-JIS and
// GBK can be '|'. Hides iconv, the one library that knows code pages.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/util/result.hpp"

namespace innkeeper::hub::pms {

enum class CodePage : std::uint8_t {
  cp437,
  cp850,
  iso_8859_1,
  iso_8859_15,
  windows_1252,
  utf_8,
  shift_jis,  // as Windows means it (code page 932): backslash and tilde are those of ASCII
  gbk,
};

/// "cp850", "shift-jis", ...: the words of the configuration.
[[nodiscard]] std::string_view name(CodePage page);
[[nodiscard]] std::optional<CodePage> code_page_named(std::string_view word);
[[nodiscard]] std::vector<std::string> code_page_names();

struct Decoded {
  std::string text;      ///< UTF-8
  bool damaged = false;  ///< bytes that are no character became U+FFFD
};

/// Between one code page and UTF-8. Not thread-safe; moves only.
class Transcoder {
 public:
  /// Fails with a message when this system has no such table.
  [[nodiscard]] static Result<Transcoder, std::string> of(CodePage page);

  Transcoder(Transcoder&&) noexcept;
  Transcoder& operator=(Transcoder&&) noexcept;
  ~Transcoder();

  /// Never fails: a name in the wrong code page must not lose a check-in.
  [[nodiscard]] Decoded decode(std::string_view bytes);
  /// Nothing when a character of `text` does not exist in the code page, or `text` is not UTF-8.
  [[nodiscard]] std::optional<std::string> encode(std::string_view text);

 private:
  struct Tables;
  explicit Transcoder(std::unique_ptr<Tables> tables);

  std::unique_ptr<Tables> tables_;
};

}  // namespace innkeeper::hub::pms
