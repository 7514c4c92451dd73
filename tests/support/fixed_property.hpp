// SPDX-License-Identifier: Apache-2.0
// A property source whose texts are names of properties that the test made.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "hub/core/property/property_source.hpp"

namespace innkeeper::support {

class FixedProperty final : public hub::PropertySource {
 public:
  /// `file`: the text of the file.
  explicit FixedProperty(config::Property property, std::string file = "the file")
      : file_(std::move(file)) {
    put(file_, std::move(property));
  }

  /// From now on `text` declares `property`.
  void put(const std::string& text, config::Property property) {
    properties_.insert_or_assign(text, std::move(property));
  }

  [[nodiscard]] std::string_view file() const override { return file_; }
  [[nodiscard]] Result<config::Property, std::vector<hub::FieldError>> read(
      std::string_view text) const override {
    const auto found = properties_.find(text);
    if (found == properties_.end()) {
      return fail(std::vector<hub::FieldError>{{"a.key", "is wrong", 3, 7}});
    }
    return found->second;
  }

 private:
  std::string file_;
  std::map<std::string, config::Property, std::less<>> properties_;
};

}  // namespace innkeeper::support
