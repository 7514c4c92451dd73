// SPDX-License-Identifier: Apache-2.0
#include "tests/tree/rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace innkeeper::tests {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    const bool starts = at == 0 || !is_word_character(line[at - 1]);
    const std::size_t end = at + word.size();
    if (starts && (end == line.size() || !is_word_character(line[end]))) return true;
  }
  return false;
}

std::size_t characters(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;  // not inside a UTF-8 sequence
  }));
}

/// `line` without its comment. A "//" inside a text is taken for one too: harmless for these rules.
std::string_view code_of(std::string_view line) { return line.substr(0, line.find("//")); }

/// The statement that begins with the co_await at `at` of line `index`, at most a few lines long.
std::string statement_from(const SourceFile& file, std::size_t index, std::size_t at) {
  constexpr std::size_t kMostLines = 12;
  std::string statement;
  int depth = 0;
  for (std::size_t i = index; i < file.lines.size() && i < index + kMostLines; ++i) {
    const std::string_view code = code_of(file.lines[i]);
    for (const char c : i == index ? code.substr(at) : code) {
      if (c == '(') ++depth;
      if (c == ')') --depth;
      // The end of the statement, or of the parentheses around the whole expression.
      if (depth < 0 || (c == ';' && depth == 0)) return statement;
      statement += c;
    }
    statement += ' ';
  }
  return statement;
}

/// Whether the arguments of a call contain a lambda or a braced value.
bool has_fragile_temporary(std::string_view statement) {
  int depth = 0;
  char before = ' ';  // the last character that is not a blank
  for (const char c : statement) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth > 0 && c == '{') return true;
    if (depth > 0 && c == '[' && (before == '(' || before == ',')) return true;
    if (c != ' ') before = c;
  }
  return false;
}

}  // namespace

Findings check_file_size(const SourceFile& file) {
  const std::size_t limit = file.is_test() ? kMaxTestLines : kMaxLines;
  if (!file.is_cpp() || file.lines.size() <= limit) return {};
  return {{file.path, limit + 1,
           "has " + std::to_string(file.lines.size()) + " lines; the limit is " +
               std::to_string(limit) + ": split it by what changes together"}};
}

Findings check_licence(const SourceFile& file) {
  constexpr std::string_view kLicence = "// SPDX-License-Identifier: Apache-2.0";
  if (!file.is_cpp() || (!file.lines.empty() && file.lines.front() == kLicence)) return {};
  return {{file.path, 1, "must begin with: " + std::string(kLicence)}};
}

Findings check_header(const SourceFile& file) {
  Findings findings;
  if (!file.is_header()) return findings;
  if (std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end()) {
    findings.push_back({file.path, 1, "has no #pragma once"});
  }
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (code_of(file.lines[i]).find("using namespace") != std::string_view::npos) {
      findings.push_back({file.path, i + 1, "opens a namespace for everybody who includes it"});
    }
  }
  return findings;
}

Findings check_own_header_first(const SourceFile& file, const std::set<std::string>& paths) {
  if (!file.path.ends_with(".cpp")) return {};
  const std::string header = file.path.substr(0, file.path.size() - 4) + ".hpp";
  if (!paths.contains(header)) return {};
  const std::string wanted = "#include \"" + header + "\"";
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (!file.lines[i].starts_with("#include")) continue;
    if (file.lines[i].starts_with(wanted)) return {};
    return {{file.path, i + 1, "include \"" + header + "\" first: that proves it compiles alone"}};
  }
  return {{file.path, 1, "include \"" + header + "\", the header of this file"}};
}

Findings check_line_length(const SourceFile& file) {
  Findings findings;
  if (!file.is_cpp()) return findings;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::size_t length = characters(file.lines[i]);
    if (length > kMaxLineCharacters) {
      findings.push_back({file.path, i + 1, "has " + std::to_string(length) + " characters"});
    }
  }
  return findings;
}

Findings check_unfinished(const SourceFile& file) {
  // Spelled in halves, so that this file passes its own rule.
  static const std::array<std::string, 3> kMarks{
      "TO"
      "DO",
      "FIX"
      "ME",
      "XX"
      "X"};
  Findings findings;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    for (const std::string& mark : kMarks) {
      if (has_word(file.lines[i], mark)) {
        findings.push_back(
            {file.path, i + 1, "finish it, or open an issue and remove the " + mark});
      }
    }
  }
  return findings;
}

Findings check_co_await(const SourceFile& file) {
  Findings findings;
  if (!file.is_cpp()) return findings;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::size_t at = code_of(file.lines[i]).find("co_await ");
    if (at == std::string_view::npos) continue;
    if (has_fragile_temporary(statement_from(file, i, at))) {
      findings.push_back(
          {file.path, i + 1, "g++ 12 destroys this temporary twice: pass a named local, moved"});
    }
  }
  return findings;
}

}  // namespace innkeeper::tests
