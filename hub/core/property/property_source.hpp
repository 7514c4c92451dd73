// SPDX-License-Identifier: Apache-2.0
// The core's port to the property's text: the file that the hub was started with, and the reader of any
// other text that somebody sends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "shared/config/property.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub {

/// Implementations are thread-safe.
class PropertySource {
 public:
  virtual ~PropertySource() = default;
  /// The property file as it was when this process started. read() understands it.
  [[nodiscard]] virtual std::string_view file() const = 0;
  /// The property that `text` declares, or everything that is wrong with it.
  [[nodiscard]] virtual Result<config::Property, std::vector<FieldError>> read(
      std::string_view text) const = 0;
};

}  // namespace innkeeper::hub
