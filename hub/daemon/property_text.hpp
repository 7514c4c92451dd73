// SPDX-License-Identifier: Apache-2.0
// The property file of hub.toml, and the reader of every other text that shall take its place.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/property/property_source.hpp"

namespace innkeeper::hub::daemon {

/// Immutable, hence thread-safe.
class PropertyText final : public PropertySource {
 public:
  /// `text`: of the file of this name; sound.
  PropertyText(std::string name, std::string text)
      : name_(std::move(name)), text_(std::move(text)) {}

  [[nodiscard]] std::string_view file() const override { return text_; }
  [[nodiscard]] Result<config::Property, std::vector<FieldError>> read(
      std::string_view text) const override;

 private:
  std::string name_;
  std::string text_;
};

}  // namespace innkeeper::hub::daemon
