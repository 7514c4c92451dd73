// SPDX-License-Identifier: Apache-2.0
#include "shared/config/secret_file.hpp"

#include <algorithm>
#include <utility>

#include "shared/config/text_file.hpp"

namespace innkeeper::config {
namespace {

Failure<Problem> refused(const std::filesystem::path& file, std::string seen, std::string allowed,
                         std::string remedy) {
  return fail(
      Problem{file.string(), {}, {}, std::move(seen), std::move(allowed), std::move(remedy)});
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

}  // namespace

Result<std::string, Problem> read_secret(const std::filesystem::path& file) {
  using std::filesystem::perms;
  // The check comes before the content is touched. Between the two the mode could change, but only
  // by the hand of the owner, who may show the secret to anybody anyway.
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  const bool open_to_others =
      (status.permissions() & (perms::group_all | perms::others_all)) != perms::none;
  if (std::filesystem::is_regular_file(status) && open_to_others) {
    return refused(file, "holds a secret and is open to group or others", "only the owner's access",
                   "chmod 600 '" + file.string() + "'");
  }
  auto text = read_text(file, kMaxSecretBytes);
  if (!text) return text;
  std::string secret = std::move(text).value();
  if (secret.ends_with('\n')) secret.pop_back();
  if (secret.ends_with('\r')) secret.pop_back();
  if (secret.empty()) return refused(file, "is empty", "one line with the secret", {});
  if (std::any_of(secret.begin(), secret.end(), is_control)) {
    return refused(file, "has several lines or control characters", "one line with the secret", {});
  }
  return secret;
}

}  // namespace innkeeper::config
