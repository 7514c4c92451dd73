// SPDX-License-Identifier: Apache-2.0
#include "shared/config/command_line.hpp"

#include <CLI/CLI.hpp>
#include <ostream>
#include <utility>

#include "shared/config/version.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::config {

struct CommandLine::State {
  CLI::App app;
  std::string program;
  std::string config_name;
  std::string config_file;
  std::string file_to_check;
  std::filesystem::path* config_target = nullptr;
  ConfigCheck check;
  Need config_need = Need::optional;
  CLI::Option* config_option = nullptr;
  CLI::Option* check_option = nullptr;
  // Paths are parsed as text and handed over after parsing: CLI11 2.1 shows no default for a path.
  std::vector<std::pair<std::unique_ptr<std::string>, std::filesystem::path*>> paths;

  int refuse(std::ostream& err, std::string_view why) const {
    err << program << ": " << why << "\nRun with --help for the options.\n";
    return kExitBadInput;
  }

  int check_config(std::ostream& out, std::ostream& err) const {
    const std::string& file = file_to_check.empty() ? config_file : file_to_check;
    if (file.empty()) return refuse(err, "--check-config needs a file: --check-config FILE");
    const auto checked = check(file);
    if (!checked) {
      err << describe(checked.error());
      return kExitBadInput;
    }
    out << file << ": ok (" << *checked << ")\n";
    return kExitOk;
  }
};

namespace {

void finish_option(CLI::Option* option, Need need) {
  option->capture_default_str();
  if (need == Need::required) option->required();
}

}  // namespace

CommandLine::CommandLine(std::string_view program, std::string_view purpose)
    : state_(std::make_unique<State>()) {
  state_->program = program;
  state_->app.name(state_->program);
  state_->app.description(std::string(purpose));
  state_->app.set_version_flag("--version", state_->program + ' ' + std::string(version()),
                               "Print the version and exit");
}

CommandLine::~CommandLine() = default;

void CommandLine::config(std::filesystem::path& file, ConfigCheck check, Need need,
                         std::string_view name) {
  innkeeper::check(state_->config_target == nullptr, "a program has one configuration");
  state_->config_target = &file;
  state_->check = std::move(check);
  state_->config_need = need;
  state_->config_name = name;
  state_->config_option =
      state_->app.add_option(state_->config_name, state_->config_file, "The configuration file")
          ->type_name("FILE");
  state_->check_option =
      state_->app
          .add_option("--check-config", state_->file_to_check,
                      "Check the configuration, start nothing; exit status 2 when it is wrong")
          ->type_name("FILE")
          ->expected(0, 1);
}

void CommandLine::text(std::string_view name, std::string& target, std::string_view help,
                       Need need) {
  finish_option(state_->app.add_option(std::string(name), target, std::string(help)), need);
}

void CommandLine::path(std::string_view name, std::filesystem::path& target, std::string_view help,
                       Need need) {
  auto& [text, path] =
      state_->paths.emplace_back(std::make_unique<std::string>(target.string()), &target);
  static_cast<void>(path);
  finish_option(
      state_->app.add_option(std::string(name), *text, std::string(help))->type_name("PATH"), need);
}

void CommandLine::whole_number(std::string_view name, std::int64_t& target, Range range,
                               std::string_view help, Need need) {
  auto* option = state_->app.add_option(std::string(name), target, std::string(help));
  option->check(CLI::Range(range.min, range.max));
  finish_option(option, need);
}

void CommandLine::flag(std::string_view name, bool& target, std::string_view help) {
  state_->app.add_flag(std::string(name), target, std::string(help));
}

std::optional<int> CommandLine::parse(int argc, const char* const* argv, std::ostream& out,
                                      std::ostream& err) {
  try {
    state_->app.parse(argc, argv);
  } catch (const CLI::Success& wish) {  // --help or --version
    state_->app.exit(wish, out, err);
    return kExitOk;
  } catch (const CLI::Error& error) {
    return state_->refuse(err, error.what());
  }
  for (const auto& [text, path] : state_->paths) *path = *text;
  if (state_->config_target == nullptr) return std::nullopt;
  if (state_->check_option->count() > 0) return state_->check_config(out, err);
  if (state_->config_option->count() == 0 && state_->config_need == Need::required) {
    return state_->refuse(err, state_->config_name + " FILE is required");
  }
  if (state_->config_option->count() > 0) *state_->config_target = state_->config_file;
  return std::nullopt;
}

}  // namespace innkeeper::config
