// SPDX-License-Identifier: Apache-2.0
// A command as data: its words, what it takes, the request it makes and how the answer looks. Areas list
// theirs in <area>_actions.cpp. The command line, --help, completion.cpp and man_page.cpp are made from this
// table and nothing else; command.cpp runs it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/hub_client.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/printable.hpp"

namespace innkeeper::hub::cli {

/// What a person gave beside the words of the command.
struct Given {
  std::string file = {};  ///< content of the file named by the argument, of Takes::file
  std::string argument;   ///< empty where the action takes none
  std::map<std::string, std::string, std::less<>> options;  ///< flags have the value `true`
  std::map<std::string, std::vector<std::string>, std::less<>> lists = {};  ///< of Option::many

  [[nodiscard]] bool has(std::string_view name) const { return options.contains(name); }
  /// Empty when it was not given.
  [[nodiscard]] std::string get(std::string_view name) const;
};

struct Option {
  std::string_view name;  ///< without dashes
  std::string_view type;  ///< what stands for the value in the help; empty: a flag
  std::string_view help;
  bool required = false;
  std::string_view choices = {};  ///< divided by blanks; empty: any value
  bool many = false;              ///< may be given more than once: see Given::lists
};

/// What an action's argument is.
enum class Takes : std::uint8_t {
  text,
  text_or_nothing,
  file,  // its name; it is read before the hub is asked
  path,  // of a file or folder that the command itself writes or reads
};

class Session;

struct Action {
  std::string_view noun;      ///< e.g. `maintenance`
  std::string_view verb;      ///< e.g. `hold`; empty: the noun alone is the command
  std::string_view argument;  ///< e.g. `number`; empty: it takes none
  std::string_view help;
  std::span<const Option> options;
  std::string_view attempt;  ///< completes "cannot ", e.g. `hold room`
  HubRequest (*request)(const Given& given) = nullptr;
  /// What a person sees; ends with a line feed. `answer` is empty after 204.
  std::string (*screen)(const Json& answer, const Given& given, const Paint& paint) = nullptr;
  Takes takes = Takes::text;
  /// What stands before the first answer, but not before JSON; null: nothing.
  std::string (*head)(const Given& given) = nullptr;
  /// What to ask after this answer: another one, for the next part of a long list, or nothing. Null: one
  /// answer is all there is.
  std::optional<HubRequest> (*next)(const Given& given, const Json& answer) = nullptr;
  /// Whether the answer is what a hub says here. Null: whatever it is.
  bool (*fits)(const Json& answer) = nullptr;
  /// Why what was given cannot be meant; empty: it can. Null: always.
  std::string (*wrong)(const Given& given) = nullptr;
  /// What to ask a person before it is done. Null: nothing is asked.
  std::string (*question)(const Given& given) = nullptr;
  /// Does it, instead of `request` and `screen`; the exit status.
  int (*run)(Session& session) = nullptr;
  std::string_view choices = {};  ///< of the argument, divided by blanks; empty: any value
  std::string_view details = {};  ///< for the manual: paragraphs, divided by empty lines
  std::string_view alias = {};    ///< another word for the verb
  bool watched = false;           ///< takes --watch
};

/// Where the packages put the hub's settings.
inline constexpr std::string_view kDefaultSettings = "/etc/innkeeper/hub.toml";

struct Noun {
  std::string_view name;
  std::string_view help;
};

/// Every action of every area, and the nouns they stand under.
[[nodiscard]] std::span<const Action* const> actions();
[[nodiscard]] std::span<const Noun> nouns();

[[nodiscard]] std::span<const Action> account_actions();
[[nodiscard]] std::span<const Action> audit_actions();
[[nodiscard]] std::span<const Action> comfort_actions();
[[nodiscard]] std::span<const Action> database_actions();
[[nodiscard]] std::span<const Action> doctor_actions();
[[nodiscard]] std::span<const Action> guest_actions();
[[nodiscard]] std::span<const Action> housekeeping_actions();
[[nodiscard]] std::span<const Action> override_actions();
[[nodiscard]] std::span<const Action> pms_actions();
[[nodiscard]] std::span<const Action> property_actions();
[[nodiscard]] std::span<const Action> room_actions();
[[nodiscard]] std::span<const Action> self_actions();
[[nodiscard]] std::span<const Action> stay_actions();
[[nodiscard]] std::span<const Action> token_actions();

/// Options that every command takes.
[[nodiscard]] std::span<const Option> common_options();
/// Those that this command takes besides: its own, then --watch and --yes where they mean something.
[[nodiscard]] std::vector<Option> options_of(const Action& action);
/// `word` divided at blanks.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
/// `innkeeper audit list`: how a person calls it.
[[nodiscard]] std::string called(const Action& action);

/// How an option stands in a JSON body.
struct BodyKey {
  std::string_view option;
  std::string_view key;
  bool is_text = true;  ///< otherwise a number or a flag, if it looks like one
};
/// A JSON body of those options that were given. The hub says what is wrong with a value.
[[nodiscard]] std::string body_of(const Given& given, std::span<const BodyKey> keys);

/// `/api/v1/rooms/<number>` and then `rest`.
[[nodiscard]] std::string room_path(const Given& given, std::string_view rest);
/// `?reason=...` when one was given.
[[nodiscard]] std::string reason_query(const Given& given);

}  // namespace innkeeper::hub::cli
