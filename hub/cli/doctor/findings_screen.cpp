// SPDX-License-Identifier: Apache-2.0
// How findings look: to people and to programs.
#include <algorithm>

#include "hub/cli/action.hpp"
#include "hub/cli/doctor/findings.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::ok: return "ok";
    case Severity::skipped: return "skipped";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "";
}

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::ok: return Style::good;
    case Severity::skipped: return Style::faint;
    case Severity::warning: return Style::wait;
    case Severity::error: return Style::bad;
  }
  return Style::plain;
}

constexpr std::size_t kIndent = 22;
constexpr std::size_t kWidth = 80;

/// `text` broken at blanks to end before column 80; later lines begin below the first.
std::string folded(std::string_view text) {
  std::string lines;
  std::size_t column = kIndent;
  for (const std::string& word : words_of(text)) {
    const std::size_t width = columns(word);
    if (column > kIndent && column + 1 + width > kWidth) {
      lines += '\n' + std::string(kIndent, ' ');
      column = kIndent;
    } else if (column > kIndent) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += width;
  }
  return lines + '\n';
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width > text.size() ? width - text.size() : 1, ' ');
}

}  // namespace

Json findings_document(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& each : findings) {
    list.push_back({{"severity", name_of(each.severity)},
                    {"area", each.area},
                    {"what", each.what},
                    {"remedy", each.remedy.empty() ? Json(nullptr) : Json(each.remedy)}});
  }
  return {{"status", exit_status(findings)}, {"findings", std::move(list)}};
}

std::string findings_screen(const std::vector<Finding>& findings, const Paint& paint) {
  constexpr std::size_t kSeverityWidth = 9;
  constexpr std::size_t kAreaWidth = kIndent - kSeverityWidth;
  std::string screen;
  for (const Finding& each : findings) {
    const std::string word = name_of(each.severity);
    screen += paint(word, style_of(each.severity)) +
              std::string(kSeverityWidth - word.size(), ' ') + padded(each.area, kAreaWidth) +
              folded(printable(each.what));
    if (!each.remedy.empty()) {
      screen += std::string(kIndent, ' ') + folded("> " + printable(each.remedy));
    }
  }
  const auto count = [&findings](Severity severity) {
    return std::count_if(findings.begin(), findings.end(),
                         [severity](const Finding& each) { return each.severity == severity; });
  };
  const auto errors = count(Severity::error);
  const auto warnings = count(Severity::warning);
  screen += '\n';
  if (errors == 0 && warnings == 0) return screen + "All is well.\n";
  return screen + std::to_string(errors) + (errors == 1 ? " error, " : " errors, ") +
         std::to_string(warnings) + (warnings == 1 ? " warning.\n" : " warnings.\n");
}

}  // namespace innkeeper::hub::cli::doctor
