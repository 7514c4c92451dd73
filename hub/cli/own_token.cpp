// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/own_token.hpp"

#include <algorithm>
#include <filesystem>

#include "shared/config/secret_file.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kPrefix = "inko_";
constexpr std::size_t kRandomDigits = 43;  // of 32 bytes as base64url

bool is_own_token(std::string_view text) {
  if (!text.starts_with(kPrefix) || text.size() != kPrefix.size() + kRandomDigits) return false;
  text.remove_prefix(kPrefix.size());
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

std::string token_file_in(std::string_view challenge) {
  constexpr std::string_view kKey = "token_file=\"";
  const std::size_t begin = challenge.find(kKey);
  if (begin == std::string_view::npos) return {};
  challenge.remove_prefix(begin + kKey.size());
  return std::string(challenge.substr(0, challenge.find('"')));
}

Result<std::string, std::string> read_own_token(const std::string& file) {
  auto token = config::read_secret(std::filesystem::path(file));
  if (token && is_own_token(*token)) return std::move(token).value();
  const std::string why =
      token ? file + " holds no token of a hub." : config::describe(token.error());
  return fail("the hub wants to know who asks. " + why +
              "\nRun this as the user of the hub or as root, who can read that file.");
}

}  // namespace innkeeper::hub::cli
