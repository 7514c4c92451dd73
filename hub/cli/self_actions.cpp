// SPDX-License-Identifier: Apache-2.0
// Commands about the program itself.
#include <array>
#include <fstream>
#include <ostream>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/completion.hpp"
#include "hub/cli/man_page.hpp"
#include "hub/cli/session.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/version.hpp"

namespace innkeeper::hub::cli {
namespace {

int run_completion(Session& session) {
  const std::string& shell = session.given().argument;
  const auto all = actions();
  session.out() << (shell == "bash"  ? bash_completion(all)
                    : shell == "zsh" ? zsh_completion(all)
                                     : fish_completion(all));
  return config::kExitOk;
}

int run_manual(Session& session) {
  for (const ManPage& page : man_pages(actions(), config::version())) {
    const std::string file = session.given().argument + '/' + page.file;
    std::ofstream out(file, std::ios::binary);
    if (!(out << page.text << std::flush)) {
      return session.failed("cannot write " + file + ": is the folder there, and is it yours?");
    }
  }
  return config::kExitOk;
}

constexpr std::array kSelfActions{
    Action{.noun = "completion",
           .verb = "",
           .argument = "shell",
           .help = "What a shell needs to complete commands",
           .options = {},
           .attempt = "print the completion of",
           .run = run_completion,
           .choices = "bash zsh fish",
           .details =
               "The packages install them. Otherwise, for bash: source <(innkeeper completion "
               "bash)"},
    Action{.noun = "manual",
           .verb = "",
           .argument = "folder",
           .help = "Write the manual pages into a folder",
           .options = {},
           .attempt = "write the manual into",
           .takes = Takes::path,
           .run = run_manual},
};

}  // namespace

std::span<const Action> self_actions() { return kSelfActions; }

}  // namespace innkeeper::hub::cli
