// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/attribute.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "shared/config/problem.hpp"

namespace innkeeper::device {
namespace {

Failure<AttributeError> failed(const std::filesystem::path& file, int number) {
  return fail(
      AttributeError{number, file.string() + ": " + std::generic_category().message(number)});
}

/// Closes itself.
class File {
 public:
  File(const std::filesystem::path& path, int flags)
      : file_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return file_; }

 private:
  int file_;
};

}  // namespace

Result<std::string, AttributeError> read_attribute(const std::filesystem::path& path) {
  // A named pipe in the place of an attribute must not hold the worker for ever.
  const File file(path, O_RDONLY | O_NONBLOCK);
  if (file.get() < 0) return failed(path, errno);
  std::string text(kMaxAttributeBytes, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = ::read(file.get(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

Result<std::int64_t, AttributeError> read_number(const std::filesystem::path& path) {
  const auto text = read_attribute(path);
  if (!text) return fail(AttributeError(text.error()));
  std::int64_t number = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, number);
  if (error != std::errc() || stop != end) {
    return fail(AttributeError{EINVAL, path.string() + ": says " + config::in_quotes(*text) +
                                           ", which is no whole number"});
  }
  return number;
}

Result<void, AttributeError> write_attribute(const std::filesystem::path& path,
                                             std::string_view text) {
  const File file(path, O_WRONLY | O_TRUNC | O_NONBLOCK);
  if (file.get() < 0) return failed(path, errno);
  ssize_t put = 0;
  do {
    put = ::write(file.get(), text.data(), text.size());
  } while (put < 0 && errno == EINTR);
  if (put < 0) return failed(path, errno);
  if (static_cast<std::size_t>(put) != text.size()) return failed(path, EIO);
  return {};
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<double> decimal_of(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace innkeeper::device
