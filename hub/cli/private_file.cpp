// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/private_file.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

namespace innkeeper::hub::cli {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr std::size_t kBlock = std::size_t{1} << 16U;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

int create(const std::string& file) {
  return ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Failure<std::string> cannot_write(const std::string& file, int error) {
  const char* const remedy = error == EEXIST ? "; give another name, or move that file away" : "";
  return fail("cannot write " + file + ": " + error_text(error) + remedy);
}

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += {kDigits[bytes[i] >> 4U], kDigits[bytes[i] & 0xfU]};
  }
  return text;
}

/// Reads `from`; what is read goes to `to` unless that is negative.
Result<Copied, std::string> read_through(const std::string& from, int to, const std::string& file) {
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (source.number() < 0) return fail("cannot read " + from + ": " + error_text(errno));
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(),
                                                                       &EVP_MD_CTX_free);
  EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr);
  std::array<char, kBlock> block{};
  Copied copied;
  for (;;) {
    const ssize_t count = ::read(source.number(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail("cannot read " + from + ": " + error_text(errno));
    if (count == 0) break;
    const auto size = static_cast<std::size_t>(count);
    EVP_DigestUpdate(digest.get(), block.data(), size);
    copied.bytes += size;
    if (to >= 0 && !write_all(to, {block.data(), size})) return cannot_write(file, errno);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned size = 0;
  EVP_DigestFinal_ex(digest.get(), sum.data(), &size);
  copied.sha256 = hexadecimal(sum.data(), size);
  return copied;
}

}  // namespace

std::string error_text(int error) { return std::generic_category().message(error); }

Result<void, std::string> write_private(const std::string& file, std::string_view text) {
  const Descriptor target(create(file));
  if (target.number() < 0) return cannot_write(file, errno);
  if (!write_all(target.number(), text) || ::fsync(target.number()) != 0) {
    const int error = errno;
    ::unlink(file.c_str());
    return cannot_write(file, error);
  }
  return {};
}

Result<Copied, std::string> copy_private(const std::string& from, const std::string& file) {
  const Descriptor target(create(file));
  if (target.number() < 0) return cannot_write(file, errno);
  auto copied = read_through(from, target.number(), file);
  if (copied && ::fsync(target.number()) != 0) copied = cannot_write(file, errno);
  if (!copied) ::unlink(file.c_str());
  return copied;
}

Result<Copied, std::string> digest_of(const std::string& file) {
  return read_through(file, -1, {});
}

}  // namespace innkeeper::hub::cli
