// SPDX-License-Identifier: Apache-2.0
#include "shared/config/secret_file.hpp"

#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::config {
namespace {

using std::filesystem::perms;

/// A file with `content`, readable for its owner only.
std::filesystem::path secret(const tests::TemporaryDirectory& directory,
                             const std::string& content) {
  auto file = directory.path() / "password";
  std::ofstream(file) << content;
  std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
  return file;
}

TEST_CASE("a secret is the file's one line, with or without its line end") {
  const tests::TemporaryDirectory directory;
  CHECK(read_secret(secret(directory, "s3cr t\n")).value() == "s3cr t");
  CHECK(read_secret(secret(directory, "s3cr t\r\n")).value() == "s3cr t");
  CHECK(read_secret(secret(directory, " s3cr t ")).value() == " s3cr t ");
}

TEST_CASE("a secret that others can read is refused with the command that closes it") {
  const tests::TemporaryDirectory directory;
  for (const perms open : {perms::group_read, perms::others_read, perms::others_write}) {
    const auto file = secret(directory, "s3cret\n");
    std::filesystem::permissions(file, open, std::filesystem::perm_options::add);
    const auto read = read_secret(file);
    REQUIRE_FALSE(read);
    CHECK(describe(read.error()) ==
          file.string() +
              ": holds a secret and is open to group or others; allowed: only the "
              "owner's access; chmod 600 '" +
              file.string() + "'");
  }
}

TEST_CASE("what cannot be a secret is refused without being shown") {
  const tests::TemporaryDirectory directory;
  for (const std::string& content : {std::string(), std::string("\n"), std::string("one\nhidden\n"),
                                     std::string("one\n\n"), std::string("nul\0hidden", 10)}) {
    const auto read = read_secret(secret(directory, content));
    REQUIRE_FALSE(read);
    CHECK(describe(read.error()).find("hidden") == std::string::npos);
  }
  CHECK_FALSE(read_secret(directory.path()));
  CHECK_FALSE(read_secret(directory.path() / "none"));
}

TEST_CASE("the longest secret is read whole and a longer one is not cut") {
  const tests::TemporaryDirectory directory;
  CHECK(read_secret(secret(directory, std::string(kMaxSecretBytes, 'x'))).value().size() ==
        kMaxSecretBytes);
  CHECK_FALSE(read_secret(secret(directory, std::string(kMaxSecretBytes + 1, 'x'))));
}

}  // namespace
}  // namespace innkeeper::config
