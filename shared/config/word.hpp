// SPDX-License-Identifier: Apache-2.0
// A key whose value is one word of an enumeration.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/config/toml_reader.hpp"

namespace innkeeper::config {

/// The one of `all` whose name_of() stands at `key`; another word is reported with the nearest.
template <class Word, std::size_t N>
[[nodiscard]] std::optional<Word> optional_word_of(const Section& section, std::string_view key,
                                                   const std::array<Word, N>& all) {
  std::vector<std::string> words;
  words.reserve(all.size());
  for (const Word word : all) words.emplace_back(name_of(word));
  const auto word = section.optional_word(key, words);
  if (!word) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *word);
  return all[static_cast<std::size_t>(found - words.begin())];
}

}  // namespace innkeeper::config
