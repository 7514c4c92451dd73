// SPDX-License-Identifier: Apache-2.0
// One JSON object as one line, for the programs that drive the simulator. A writer of flat objects
// is all it takes.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::hub::simpms {

/// Appends members in the order of the calls. Bytes outside ASCII, which come from any code page,
/// are written as if they were Latin-1, so that a line is always valid JSON.
class JsonLine {
 public:
  /// Every line says what it is.
  explicit JsonLine(std::string_view event) { add("event", event); }

  JsonLine& add(std::string_view key, std::string_view value);
  JsonLine& add(std::string_view key, const char* value) {
    return add(key, std::string_view(value));
  }
  JsonLine& add(std::string_view key, bool value);
  JsonLine& add(std::string_view key, std::integral auto value) {
    return add_raw(key, std::to_string(value));
  }
  JsonLine& add(std::string_view key, const std::vector<std::string>& values);

  /// The object, without line end.
  [[nodiscard]] std::string text() const { return text_ + '}'; }

 private:
  JsonLine& add_raw(std::string_view key, std::string_view value);

  std::string text_ = "{";
};

}  // namespace innkeeper::hub::simpms
