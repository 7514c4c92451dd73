// SPDX-License-Identifier: Apache-2.0
// A step of the schema: defects that were reported in rooms, and their photos.
#pragma once

namespace innkeeper::hub::store {

// `defect_photo` has a rowid: its rows are large, and a table without one keeps large rows badly.
inline constexpr const char* kDefectStep = R"sql(
CREATE TABLE defect(
  id               TEXT PRIMARY KEY,
  room             TEXT NOT NULL,
  kind             TEXT NOT NULL,
  text             TEXT NOT NULL,
  at               INTEGER NOT NULL,
  channel          TEXT NOT NULL,
  actor            TEXT NOT NULL,
  resolved         INTEGER,
  resolved_channel TEXT NOT NULL,
  resolved_actor   TEXT NOT NULL,
  note             TEXT NOT NULL,
  photo            TEXT,
  photo_bytes      INTEGER NOT NULL,
  CONSTRAINT defect_id CHECK (length(CAST(id AS BLOB)) BETWEEN 8 AND 64
    AND id NOT GLOB '*[^a-z0-9-]*'),
  CONSTRAINT defect_room CHECK (length(CAST(room AS BLOB)) BETWEEN 1 AND 32),
  CONSTRAINT defect_texts CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 500
    AND length(CAST(note AS BLOB)) <= 200 AND length(CAST(actor AS BLOB)) <= 64
    AND length(CAST(resolved_actor AS BLOB)) <= 64),
  CONSTRAINT defect_photo_size CHECK ((photo IS NOT NULL) = (photo_bytes > 0)
    AND photo_bytes BETWEEN 0 AND 524288)
) STRICT, WITHOUT ROWID;

CREATE TABLE defect_photo(
  id    TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL,
  CONSTRAINT defect_photo_id CHECK (length(CAST(id AS BLOB)) BETWEEN 8 AND 64),
  CONSTRAINT defect_photo_bytes CHECK (length(bytes) BETWEEN 1 AND 524288)
) STRICT;
)sql";

}  // namespace innkeeper::hub::store
