// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>
#include <ostream>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "shared/config/command_line.hpp"
#include "shared/config/nearest.hpp"
#include "shared/config/version.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kDefaultPause = "2";

/// The options as declared, and where CLI11 writes what it finds.
class Declared {
 public:
  Declared() : app_("Shows and changes what a hotel's hub knows.", "innkeeper") {
    app_.set_version_flag("--version", "innkeeper " + std::string(config::version()),
                          "Print the version and exit");
    add_common(app_);
    app_.add_flag("--check-config", check_config,
                  "Check that the hub's URL is well-formed, ask nothing of the hub; exit status 2 "
                  "when it is wrong");
    app_.require_subcommand(0, 1);
    app_.footer(
        "Exit status: 0 ok, 1 failed, 2 wrong usage. 'innkeeper COMMAND --help' and the manual, "
        "innkeeper(1), say more.");
    std::map<std::string_view, CLI::App*> parents;
    for (const Action* const each : actions()) declare(*each, parents);
  }

  [[nodiscard]] CLI::App& app() { return app_; }
  /// What was given to the action that was named.
  [[nodiscard]] Given given() const;
  [[nodiscard]] std::string common(std::string_view name) const {
    const auto found = common_.find(name);
    return found == common_.end() ? std::string() : found->second;
  }

  bool check_config = false;
  bool json = false;
  const Action* action = nullptr;

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;

  /// Understood before and after the subcommand.
  void add_common(CLI::App& app) {
    for (const Option& option : common_options()) {
      const std::string key(option.name);
      const std::string help(option.help);
      if (option.type.empty()) {
        app.add_flag("--" + key, json, help);
      } else {
        // --hub is what --url was called.
        const std::string names = "--" + key + (key == "url" ? ",--hub" : "");
        app.add_option(names, common_[key], help)->type_name(std::string(option.type));
      }
    }
  }

  CLI::App& parent_of(const Action& what, std::map<std::string_view, CLI::App*>& parents) {
    if (what.verb.empty()) return app_;
    CLI::App*& parent = parents[what.noun];
    if (parent != nullptr) return *parent;
    std::string help;
    for (const Noun& noun : nouns()) {
      if (noun.name == what.noun) help = noun.help;
    }
    parent = app_.add_subcommand(std::string(what.noun), help);
    parent->require_subcommand(0, 1);
    return *parent;
  }

  void declare(const Action& what, std::map<std::string_view, CLI::App*>& parents) {
    const std::string word(what.verb.empty() ? what.noun : what.verb);
    CLI::App& command = *parent_of(what, parents).add_subcommand(word, std::string(what.help));
    if (!what.alias.empty()) command.alias(std::string(what.alias));
    command.final_callback([this, &what] { action = &what; });
    if (!what.argument.empty()) {
      CLI::Option& declared = *command.add_option(std::string(what.argument), argument_)
                                   ->required(what.takes != Takes::text_or_nothing);
      if (!what.choices.empty()) declared.check(CLI::IsMember(words_of(what.choices)));
    }
    for (const Option& option : options_of(what)) declare(command, what, option);
    add_common(command);
  }

  void declare(CLI::App& command, const Action& what, const Option& option) {
    const std::string dashed = "--" + std::string(option.name);
    const std::string key(option.name);
    const std::string help(option.help);
    if (option.name == "watch") {
      // Only behind '=': a number that follows is the room's.
      command.add_flag(dashed + '{' + std::string(kDefaultPause) + '}', options_[&what][key], help);
    } else if (option.type.empty()) {
      command.add_flag(dashed, flags_[&what][key], help);
    } else if (option.many) {
      command.add_option(dashed, lists_[&what][key], help)
          ->type_name(std::string(option.type))
          ->allow_extra_args(false);
    } else {
      CLI::Option& declared = *command.add_option(dashed, options_[&what][key], help)
                                   ->type_name(std::string(option.type))
                                   ->required(option.required);
      if (!option.choices.empty()) declared.check(CLI::IsMember(words_of(option.choices)));
    }
  }

  CLI::App app_;
  Texts common_;
  std::string argument_;
  std::map<const Action*, Texts> options_;
  std::map<const Action*, std::map<std::string, bool, std::less<>>> flags_;
  std::map<const Action*, std::map<std::string, std::vector<std::string>, std::less<>>> lists_;
};

Given Declared::given() const {
  Given given;
  if (!action->argument.empty()) given.argument = argument_;
  if (const auto texts = options_.find(action); texts != options_.end()) {
    for (const auto& [name, value] : texts->second) {
      if (!value.empty()) given.options.emplace(name, value);
    }
  }
  if (const auto flags = flags_.find(action); flags != flags_.end()) {
    for (const auto& [name, is_set] : flags->second) {
      if (is_set) given.options.emplace(name, "true");
    }
  }
  if (const auto lists = lists_.find(action); lists != lists_.end()) {
    for (const auto& [name, values] : lists->second) {
      if (!values.empty()) given.lists.emplace(name, values);
    }
  }
  return given;
}

/// The innermost subcommand that was named.
const CLI::App& innermost(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : innermost(*named.front());
}

/// `innkeeper guest`: how a person calls `app`.
std::string called(const CLI::App& app) {
  const CLI::App* const parent = app.get_parent();
  return (parent == nullptr ? std::string() : called(*parent) + ' ') + app.get_name();
}

std::vector<std::string> subcommands_of(const CLI::App& app) {
  std::vector<std::string> names;
  const auto all = app.get_subcommands([](const CLI::App*) { return true; });
  names.reserve(all.size());
  for (const CLI::App* const command : all) names.push_back(command->get_name());
  return names;
}

/// `"room", "guest"`.
std::string quoted(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "\"" : ", \"") + word + '"';
  return list;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* const option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

int refuse(std::ostream& err, const CLI::App& where, const std::string& why) {
  err << "innkeeper: " << why << "\nRun '" << called(where) << " --help' for what it takes.\n";
  return config::kExitBadInput;
}

/// A word that nobody asked for: most often a misspelled subcommand or option.
std::string about_unexpected(const CLI::App& app, const std::string& word) {
  const bool is_option = word.starts_with('-');
  const auto known = is_option ? options_of(app) : subcommands_of(app);
  if (known.empty()) return "'" + called(app) + "' takes no '" + word + "'";
  const std::string hint = config::suggestion(word, known);
  return "there is no '" + called(app) + ' ' + word + "'" + (hint.empty() ? "" : ": " + hint);
}

/// Help for 80 columns: what stands in the second column goes on in it.
std::string folded(const std::string& help) {
  constexpr std::size_t kWidth = 80;
  constexpr std::size_t kColumn = 30;
  std::istringstream in(help);
  std::string text;
  for (std::string line; std::getline(in, line);) {
    const bool has_columns = line.starts_with("  ");
    while (line.size() > kWidth) {
      const std::size_t blank = line.rfind(' ', kWidth);
      if (blank == std::string::npos || blank <= (has_columns ? kColumn : 0)) break;
      text += line.substr(0, blank) + '\n';
      line = std::string(has_columns ? kColumn : 0, ' ') + line.substr(blank + 1);
    }
    text += line + '\n';
  }
  return text;
}

int refuse_words(std::ostream& err, const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& where = innermost(app);
  const auto unexpected = where.remaining();
  if (!unexpected.empty()) return refuse(err, where, about_unexpected(where, unexpected.front()));
  return refuse(err, where, error.what());
}

const std::string& first_of(const std::string& first, const std::string& second) {
  return first.empty() ? second : first;
}

/// How long to wait between two looks; a refusal when it is no such number.
Result<std::optional<std::chrono::seconds>, std::string> pause_of(Given& given) {
  const auto found = given.options.find("watch");
  if (found == given.options.end()) return std::optional<std::chrono::seconds>();
  const std::string text = found->second;
  given.options.erase(found);
  int seconds = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr int kLongest = 3600;
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || seconds < 1 ||
      seconds > kLongest) {
    return fail("--watch: '" + text + "' is not a number of seconds from 1 to 3600");
  }
  return std::optional(std::chrono::seconds(seconds));
}

std::variant<Arguments, int> finish(const Declared& declared, const Environment& environment,
                                    const CLI::App& app, std::ostream& out, std::ostream& err) {
  const std::string given_url = first_of(declared.common("url"), environment.url);
  const auto hub = parse_hub_url(given_url.empty() ? kDefaultHub : std::string_view(given_url));
  if (!hub) return refuse(err, app, hub.error());
  if (declared.check_config) {
    out << hub->text << ": ok (host " << hub->host << ", port " << hub->port << ")\n";
    return config::kExitOk;
  }
  const CLI::App& named = innermost(app);
  if (declared.action == nullptr) {
    return refuse(err, named, "say what to do: known are " + quoted(subcommands_of(named)));
  }
  Given given = declared.given();
  if (declared.action->wrong != nullptr) {
    if (const std::string why = declared.action->wrong(given); !why.empty()) {
      return refuse(err, named, why);
    }
  }
  auto pause = pause_of(given);
  if (!pause) return refuse(err, named, pause.error());
  const bool yes = declared.action->question != nullptr && given.options.erase("yes") > 0;
  return Arguments{.hub = *hub,
                   .ca_file = first_of(declared.common("ca"), environment.ca_file),
                   .token_file = first_of(declared.common("token-file"), environment.token_file),
                   .json = declared.json,
                   .actor = declared.common("as"),
                   .action = declared.action,
                   .given = std::move(given),
                   .watch = *pause,
                   .yes = yes};
}

}  // namespace

std::variant<Arguments, int> parse_arguments(int argc, const char* const* argv,
                                             const Environment& environment, std::ostream& out,
                                             std::ostream& err) {
  Declared declared;
  CLI::App& app = declared.app();
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wish) {  // --help or --version
    std::ostringstream help;
    app.exit(wish, help, err);
    out << folded(help.str());
    return config::kExitOk;
  } catch (const CLI::ParseError& error) {
    return refuse_words(err, app, error);
  }
  return finish(declared, environment, app, out, err);
}

}  // namespace innkeeper::hub::cli
