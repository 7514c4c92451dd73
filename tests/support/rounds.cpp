// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rounds.hpp"

#include "tests/support/source_tree.hpp"

namespace innkeeper::tests {

std::uint64_t rounds(std::uint64_t full) {
  const bool emulated = program_words("").size() > 1;
  return emulated ? full / 10 : full;
}

}  // namespace innkeeper::tests
