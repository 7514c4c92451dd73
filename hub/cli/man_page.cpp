// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/man_page.hpp"

#include <algorithm>
#include <string>

namespace innkeeper::hub::cli {
namespace {

/// Text as troff shall print it.
std::string plain(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\\') {
      line += "\\e";
    } else if (c == '-') {
      line += "\\-";
    } else if (c == '\'') {
      line += "\\(aq";
    } else {
      line += c;
    }
  }
  // A dot at the start of a line would be a request.
  return line.starts_with('.') ? "\\&" + line : line;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string header(const std::string& name, std::string_view version) {
  std::string title = name;
  std::transform(title.begin(), title.end(), title.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return ".TH " + title + " 1 \"\" \"Innkeeper " + plain(version) + "\" \"Innkeeper\"\n";
}

std::string paragraphs(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    result += ".PP\n" + plain(text.substr(0, end)) + '\n';
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return result;
}

std::string option_entry(const Option& option) {
  std::string term = bold("--" + std::string(option.name));
  if (option.name == "watch") term += "[=" + italic("SECONDS") + ']';
  if (!option.type.empty()) term += ' ' + italic(option.type);
  return ".TP\n" + term + '\n' + plain(option.help) + (option.required ? ". Required" : "") + ".\n";
}

std::string synopsis(const Action& action) {
  std::string line = bold(called(action));
  if (!action.argument.empty()) {
    const bool optional = action.takes == Takes::text_or_nothing;
    line += (optional ? " [" : " ") + italic(action.argument) + (optional ? "]" : "");
  }
  for (const Option& option : options_of(action)) {
    std::string word = bold("--" + std::string(option.name));
    if (!option.type.empty()) word += ' ' + italic(option.type);
    line += option.required ? ' ' + word : " [" + word + ']';
  }
  return line + '\n';
}

/// `alone`: it is the only command of its page, which began with its synopsis.
std::string entry(const Action& action, bool alone) {
  std::string text;
  if (!alone) text = ".SS " + called(action) + '\n' + synopsis(action) + ".PP\n";
  text += plain(action.help) + ".\n";
  if (!action.alias.empty()) {
    text += "It is called " + bold(action.alias) + ", too.\n";
  }
  text += paragraphs(action.details);
  for (const Option& option : options_of(action)) text += option_entry(option);
  return text;
}

std::string tail(bool with_common) {
  std::string text;
  if (with_common) {
    text += ".SH COMMON OPTIONS\n";
    for (const Option& option : common_options()) text += option_entry(option);
  }
  return text +
         ".SH EXIT STATUS\n.TP\n0\nDone.\n.TP\n1\nFailed: the hub is not there, refused, or does "
         "not "
         "know what was asked for.\n.TP\n2\nWrong usage; nothing was asked of the hub. "
         "Of innkeeper doctor: something must be mended.\n";
}

std::string environment() {
  return ".SH ENVIRONMENT\n"
         ".TP\nINNKEEPER_URL\nWhere the hub is, if \\fB\\-\\-url\\fR does not say it.\n"
         ".TP\nINNKEEPER_CA\nCertificates to trust, if \\fB\\-\\-ca\\fR does not say it.\n"
         ".TP\nINNKEEPER_TOKEN_FILE\nThe file with the token, if \\fB\\-\\-token\\-file\\fR does "
         "not say "
         "it.\n"
         ".TP\nNO_COLOR\nWhen it is set, no colours are printed.\n"
         ".SH FILES\n"
         ".TP\n/etc/innkeeper/hub.toml\nThe settings of the hub, which doctor and restore read.\n"
         ".TP\n/var/lib/innkeeper/innkeeper.db.token\nThe hub\\(aqs own token; its user and root "
         "are "
         "known by it.\n";
}

/// Nouns in the order of the table, each once.
std::vector<std::string_view> nouns_of(std::span<const Action* const> actions) {
  std::vector<std::string_view> all;
  for (const Action* const action : actions) {
    if (std::find(all.begin(), all.end(), action->noun) == all.end()) all.push_back(action->noun);
  }
  return all;
}

ManPage main_page(std::span<const Action* const> actions, std::string_view version) {
  std::string text =
      header("innkeeper", version) +
      ".SH NAME\ninnkeeper \\- shows and changes what a hotel\\(aqs hub knows\n"
      ".SH SYNOPSIS\n\\fBinnkeeper\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR ...]\n"
      ".SH DESCRIPTION\nThe hub\\(aqs user and root are known to the hub of their machine by "
      "themselves; others show a token.\n"
      "Results go to standard output, errors to standard error.\n"
      ".SH COMMANDS\n";
  for (const Action* const action : actions) {
    text += ".TP\n" + synopsis(*action) + plain(action->help) + ".\n";
  }
  text += ".SH OPTIONS\n";
  for (const Option& option : common_options()) text += option_entry(option);
  text += tail(false) + environment() + ".SH SEE ALSO\n";
  std::string others;
  for (const std::string_view noun : nouns_of(actions)) {
    others +=
        (others.empty() ? "" : ",\n") + (".BR " + plain("innkeeper-" + std::string(noun))) + " (1)";
  }
  return {"innkeeper.1", text + others + '\n'};
}

}  // namespace

std::vector<ManPage> man_pages(std::span<const Action* const> actions, std::string_view version) {
  std::vector<ManPage> pages{main_page(actions, version)};
  for (const std::string_view noun : nouns_of(actions)) {
    const std::string name = "innkeeper-" + std::string(noun);
    std::string what;
    std::string lines;
    std::string entries;
    for (const Action* const action : actions) {
      if (action->noun != noun) continue;
      if (what.empty()) what = action->help;
      lines += (lines.empty() ? "" : ".br\n") + synopsis(*action);
      entries += entry(*action, action->verb.empty());
    }
    for (const Noun& each : nouns()) {
      if (each.name == noun) what = each.help;
    }
    pages.push_back({name + ".1", header(name, version) + ".SH NAME\n" + plain(name) + " \\- " +
                                      plain(what) + "\n.SH SYNOPSIS\n" + lines +
                                      ".SH DESCRIPTION\n" + entries + tail(true) +
                                      ".SH SEE ALSO\n.BR innkeeper (1)\n"});
  }
  return pages;
}

}  // namespace innkeeper::hub::cli
