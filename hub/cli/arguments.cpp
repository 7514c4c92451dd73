// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <map>
#include <ostream>
#include <vector>

#include "shared/config/command_line.hpp"
#include "shared/config/nearest.hpp"
#include "shared/config/version.hpp"

namespace innkeeper::hub::cli {
namespace {

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
    app_.footer("Exit status: 0 ok, 1 failed, 2 wrong usage.");
    leaf(app_, "status", "The hub, its connections, and how the rooms are", Verb::status);
    leaf(app_, "rooms", "All rooms, one on a line", Verb::rooms);
    CLI::App& room =
        leaf(app_, "room", "One room: plan, confirmation, report, and why", Verb::room);
    room.add_option("number", name, "The number on the door, such as 412")->required();
    declare_actions();
    declare_guest();
  }

  [[nodiscard]] CLI::App& app() { return app_; }

  std::optional<Verb> verb;
  std::string hub = std::string(kDefaultHub);
  bool json = false;
  bool check_config = false;
  std::string name;
  std::string comfort;
  std::vector<std::string> lights;
  std::string actor;
  const Action* action = nullptr;
  std::string argument;
  std::map<const Action*, std::map<std::string, std::string, std::less<>>> options;
  std::map<const Action*, std::map<std::string, bool, std::less<>>> flags;

 private:
  /// Understood before and after the subcommand.
  void add_common(CLI::App& app) {
    app.add_option(
           "--hub", hub,
           "Where the hub is; otherwise INNKEEPER_HUB says it, or else " + std::string(kDefaultHub))
        ->type_name("URL");
    app.add_flag("--json", json, "Print the hub's JSON document");
    app.add_option(
           "--as", actor,
           "Who asks, for the audit: front_desk, housekeeping, maintenance, administrator or "
           "api, then / and a login")
        ->type_name("ROLE/LOGIN");
  }

  CLI::App& leaf(CLI::App& parent, const char* word, const char* help, Verb what) {
    CLI::App& command = *parent.add_subcommand(word, help);
    add_common(command);
    command.final_callback([this, what] { verb = what; });
    return command;
  }

  void declare_guest() {
    CLI::App& guest = *app_.get_subcommand("guest");
    CLI::App& set = leaf(guest, "set", "Change the given values, keep the others", Verb::guest_set);
    set.add_option("--comfort", comfort, "Temperature wanted, such as 22.5")->type_name("CELSIUS");
    set.add_option("--light", lights, "A light on arrival, such as ceiling=60; may be repeated")
        ->type_name("NAME=PERCENT")
        ->allow_extra_args(false);
    CLI::App& show = leaf(guest, "show", "The preferences that hold", Verb::guest_show);
    for (CLI::App* const command : {&set, &show}) {
      command->add_option("profile", name, "The guest's profile in the PMS")->required();
    }
  }

  void declare_actions() {
    std::map<std::string_view, CLI::App*> parents;
    for (const Noun& noun : nouns()) {
      CLI::App* const parent = app_.add_subcommand(std::string(noun.name), std::string(noun.help));
      parent->require_subcommand(0, 1);
      parents.emplace(noun.name, parent);
    }
    for (const Action* const each : actions()) declare(*each, parents);
  }

  void declare(const Action& what, const std::map<std::string_view, CLI::App*>& parents) {
    const bool alone = what.verb.empty();
    CLI::App& parent = alone ? app_ : *parents.at(what.noun);
    const std::string word(alone ? what.noun : what.verb);
    CLI::App& command = leaf(parent, word.c_str(), std::string(what.help).c_str(), Verb::action);
    command.final_callback([this, &what] {
      verb = Verb::action;
      action = &what;
    });
    if (!what.argument.empty()) {
      command.add_option(std::string(what.argument), argument)
          ->required(what.takes != Takes::text_or_nothing);
    }
    for (const Option& option : what.options) {
      const std::string dashed = "--" + std::string(option.name);
      const std::string key(option.name);
      const std::string help(option.help);
      if (option.type.empty()) {
        command.add_flag(dashed, flags[&what][key], help);
      } else {
        CLI::Option& declared = *command.add_option(dashed, options[&what][key], help)
                                     ->type_name(std::string(option.type))
                                     ->required(option.required);
        if (!option.choices.empty()) {
          declared.check(CLI::IsMember(CLI::detail::split(std::string(option.choices), ' ')));
        }
      }
    }
  }

  CLI::App app_;
};

/// What was given to the action that was named.
Given given_to(const Action& action, const Declared& declared) {
  Given given;
  if (!action.argument.empty()) given.argument = declared.argument;
  const auto options = declared.options.find(&action);
  if (options != declared.options.end()) {
    for (const auto& [name, value] : options->second) {
      if (!value.empty()) given.options.emplace(name, value);
    }
  }
  const auto flags = declared.flags.find(&action);
  if (flags != declared.flags.end()) {
    for (const auto& [name, is_set] : flags->second) {
      if (is_set) given.options.emplace(name, "true");
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

int refuse_words(std::ostream& err, const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& where = innermost(app);
  const auto unexpected = where.remaining();
  if (!unexpected.empty()) return refuse(err, where, about_unexpected(where, unexpected.front()));
  return refuse(err, where, error.what());
}

std::variant<Arguments, int> finish(const Declared& declared, const CLI::App& app,
                                    std::ostream& out, std::ostream& err) {
  const auto hub = parse_hub_url(declared.hub);
  if (!hub) return refuse(err, app, hub.error());
  if (declared.check_config) {
    out << hub->text << ": ok (host " << hub->host << ", port " << hub->port << ")\n";
    return config::kExitOk;
  }
  const CLI::App& named = innermost(app);
  if (!declared.verb) {
    return refuse(err, named, "say what to do: known are " + quoted(subcommands_of(named)));
  }
  Arguments arguments{.verb = *declared.verb,
                      .hub = *hub,
                      .json = declared.json,
                      .name = declared.name,
                      .edit = {},
                      .actor = declared.actor,
                      .action = declared.action,
                      .given = {}};
  if (declared.action != nullptr) arguments.given = given_to(*declared.action, declared);
  if (arguments.verb != Verb::guest_set) return arguments;
  auto edit = parse_edit(declared.comfort.empty() ? std::nullopt : std::optional(declared.comfort),
                         declared.lights);
  if (!edit) return refuse(err, named, edit.error());
  arguments.edit = std::move(edit).value();
  return arguments;
}

}  // namespace

std::variant<Arguments, int> parse_arguments(int argc, const char* const* argv,
                                             const char* hub_of_environment, std::ostream& out,
                                             std::ostream& err) {
  Declared declared;
  if (hub_of_environment != nullptr && *hub_of_environment != '\0') {
    declared.hub = hub_of_environment;
  }
  CLI::App& app = declared.app();
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wish) {  // --help or --version
    app.exit(wish, out, err);
    return config::kExitOk;
  } catch (const CLI::ParseError& error) {
    return refuse_words(err, app, error);
  }
  return finish(declared, app, out, err);
}

}  // namespace innkeeper::hub::cli
