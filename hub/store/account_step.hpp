// SPDX-License-Identifier: Apache-2.0
// A step of the schema: accounts, and the hashes of whatever proves who somebody is.
#pragma once

namespace innkeeper::hub::store {

inline constexpr const char* kAccountStep = R"sql(
CREATE TABLE account(
  login    TEXT PRIMARY KEY,
  role     TEXT NOT NULL,
  password TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  CONSTRAINT account_login CHECK (length(CAST(login AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT account_password CHECK (length(CAST(password AS BLOB)) BETWEEN 1 AND 127),
  CONSTRAINT account_disabled CHECK (disabled IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE credential(
  hash    TEXT PRIMARY KEY,
  kind    TEXT NOT NULL,
  owner   TEXT NOT NULL,
  maker   TEXT NOT NULL,
  permits INTEGER NOT NULL,
  room    TEXT,
  tenancy INTEGER NOT NULL,
  created INTEGER NOT NULL,
  seen    INTEGER NOT NULL,
  until   INTEGER NOT NULL,
  CONSTRAINT credential_hash CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT credential_names CHECK (length(CAST(owner AS BLOB)) <= 64
    AND length(CAST(maker AS BLOB)) <= 64),
  CONSTRAINT credential_permits CHECK (permits BETWEEN 0 AND 65535),
  CONSTRAINT credential_room CHECK ((room IS NOT NULL) = (kind = 'guest')),
  CONSTRAINT credential_tenancy CHECK (tenancy BETWEEN 0 AND 4294967295)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace innkeeper::hub::store
