// SPDX-License-Identifier: Apache-2.0
// Names that a file must not use twice.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "shared/config/toml_reader.hpp"

namespace innkeeper::config {

/// Names that must be unique, with the place of the first use of each.
class Register {
 public:
  /// Reports at `key` when `name` was used before; an empty name was reported already.
  void add(const Section& section, std::string_view key, std::string_view name) {
    if (name.empty()) return;
    const auto [entry, is_new] = places_.try_emplace(std::string(name), section.place(key));
    if (is_new) return;
    section.report(
        key,
        in_quotes(name) + " was declared before, at line " + std::to_string(entry->second.line), {},
        "each one once");
  }

 private:
  std::map<std::string, Place> places_;
};

}  // namespace innkeeper::config
