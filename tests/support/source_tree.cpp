// SPDX-License-Identifier: Apache-2.0
#include "tests/support/source_tree.hpp"

#include <sstream>

namespace innkeeper::tests {

std::string source_dir() { return INNKEEPER_SOURCE_DIR; }

std::string program_dir() { return INNKEEPER_PROGRAM_DIR; }

std::vector<std::string> program_words(const std::string& name) {
  std::vector<std::string> words;
  std::istringstream emulator(INNKEEPER_EMULATOR_WORDS);
  for (std::string word; std::getline(emulator, word, '|');) words.push_back(word);
  words.push_back(program_dir() + "/" + name);
  return words;
}

}  // namespace innkeeper::tests
