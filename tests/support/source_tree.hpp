// SPDX-License-Identifier: Apache-2.0
// Where the source tree and the programs built from it are. In a translation unit of its own: the paths
// differ from clone to clone, and a compiler cache would find nothing where they are on every command line.
#pragma once

#include <string>
#include <vector>

namespace innkeeper::tests {

/// The root of the source tree.
[[nodiscard]] std::string source_dir();
/// The folder with the programs of this build.
[[nodiscard]] std::string program_dir();
/// The words that start a program of this build: its path, behind an emulator when the build is for another
/// machine.
[[nodiscard]] std::vector<std::string> program_words(const std::string& name);

}  // namespace innkeeper::tests
