// SPDX-License-Identifier: Apache-2.0
// Completions and manual pages are made from the table of commands: each command and option is in them, and
// those who read them take them.
#include <fstream>
#include <set>

#include "hub/cli/action.hpp"
#include "hub/cli/completion.hpp"
#include "hub/cli/man_page.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/cli_run.hpp"

namespace innkeeper::hub::cli {
namespace {

using Catch::Matchers::Contains;

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// What a program prints, and "status N" at the end when it does not end well.
std::string output_of(std::vector<std::string> words) {
  const tests::TemporaryDirectory directory;
  support::Process process(
      {.words = std::move(words), .log = directory.path() / "stderr", .piped = true});
  std::string text;
  while (const auto line = process.read_line(kDeadline)) text += *line + '\n';
  const auto ended = process.wait(kDeadline);
  REQUIRE(ended);
  if (*ended != 0) text += "status " + std::to_string(*ended);
  return text;
}

bool is_installed(const char* program) {
  return output_of({"/bin/sh", "-c", std::string("command -v ") + program + " || true"}) != "";
}

TEST_CASE("every command says what it is, does something, and has its words once") {
  std::set<std::string> seen;
  for (const Action* const action : actions()) {
    CAPTURE(called(*action));
    CHECK(seen.insert(called(*action)).second);
    CHECK_FALSE(action->help.empty());
    CHECK_FALSE(action->attempt.empty());
    CHECK((action->run != nullptr) != (action->request != nullptr && action->screen != nullptr));
    std::set<std::string_view> options;
    for (const Option& option : options_of(*action)) {
      CHECK(options.insert(option.name).second);
      for (const Option& common : common_options()) CHECK(option.name != common.name);
    }
  }
}

TEST_CASE("each completion knows each command and each option") {
  const std::string bash = bash_completion(actions());
  const std::string zsh = zsh_completion(actions());
  const std::string fish = fish_completion(actions());
  for (const Action* const action : actions()) {
    CAPTURE(called(*action));
    CHECK_THAT(bash, Contains("'" + called(*action).substr(10) + "')"));
    const std::string_view word = action->verb.empty() ? action->noun : action->verb;
    CHECK_THAT(zsh, Contains("'" + std::string(word) + "')"));
    CHECK_THAT(fish, Contains(" -a " + std::string(word) + " -d "));
    for (const Option& option : options_of(*action)) {
      CHECK_THAT(bash, Contains("--" + std::string(option.name)));
      CHECK_THAT(zsh, Contains("--" + std::string(option.name)));
      CHECK_THAT(fish, Contains(" -l " + std::string(option.name) + " -d "));
    }
  }
}

TEST_CASE("bash completes what is typed") {
  const tests::TemporaryDirectory directory;
  const auto script = directory.path() / "completion";
  write(script, bash_completion(actions()));
  const auto completed = [&](const std::string& words, int place) {
    return output_of({"/bin/bash", "-c",
                      "source \"$0\"; COMP_WORDS=(" + words +
                          "); COMP_CWORD=" + std::to_string(place) +
                          "; _innkeeper; printf '%s\\n' \"${COMPREPLY[@]}\"",
                      script.string()});
  };
  CHECK(completed("innkeeper do", 1) == "doctor\n");
  CHECK(completed("innkeeper guest e", 2) == "export\nerase\n");
  CHECK(completed("innkeeper guest erase G7 --y", 4) == "--yes\n");
  CHECK(completed("innkeeper --json housekeeping finish 412 --condition in", 6) == "inspected\n");
  CHECK(completed("innkeeper --url http://a completion z", 4) == "zsh\n");
  CHECK(completed("innkeeper room 412 --wa", 3) == "--watch\n");
  CHECK(completed("innkeeper restore " + script.string().substr(0, script.string().size() - 4),
                  2) == script.string() + '\n');
}

TEST_CASE("zsh and fish read their completions") {
  const tests::TemporaryDirectory directory;
  const auto script = directory.path() / "completion";
  if (is_installed("zsh")) {
    write(script, zsh_completion(actions()));
    CHECK(output_of({"zsh", "-n", script.string()}).empty());
  } else {
    WARN("zsh is not installed");
  }
  if (is_installed("fish")) {
    write(script, fish_completion(actions()));
    CHECK(output_of({"fish", "--no-execute", script.string()}).empty());
  } else {
    WARN("fish is not installed");
  }
}

/// A hyphen as troff writes the sign that a person types.
std::string troff(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '-' ? std::string("\\-") : std::string(1, c);
  return result;
}

TEST_CASE("the manual has every command, and troff prints it without a warning") {
  const auto pages = man_pages(actions(), "1.0");
  for (const Action* const action : actions()) {
    const std::string file = "innkeeper-" + std::string(action->noun) + ".1";
    const auto page = std::find_if(pages.begin(), pages.end(),
                                   [&](const ManPage& each) { return each.file == file; });
    REQUIRE(page != pages.end());
    CHECK_THAT(page->text, Contains(troff(called(*action))));
    for (const Option& option : options_of(*action)) {
      CHECK_THAT(page->text, Contains("\\-\\-" + troff(option.name)));
    }
  }
  const tests::TemporaryDirectory directory;
  for (const ManPage& page : pages) {
    CAPTURE(page.file);
    const auto file = directory.path() / page.file;
    write(file, page.text);
    CHECK(output_of({"/bin/sh", "-c", "groff -man -Tutf8 -ww -z \"$0\" 2>&1", file.string()})
              .empty());
    if (!is_installed("mandoc")) continue;
    CHECK(output_of({"/bin/sh", "-c",
                     "mandoc -T lint -W warning \"$0\" 2>&1 | grep -v 'missing date' || true",
                     file.string()})
              .empty());
  }
}

}  // namespace
}  // namespace innkeeper::hub::cli
