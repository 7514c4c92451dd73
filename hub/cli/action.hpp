// SPDX-License-Identifier: Apache-2.0
// A command as data: its words, what it takes, the request it makes and how the answer looks. Areas list
// theirs in <area>_actions.cpp; arguments.cpp declares them, command.cpp runs them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hub/cli/hub_client.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/printable.hpp"

namespace innkeeper::hub::cli {

/// What a person gave beside the words of the command.
struct Given {
  std::string file = {};  ///< content of the file named by the argument, of Takes::file
  std::string argument;   ///< empty where the action takes none
  std::map<std::string, std::string, std::less<>> options;  ///< flags have the value `true`

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
};

/// What an action's argument is.
enum class Takes : std::uint8_t {
  text,
  text_or_nothing,
  file,  // its name; it is read before the hub is asked
};

struct Action {
  std::string_view noun;      ///< e.g. `maintenance`
  std::string_view verb;      ///< e.g. `hold`; empty: the noun alone is the command
  std::string_view argument;  ///< e.g. `number`; empty: it takes none
  std::string_view help;
  std::span<const Option> options;
  std::string_view attempt;  ///< completes "cannot ", e.g. `hold room`
  HubRequest (*request)(const Given& given);
  /// What a person sees; ends with a line feed. `answer` is null after 204.
  std::string (*screen)(const Json& answer, const Given& given, const Paint& paint);
  Takes takes = Takes::text;
  /// What stands before the first answer, but not before JSON; null: nothing.
  std::string (*head)(const Given& given) = nullptr;
  /// What to ask after this answer: another one, for the next part of a long list, or nothing. Null: one
  /// answer is all there is.
  std::optional<HubRequest> (*next)(const Given& given, const Json& answer) = nullptr;
};

struct Noun {
  std::string_view name;
  std::string_view help;
};

/// Every action of every area, and the nouns they stand under.
[[nodiscard]] std::span<const Action* const> actions();
[[nodiscard]] std::span<const Noun> nouns();

[[nodiscard]] std::span<const Action> audit_actions();
[[nodiscard]] std::span<const Action> guest_actions();
[[nodiscard]] std::span<const Action> housekeeping_actions();
[[nodiscard]] std::span<const Action> override_actions();
[[nodiscard]] std::span<const Action> pms_actions();
[[nodiscard]] std::span<const Action> property_actions();

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
