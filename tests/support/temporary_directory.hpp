// SPDX-License-Identifier: Apache-2.0
// A directory of its own for a test that needs files; gone afterwards.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "shared/util/check.hpp"

namespace innkeeper::tests {

class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "innkeeper-test-XXXXXX").string();
    check(mkdtemp(name.data()) != nullptr, "a test can create a temporary directory");
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;  // nothing depends on the removal
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace innkeeper::tests
