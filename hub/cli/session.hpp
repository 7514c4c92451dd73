// SPDX-License-Identifier: Apache-2.0
// One run of a command: asks the hub, tells the person what failed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/cli/arguments.hpp"
#include "hub/cli/command.hpp"
#include "hub/cli/hub_client.hpp"
#include "hub/cli/hub_json.hpp"

namespace innkeeper::hub::cli {

/// Blocks while the hub is asked. `arguments` must outlive it.
class Session {
 public:
  Session(const Arguments& arguments, Output output) : arguments_(arguments), output_(output) {}

  [[nodiscard]] const Given& given() const { return arguments_.given; }
  [[nodiscard]] const Arguments& arguments() const { return arguments_; }
  [[nodiscard]] bool json() const { return arguments_.json; }
  [[nodiscard]] bool is_terminal() const { return output_.is_terminal; }
  [[nodiscard]] const Paint& paint() const { return output_.paint; }
  [[nodiscard]] std::ostream& out() const { return output_.out; }
  [[nodiscard]] std::ostream& err() const { return output_.err; }

  /// What the hub answers, or why it could not be asked; nothing is said.
  [[nodiscard]] Result<HubAnswer, std::string> call(HubRequest request) const;
  /// The document of an answer, an empty object when it has none. Nothing: it failed, and that was said.
  [[nodiscard]] std::optional<Json> ask(HubRequest request) const;

  /// Says so; the status to exit with.
  int failed(const std::string& why) const;
  int not_a_hub(const std::string& why) const;
  void print(const Json& document) const;
  /// True when a person agrees to `question`, or --yes was given; otherwise what to do was said.
  [[nodiscard]] bool agreed(const std::string& question) const;

 private:
  /// What was tried, for messages.
  [[nodiscard]] std::string attempt() const;
  void refused(const HubAnswer& answer) const;

  const Arguments& arguments_;
  Output output_;
};

}  // namespace innkeeper::hub::cli
