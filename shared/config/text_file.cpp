// SPDX-License-Identifier: Apache-2.0
#include "shared/config/text_file.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace innkeeper::config {
namespace {

Failure<Problem> unreadable(const std::filesystem::path& file, std::string seen,
                            std::string remedy) {
  return fail(Problem{file.string(), {}, {}, std::move(seen), {}, std::move(remedy)});
}

std::string reason(int error) { return std::generic_category().message(error); }

}  // namespace

Result<std::string, Problem> read_text(const std::filesystem::path& file, std::size_t max_bytes) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return unreadable(file, "there is no such file", "check the path");
  }
  if (error) return unreadable(file, "cannot be read: " + error.message(), "check owner and mode");
  if (status.type() != std::filesystem::file_type::regular) {
    return unreadable(file, "is not a regular file", "name the file itself");
  }
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable(file, "cannot be read: " + reason(errno), "check owner and mode");
  std::string text(max_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return unreadable(file, "cannot be read: " + reason(errno), "check the disk");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > max_bytes) {
    return unreadable(file, "is larger than " + std::to_string(max_bytes) + " bytes",
                      "is this the right file?");
  }
  return text;
}

}  // namespace innkeeper::config
