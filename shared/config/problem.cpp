// SPDX-License-Identifier: Apache-2.0
#include "shared/config/problem.hpp"

#include <cstddef>

namespace innkeeper::config {
namespace {

/// What still fits beside a file name on a terminal's line.
constexpr std::size_t kMaxQuotedBytes = 60;

void append_escaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte != 0x7f) {
    out += c;
    return;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\x";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0xfU];
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) append_escaped(out, c);
  return out;
}

/// Steps back from the middle of a UTF-8 sequence, so that a cut leaves whole characters.
std::size_t cut_at(std::string_view text, std::size_t limit) {
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0U) == 0x80U) --limit;
  return limit;
}

}  // namespace

std::string in_quotes(std::string_view text) {
  const bool cut = text.size() > kMaxQuotedBytes;
  if (cut) text = text.substr(0, cut_at(text, kMaxQuotedBytes));
  return '"' + escaped(text) + (cut ? "...\"" : "\"");
}

std::string describe(const Problem& problem) {
  std::string line = escaped(problem.file);
  if (problem.place.line > 0) {
    line += ':' + std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column);
  }
  line += ": ";
  if (!problem.key.empty()) line += escaped(problem.key) + ": ";
  return line + details(problem);
}

std::string details(const Problem& problem) {
  std::string text = escaped(problem.seen);
  if (!problem.allowed.empty()) text += "; allowed: " + escaped(problem.allowed);
  if (!problem.remedy.empty()) text += "; " + escaped(problem.remedy);
  return text;
}

std::string describe(const Problems& problems) {
  std::string lines;
  for (const Problem& problem : problems) lines += describe(problem) + '\n';
  return lines;
}

}  // namespace innkeeper::config
