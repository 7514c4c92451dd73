// SPDX-License-Identifier: Apache-2.0
#include "shared/config/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "shared/config/problem.hpp"

namespace innkeeper::config {
namespace {

/// Longer words are not compared: nobody misspells them, and the work grows with the square.
constexpr std::size_t kMaxWordBytes = 64;

/// Most known words that a message lists when none is near.
constexpr std::size_t kMaxListed = 8;

/// Edits between two words; swapping neighbours counts as one (optimal string alignment).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string> known) {
  if (word.size() > kMaxWordBytes) return std::nullopt;
  std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::optional<std::string_view> best;
  for (const std::string& candidate : known) {
    if (candidate.size() > kMaxWordBytes) continue;
    const std::size_t distance = edits(word, candidate);
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
}

std::string suggestion(std::string_view word, std::span<const std::string> known) {
  if (const auto meant = nearest(word, known)) return "did you mean " + in_quotes(*meant) + "?";
  if (known.empty() || known.size() > kMaxListed) return {};
  std::string list = "known are ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    list += (i > 0 ? ", " : "") + in_quotes(known[i]);
  }
  return list;
}

}  // namespace innkeeper::config
