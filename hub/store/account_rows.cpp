// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core: accounts and credentials.
#include <cstdint>

#include "hub/store/row_table.hpp"
#include "hub/store/row_words.hpp"

namespace innkeeper::hub::store {

void Mapping<AccountRow>::bind(Statement& statement, const AccountRow& row,
                               const std::string& key) {
  statement.bind(std::string_view(key), name_of(row.role), std::string_view(row.password),
                 std::int64_t{row.disabled ? 1 : 0}, row.created.seconds, row.changed.seconds);
}

std::optional<AccountRow> Mapping<AccountRow>::read(const Statement& row) {
  const auto login = row.text(0);
  const auto role = word_of(row.text(1), kStaff);
  const auto password = row.text(2);
  const auto disabled = row.integer(3);
  const auto created = row.integer(4);
  const auto changed = row.integer(5);
  if (!login || !role || !password || !disabled || !created || !changed) return std::nullopt;
  return AccountRow{std::string(*login), *role,      std::string(*password),
                    *disabled != 0,      {*created}, {*changed}};
}

void Mapping<CredentialRow>::bind(Statement& statement, const CredentialRow& row,
                                  const std::string& key) {
  const auto room = row.room ? std::optional(row.room->view()) : std::nullopt;
  statement.bind(std::string_view(key), name_of(row.kind), std::string_view(row.owner),
                 std::string_view(row.maker), std::int64_t{row.permits.bits()}, room,
                 std::int64_t{row.tenancy}, row.created.seconds, row.seen.seconds,
                 row.until.seconds);
}

std::optional<CredentialRow> Mapping<CredentialRow>::read(const Statement& row) {
  CredentialRow credential;
  const auto hash = row.text(0);
  const auto kind = word_of(row.text(1), kCredentialKinds);
  const auto owner = row.text(2);
  const auto maker = row.text(3);
  const auto permits = Permits::from(row.integer(4).value_or(-1));
  const auto tenancy = unsigned_32(row.integer(6));
  const auto created = row.integer(7);
  const auto seen = row.integer(8);
  const auto until = row.integer(9);
  if (!hash || !kind || !owner || !maker || !permits || !tenancy || !created || !seen || !until) {
    return std::nullopt;
  }
  if (!row.is_null(5)) {
    const auto room = room::room_id(row.text(5).value_or(""));
    if (!room) return std::nullopt;
    credential.room = *room;
  }
  credential.hash = *hash;
  credential.kind = *kind;
  credential.owner = *owner;
  credential.maker = *maker;
  credential.permits = *permits;
  credential.tenancy = *tenancy;
  credential.created = {*created};
  credential.seen = {*seen};
  credential.until = {*until};
  return credential;
}

}  // namespace innkeeper::hub::store
