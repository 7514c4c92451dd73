// SPDX-License-Identifier: Apache-2.0
// What a history file holds. Times in UTC seconds, temperatures in thousandths of a degree, all else percent.
#pragma once

#include <cstdint>

namespace innkeeper::hub::store {

/// Written into the header of the file ("InHs"), so that no other database is taken for one.
inline constexpr std::int64_t kHistoryApplication = 0x496E4873;
inline constexpr std::int64_t kHistoryVersion = 1;

inline constexpr const char* kHistorySchema = R"sql(
CREATE TABLE room(
  number INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE fine(
  slot INTEGER NOT NULL, room INTEGER NOT NULL, told INTEGER NOT NULL,
  air INTEGER, setpoint INTEGER, heat INTEGER, cool INTEGER,
  heating INTEGER NOT NULL, cooling INTEGER NOT NULL, humidity INTEGER, window INTEGER NOT NULL,
  guest INTEGER, staff INTEGER, do_not_disturb INTEGER,
  PRIMARY KEY (slot, room)
) STRICT, WITHOUT ROWID;

CREATE TABLE coarse(
  slot INTEGER NOT NULL, room INTEGER NOT NULL, told INTEGER NOT NULL,
  air INTEGER, setpoint INTEGER, heat INTEGER, cool INTEGER,
  heating INTEGER NOT NULL, cooling INTEGER NOT NULL, humidity INTEGER, window INTEGER NOT NULL,
  guest INTEGER, staff INTEGER, do_not_disturb INTEGER,
  PRIMARY KEY (slot, room)
) STRICT, WITHOUT ROWID;

-- Up to where a table tells nothing of people any more.
CREATE TABLE people_gone(tier INTEGER PRIMARY KEY, before INTEGER NOT NULL) STRICT;
INSERT INTO people_gone VALUES(0, 0), (1, 0);
)sql";

}  // namespace innkeeper::hub::store
