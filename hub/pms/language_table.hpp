// SPDX-License-Identifier: Apache-2.0
// From the language codes of FIAS (GL) to BCP 47. FIAS has its own codes for English (EA), German
// (GE) and Spanish (SP), takes ISO 639-1 for most others, and lets each site configure more.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace innkeeper::hub::pms {

/// Longest code and longest tag taken (RFC 5646 recommends room for 35).
inline constexpr std::size_t kMaxLanguageCode = 16;
inline constexpr std::size_t kMaxLanguageTag = 35;

/// Whether `tag` looks like BCP 47: parts of 1 to 8 letters and digits joined by '-', the first of 2
/// or 3 letters.
[[nodiscard]] bool is_language_tag(std::string_view tag);

class LanguageTable {
 public:
  /// What the site says about its own codes, which counts before everything built in.
  using Overrides = std::map<std::string, std::string, std::less<>>;

  LanguageTable() = default;
  explicit LanguageTable(Overrides overrides) : overrides_(std::move(overrides)) {}

  /// Nothing for a code that neither site, FIAS nor ISO 639-1 knows.
  [[nodiscard]] std::optional<std::string> tag(std::string_view code) const;

 private:
  Overrides overrides_;
};

}  // namespace innkeeper::hub::pms
