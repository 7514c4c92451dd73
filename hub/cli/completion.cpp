// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/completion.hpp"

#include <vector>

namespace innkeeper::hub::cli {
namespace {

bool is_file(const Option& option) { return option.type == "FILE"; }
bool takes_file(const Action& action) {
  return action.takes == Takes::file || action.takes == Takes::path;
}

/// The first words of all commands, each once, with what they are for.
std::vector<Noun> first_words(std::span<const Action* const> actions) {
  std::vector<Noun> words;
  for (const Action* const action : actions) {
    bool known = false;
    for (const Noun& word : words) known = known || word.name == action->noun;
    if (known) continue;
    std::string_view help = action->help;
    for (const Noun& noun : nouns()) {
      if (noun.name == action->noun) help = noun.help;
    }
    words.push_back({action->noun, help});
  }
  return words;
}

/// `text` in single quotes; its own are written as a shell does.
std::string shell_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + '\'';
}

/// What is behind `:` and in brackets has a meaning to zsh.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::vector<Option> all_options(const Action& action) {
  std::vector<Option> all = options_of(action);
  for (const Option& option : common_options()) all.push_back(option);
  return all;
}

/// The command's words as they stand behind `innkeeper`.
std::string path_of(const Action& action) {
  return called(action).substr(std::string_view("innkeeper ").size());
}

std::string bash_case(const Action& action) {
  std::string options;
  std::string values;
  for (const Option& option : all_options(action)) {
    options += " --" + std::string(option.name);
    if (!option.choices.empty()) {
      values += "      --" + std::string(option.name) + ") words=" + shell_quoted(option.choices) +
                " ;;\n";
    }
  }
  std::string text = "    " + shell_quoted(path_of(action)) + ")\n      words=" +
                     shell_quoted(std::string(action.choices) + options + " --help") + '\n';
  if (takes_file(action)) text += "      files=yes\n";
  if (!values.empty()) text += "      case $before in\n" + values + "      esac\n";
  return text + "      ;;\n";
}

}  // namespace

std::string bash_completion(std::span<const Action* const> actions) {
  std::string firsts;
  std::string groups;
  std::string alone;  // commands of one word
  for (const Noun& noun : first_words(actions)) {
    firsts += std::string(noun.name) + ' ';
    std::string verbs;
    for (const Action* const action : actions) {
      if (action->noun == noun.name && !action->verb.empty())
        verbs += ' ' + std::string(action->verb);
    }
    if (verbs.empty()) {
      alone += std::string(noun.name) + '|';
    } else {
      groups += "    " + shell_quoted(noun.name) +
                ") words=" + shell_quoted(verbs.substr(1) + " --help") + " ;;\n";
    }
  }
  std::string cases;
  std::string with_value;
  for (const Action* const action : actions) {
    cases += bash_case(*action);
    for (const Option& option : all_options(*action)) {
      const std::string name = "--" + std::string(option.name) + '|';
      if (!option.type.empty() && with_value.find(name) == std::string::npos) with_value += name;
    }
  }
  with_value.pop_back();
  alone.pop_back();
  return "# bash completion of innkeeper; made by 'innkeeper completion bash'\n"
         "_innkeeper() {\n"
         "  local now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local path= words= files= skip= depth=0 i word\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=${COMP_WORDS[i]}\n"
         "    if [[ -n $skip ]]; then skip=; continue; fi\n"
         "    case $word in\n"
         "    " +
         with_value +
         ") skip=yes ;;\n"
         "    -*|=) ;;\n"
         "    *) ((depth < 2)) && path+=${path:+ }$word && ((depth++)) ;;\n"
         "    esac\n"
         "  done\n"
         "  # A command of one word is followed by what it is about.\n"
         "  case ${path%% *} in\n"
         "    " +
         alone +
         ") path=${path%% *} ;;\n"
         "  esac\n"
         "  case $path in\n"
         "    " +
         shell_quoted("") + ") words=" + shell_quoted(firsts + "--help --version") + " ;;\n" +
         groups + cases +
         "    *) words='--json --help' ;;\n"
         "  esac\n"
         "  case $before in\n"
         "    --ca|--token-file|--config|--output|--bundle) files=yes words= ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$now\"))\n"
         "  if [[ -n $files ]]; then COMPREPLY+=($(compgen -f -- \"$now\")); fi\n"
         "}\n"
         "complete -F _innkeeper innkeeper\n";
}

namespace {

std::string zsh_option(const Option& option) {
  std::string spec = (option.many ? "*" : "") + ("--" + std::string(option.name));
  spec += (option.type.empty() ? "[" : "=[") + zsh_text(option.help) + ']';
  if (!option.type.empty()) {
    spec += ':' + zsh_text(option.type) + ':';
    if (is_file(option)) spec += "_files";
    if (!option.choices.empty()) spec += '(' + std::string(option.choices) + ')';
  }
  return shell_quoted(spec);
}

std::string zsh_arguments(const Action& action, const std::string& indent) {
  std::string text = indent + "_arguments";
  for (const Option& option : all_options(action))
    text += " \\\n" + indent + "  " + zsh_option(option);
  if (!action.argument.empty()) {
    std::string spec = std::string(action.takes == Takes::text_or_nothing ? "::" : ":") +
                       std::string(action.argument) + ':';
    if (!action.choices.empty()) spec += '(' + std::string(action.choices) + ')';
    if (takes_file(action)) spec += "_files";
    text += " \\\n" + indent + "  " + shell_quoted(spec);
  }
  return text + '\n';
}

}  // namespace

std::string zsh_completion(std::span<const Action* const> actions) {
  std::string cases;
  for (const Noun& noun : first_words(actions)) {
    std::vector<Noun> verbs;
    std::string inner;
    std::string alone;
    for (const Action* const action : actions) {
      if (action->noun != noun.name) continue;
      if (action->verb.empty()) {
        alone = zsh_arguments(*action, "      ");
        continue;
      }
      verbs.push_back({action->verb, action->help});
      inner += "        " + shell_quoted(action->verb) +
               ")\n          shift words; (( CURRENT-- ))\n" +
               zsh_arguments(*action, "          ") + "          ;;\n";
    }
    cases += "    " + shell_quoted(noun.name) + ")\n      shift words; (( CURRENT-- ))\n";
    if (verbs.empty()) {
      cases += alone;
    } else {
      cases += "      if (( CURRENT == 2 )); then\n        local -a words_of\n        words_of=(\n";
      for (const Noun& verb : verbs) {
        cases +=
            "          " + shell_quoted(std::string(verb.name) + ':' + zsh_text(verb.help)) + '\n';
      }
      cases +=
          "        )\n        _describe command words_of\n        return\n      fi\n"
          "      case $words[2] in\n" +
          inner + "      esac\n";
    }
    cases += "      ;;\n";
  }
  std::string firsts = "    local -a commands\n    commands=(\n";
  for (const Noun& noun : first_words(actions)) {
    firsts += "      " + shell_quoted(std::string(noun.name) + ':' + zsh_text(noun.help)) + '\n';
  }
  firsts += "    )\n    _describe command commands\n";
  return "#compdef innkeeper\n"
         "# zsh completion of innkeeper; made by 'innkeeper completion zsh'\n"
         "_innkeeper() {\n"
         "  if (( CURRENT == 2 )); then\n" +
         firsts +
         "    return\n"
         "  fi\n"
         "  case $words[2] in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_innkeeper \"$@\"\n";
}

std::string fish_completion(std::span<const Action* const> actions) {
  std::string text =
      "# fish completion of innkeeper; made by 'innkeeper completion fish'\n"
      "complete -c innkeeper -f\n";
  for (const Noun& noun : first_words(actions)) {
    text += "complete -c innkeeper -n __fish_use_subcommand -a " + std::string(noun.name) + " -d " +
            shell_quoted(noun.help) + '\n';
  }
  for (const Action* const action : actions) {
    const std::string noun(action->noun);
    const std::string verb(action->verb);
    std::string when = "__fish_seen_subcommand_from " + noun;
    if (!verb.empty()) {
      std::string others;
      for (const Action* const each : actions) {
        if (each->noun == action->noun) others += ' ' + std::string(each->verb);
      }
      text += "complete -c innkeeper -n " +
              shell_quoted(when + "; and not __fish_seen_subcommand_from" + others) + " -a " +
              verb + " -d " + shell_quoted(action->help) + '\n';
      when += "; and __fish_seen_subcommand_from " + verb;
    }
    const std::string condition = "complete -c innkeeper -n " + shell_quoted(when);
    if (!action->choices.empty()) text += condition + " -a " + shell_quoted(action->choices) + '\n';
    if (takes_file(*action)) text += condition + " -F\n";
    for (const Option& option : all_options(*action)) {
      text += condition + " -l " + std::string(option.name) + " -d " + shell_quoted(option.help);
      if (!option.type.empty()) text += is_file(option) ? " -r -F" : " -x";
      if (!option.choices.empty()) text += " -a " + shell_quoted(option.choices);
      text += '\n';
    }
  }
  return text;
}

}  // namespace innkeeper::hub::cli
