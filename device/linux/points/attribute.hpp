// SPDX-License-Identifier: Apache-2.0
// One file of sysfs: a short text that the kernel makes when it is read, and takes when it is written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/util/result.hpp"

namespace innkeeper::device {

/// Longest text that is read: a page, as the kernel's own limit.
inline constexpr std::size_t kMaxAttributeBytes = 4096;

/// Why a file could not be used: the kernel's reason, and its number.
struct AttributeError {
  int number = 0;
  std::string what;  ///< `/sys/...: Permission denied`
};

/// The whole text without its line end.
[[nodiscard]] Result<std::string, AttributeError> read_attribute(const std::filesystem::path& file);
[[nodiscard]] Result<std::int64_t, AttributeError> read_number(const std::filesystem::path& file);
[[nodiscard]] Result<void, AttributeError> write_attribute(const std::filesystem::path& file,
                                                           std::string_view text);

/// Names in `folder`, sorted; none when it does not exist.
[[nodiscard]] std::vector<std::string> names_in(const std::filesystem::path& folder);

/// `number` of such a text as `0.0625` or `-17`; none of anything else.
[[nodiscard]] std::optional<double> decimal_of(std::string_view text);

}  // namespace innkeeper::device
