// SPDX-License-Identifier: Apache-2.0
#include "tests/tree/source_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace innkeeper::tests {
namespace {

constexpr std::array kTopFolders{"shared", "hub", "device", "tests", "toolchains", "config"};

bool is_source(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const std::string extension = path.extension().string();
  return name == "CMakeLists.txt" || extension == ".hpp" || extension == ".cpp" ||
         extension == ".cmake" || extension == ".sh" || extension == ".toml";
}

SourceFile read(const std::filesystem::path& root, const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return source_file(std::filesystem::relative(path, root).generic_string(), text.str());
}

}  // namespace

std::string_view SourceFile::folder() const {
  const std::string_view whole = path;
  const std::size_t first = whole.find('/');
  if (first == std::string_view::npos) return {};
  return whole.substr(0, whole.find('/', first + 1));
}

SourceFile source_file(std::string path, std::string_view text) {
  SourceFile file{std::move(path), {}};
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    file.lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return file;
}

std::vector<SourceFile> read_tree(const std::filesystem::path& root) {
  std::vector<SourceFile> files;
  for (const char* folder : kTopFolders) {
    if (!std::filesystem::is_directory(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && is_source(entry.path())) {
        files.push_back(read(root, entry.path()));
      }
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::string describe(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += finding.path + ':' + std::to_string(finding.line) + ": " + finding.text + '\n';
  }
  return text;
}

}  // namespace innkeeper::tests
