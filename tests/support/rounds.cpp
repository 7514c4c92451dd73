// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rounds.hpp"

#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {

std::uint64_t rounds(std::uint64_t full) {
  if (program_words("").size() > 1) return full / 10;
  return INNKEEPER_IS_SANITIZED ? full / 5 : full;
}

}  // namespace innkeeper::tests
