// SPDX-License-Identifier: Apache-2.0
// A step of the schema: what guests said of their rooms, and the cases that came of it.
#pragma once

namespace innkeeper::hub::store {

inline constexpr const char* kComfortStep = R"sql(
CREATE TABLE complaint(
  key         TEXT PRIMARY KEY,
  complaint   TEXT NOT NULL,
  tenancy     INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  channel     TEXT NOT NULL,
  actor       TEXT NOT NULL,
  times       INTEGER NOT NULL,
  step        TEXT NOT NULL,
  because     TEXT,
  until       INTEGER,
  from_set    INTEGER,
  to_set      INTEGER,
  goal        INTEGER,
  air         INTEGER,
  minutes     INTEGER,
  scene       TEXT,
  from_light  INTEGER,
  to_light    INTEGER,
  state       TEXT NOT NULL,
  deadline    INTEGER NOT NULL,
  paused      INTEGER NOT NULL,
  case_number INTEGER NOT NULL,
  CONSTRAINT complaint_actor CHECK (length(CAST(actor AS BLOB)) <= 64),
  CONSTRAINT complaint_times CHECK (times BETWEEN 1 AND 4294967295),
  CONSTRAINT complaint_tenancy CHECK (tenancy BETWEEN 0 AND 4294967295),
  CONSTRAINT complaint_paused CHECK (paused IN (0, 1)),
  CONSTRAINT complaint_case CHECK (case_number >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE comfort_case(
  number               TEXT PRIMARY KEY,
  room                 TEXT NOT NULL,
  tenancy              INTEGER NOT NULL,
  subject              TEXT NOT NULL,
  complaint            TEXT,
  cause                TEXT NOT NULL,
  state                TEXT NOT NULL,
  opened               INTEGER NOT NULL,
  times                INTEGER NOT NULL,
  comfort_at           INTEGER,
  acknowledged         INTEGER,
  acknowledged_channel TEXT NOT NULL,
  acknowledged_actor   TEXT NOT NULL,
  ended                INTEGER,
  ended_channel        TEXT NOT NULL,
  ended_actor          TEXT NOT NULL,
  note                 TEXT NOT NULL,
  since                INTEGER NOT NULL,
  air_then             INTEGER,
  air                  INTEGER,
  wanted               INTEGER,
  slope                INTEGER,
  heating              INTEGER,
  cooling              INTEGER,
  fan                  INTEGER,
  light_then           INTEGER,
  light                INTEGER,
  window_since         INTEGER,
  online               INTEGER NOT NULL,
  faults               TEXT NOT NULL,
  because              TEXT,
  CONSTRAINT case_tenancy CHECK (tenancy BETWEEN 0 AND 4294967295),
  CONSTRAINT case_subject CHECK (complaint IS NOT NULL OR subject = 'equipment'),
  CONSTRAINT case_ended CHECK ((ended IS NOT NULL) = (state IN ('resolved', 'closed'))),
  CONSTRAINT case_note CHECK (length(CAST(note AS BLOB)) <= 500),
  CONSTRAINT case_faults CHECK (length(CAST(faults AS BLOB)) <= 255)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace innkeeper::hub::store
