// SPDX-License-Identifier: Apache-2.0
#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {

std::string source_dir() { return INNKEEPER_SOURCE_DIR; }

std::string program_dir() { return INNKEEPER_PROGRAM_DIR; }

}  // namespace innkeeper::tests
