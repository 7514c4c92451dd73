// SPDX-License-Identifier: Apache-2.0
// Accounts, tokens and sessions as JSON text.
#pragma once

#include <string>
#include <string_view>

#include "hub/core/accounts/account_requests.hpp"

namespace innkeeper::hub::http {

/// Who is asking, and which routes they may call.
[[nodiscard]] std::string session_document(const SessionView& session);
/// REQUIRES: exactly one account.
[[nodiscard]] std::string account_document(const AccountsView& account);
[[nodiscard]] std::string accounts_document(const AccountsView& accounts);
[[nodiscard]] std::string tokens_document(const TokensView& tokens);
/// A token that was just made: the only time that it is told.
[[nodiscard]] std::string new_token_document(const CredentialRow& token, std::string_view secret);

}  // namespace innkeeper::hub::http
