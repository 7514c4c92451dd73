// SPDX-License-Identifier: Apache-2.0
#include "hub/store/migrations.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "hub/store/account_step.hpp"
#include "hub/store/comfort_step.hpp"
#include "hub/store/defect_step.hpp"
#include "hub/store/desk_step.hpp"
#include "hub/store/errors.hpp"

namespace innkeeper::hub::store {
namespace {

// Sizes are counted in bytes (length() of a text ends at a NUL). 9007199254740991 = 2^53-1, the
// highest epoch. `room` has a rowid: its rows are large, and a table without one keeps large rows
// partly on overflow pages.
constexpr const char* kFirst = R"sql(
PRAGMA application_id = 1231973995;

CREATE TABLE meta(
  key   TEXT PRIMARY KEY,
  value INTEGER NOT NULL,
  CONSTRAINT meta_range CHECK (key = 'epoch' AND value BETWEEN 0 AND 9007199254740991)
) STRICT, WITHOUT ROWID;

CREATE TABLE room(
  id      TEXT PRIMARY KEY NOT NULL,
  epoch   INTEGER NOT NULL,
  version INTEGER NOT NULL,
  tenancy INTEGER NOT NULL,
  plan    TEXT NOT NULL,
  CONSTRAINT room_id CHECK (length(CAST(id AS BLOB)) BETWEEN 1 AND 32
    AND id GLOB '[a-z]*' AND id NOT GLOB '*[^a-z0-9-]*' AND id <> 'hub'),
  CONSTRAINT room_epoch CHECK (epoch BETWEEN 0 AND 9007199254740991),
  CONSTRAINT room_version CHECK (version BETWEEN 0 AND 4294967295),
  CONSTRAINT room_tenancy CHECK (tenancy BETWEEN 0 AND 4294967295),
  CONSTRAINT room_plan CHECK (length(CAST(plan AS BLOB)) <= 1024)
) STRICT;

CREATE TABLE stay(
  reservation TEXT PRIMARY KEY,
  room        TEXT NOT NULL,
  profile     TEXT,
  status      TEXT NOT NULL,
  arrival     INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  CONSTRAINT stay_reservation CHECK (length(CAST(reservation AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT stay_room CHECK (length(CAST(room AS BLOB)) BETWEEN 1 AND 32
    AND room GLOB '[a-z]*' AND room NOT GLOB '*[^a-z0-9-]*' AND room <> 'hub'),
  CONSTRAINT stay_profile CHECK (length(CAST(profile AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT stay_status CHECK (status IN ('in_house', 'checked_out')),
  CONSTRAINT stay_arrival CHECK (arrival >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX stay_in_house ON stay(arrival, reservation) WHERE status = 'in_house';

-- One row a value, so that each value has its own provenance. climate.comfort in thousandths of a
-- degree Celsius, lights.welcome.<fixture> in percent.
CREATE TABLE preference(
  profile    TEXT NOT NULL,
  key        TEXT NOT NULL,
  value      INTEGER NOT NULL,
  provenance TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (profile, key),
  CONSTRAINT preference_profile CHECK (length(CAST(profile AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT preference_range CHECK (CASE
    WHEN key = 'climate.comfort' THEN value BETWEEN 16000 AND 30000 AND value % 100 = 0
    WHEN key GLOB 'lights.welcome.[a-z]*' THEN value BETWEEN 0 AND 100
      AND length(CAST(key AS BLOB)) <= 31 AND substr(key, 16) NOT GLOB '*[^a-z0-9_]*'
    ELSE 0 END),
  CONSTRAINT preference_provenance CHECK (provenance = 'declared')
) STRICT, WITHOUT ROWID;
)sql";

// Stays tell more and are kept for a while after they left. Preferences get a key of one text, so that
// every table is read in the same way, and other provenances; the property gets a history; the audit begins.
constexpr const char* kSecond = R"sql(
CREATE TABLE stay_2(
  reservation   TEXT PRIMARY KEY,
  room          TEXT NOT NULL,
  profile       TEXT,
  status        TEXT NOT NULL,
  arrival       INTEGER NOT NULL,
  since         INTEGER NOT NULL,
  language      TEXT NOT NULL DEFAULT '',
  vip           TEXT NOT NULL DEFAULT '',
  tier          TEXT NOT NULL DEFAULT '',
  greeting      TEXT NOT NULL DEFAULT '',
  arrival_day   INTEGER,
  departure_day INTEGER,
  persons       INTEGER,
  kept_setpoint INTEGER,
  kept_fan      TEXT,
  kept_scene    TEXT,
  kept_service  TEXT NOT NULL DEFAULT 'none',
  left_room     TEXT,
  moved_at      INTEGER NOT NULL DEFAULT 0,
  doubted       INTEGER NOT NULL DEFAULT 0,
  observed      INTEGER NOT NULL DEFAULT 0,
  forgotten     INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT stay_reservation CHECK (length(CAST(reservation AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT stay_room CHECK (length(CAST(room AS BLOB)) BETWEEN 1 AND 32
    AND room GLOB '[a-z]*' AND room NOT GLOB '*[^a-z0-9-]*' AND room <> 'hub'),
  CONSTRAINT stay_profile CHECK (length(CAST(profile AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT stay_status CHECK (status IN ('expected', 'in_house', 'checked_out')),
  CONSTRAINT stay_arrival CHECK (arrival >= 0),
  CONSTRAINT stay_persons CHECK (persons BETWEEN 0 AND 255),
  CONSTRAINT stay_texts CHECK (length(CAST(language AS BLOB)) <= 256
    AND length(CAST(vip AS BLOB)) <= 256 AND length(CAST(tier AS BLOB)) <= 256
    AND length(CAST(greeting AS BLOB)) <= 256),
  CONSTRAINT stay_kept_setpoint CHECK (kept_setpoint BETWEEN 5000 AND 35000),
  CONSTRAINT stay_flags CHECK (doubted IN (0, 1) AND observed IN (0, 1)
    AND forgotten IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO stay_2(reservation, room, profile, status, arrival, since)
  SELECT reservation, room, profile, status, arrival, since FROM stay;
DROP TABLE stay;
ALTER TABLE stay_2 RENAME TO stay;

-- The hand that was last given to a room through the hub.
CREATE TABLE given(
  room     TEXT PRIMARY KEY,
  stamp    INTEGER NOT NULL,
  clear    INTEGER NOT NULL,
  setpoint INTEGER,
  fan      TEXT,
  scene    TEXT,
  service  TEXT,
  CONSTRAINT given_room CHECK (length(CAST(room AS BLOB)) BETWEEN 1 AND 32
    AND room GLOB '[a-z]*' AND room NOT GLOB '*[^a-z0-9-]*' AND room <> 'hub'),
  CONSTRAINT given_stamp CHECK (stamp BETWEEN 1 AND 65535),
  CONSTRAINT given_clear CHECK (clear IN (0, 1)),
  CONSTRAINT given_setpoint CHECK (setpoint BETWEEN 5000 AND 35000)
) STRICT, WITHOUT ROWID;

-- Whether a guest agreed to be learned from, and what was observed of whom did.
CREATE TABLE consent(
  profile  TEXT PRIMARY KEY,
  learning TEXT NOT NULL,
  since    INTEGER NOT NULL,
  CONSTRAINT consent_profile CHECK (length(CAST(profile AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT consent_learning CHECK (learning IN ('given', 'refused'))
) STRICT, WITHOUT ROWID;
CREATE TABLE learned(
  profile      TEXT PRIMARY KEY,
  stays        INTEGER NOT NULL,
  weight_micro INTEGER NOT NULL,
  mean         INTEGER NOT NULL,
  house        INTEGER NOT NULL,
  since        INTEGER NOT NULL,
  CONSTRAINT learned_profile CHECK (length(CAST(profile AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT learned_stays CHECK (stays BETWEEN 1 AND 4294967295),
  CONSTRAINT learned_weight CHECK (weight_micro BETWEEN 0 AND 1000000000000)
) STRICT, WITHOUT ROWID;

-- One row, if any: see SyncRow.
CREATE TABLE sync(
  key    TEXT PRIMARY KEY,
  wanted INTEGER NOT NULL,
  asked  INTEGER NOT NULL,
  ended  INTEGER NOT NULL,
  CONSTRAINT sync_row CHECK (key = 'sync' AND wanted IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Rooms to which a guest is on the way, and wake calls by room and time.
CREATE TABLE expected(
  room  TEXT PRIMARY KEY,
  until INTEGER NOT NULL,
  CONSTRAINT expected_room CHECK (length(CAST(room AS BLOB)) BETWEEN 1 AND 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE wake(
  key  TEXT PRIMARY KEY,
  told INTEGER NOT NULL,
  CONSTRAINT wake_key CHECK (length(CAST(key AS BLOB)) BETWEEN 3 AND 64 AND instr(key, '/') > 1),
  CONSTRAINT wake_told CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Events that a PMS posted, and how new the state is that is known of each reservation or room.
CREATE TABLE pms_event(
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  CONSTRAINT pms_event_id CHECK (length(CAST(id AS BLOB)) BETWEEN 1 AND 128)
) STRICT, WITHOUT ROWID;
CREATE TABLE pms_state(
  subject TEXT PRIMARY KEY,
  updated INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  CONSTRAINT pms_state_subject CHECK (length(CAST(subject AS BLOB)) BETWEEN 1 AND 96)
) STRICT, WITHOUT ROWID;

CREATE TABLE preference_by_key(
  key        TEXT PRIMARY KEY,
  value      TEXT NOT NULL,
  provenance TEXT NOT NULL,
  since      INTEGER NOT NULL,
  CONSTRAINT preference_key CHECK (length(CAST(key AS BLOB)) BETWEEN 3 AND 128
    AND instr(key, '/') BETWEEN 2 AND 65),
  CONSTRAINT preference_value CHECK (length(CAST(value AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT preference_provenance CHECK (provenance IN ('learned', 'staff', 'declared'))
) STRICT, WITHOUT ROWID;
INSERT INTO preference_by_key(key, value, provenance, since)
  SELECT profile || '/' || key, CAST(value AS TEXT), provenance, updated_at FROM preference;
DROP TABLE preference;
ALTER TABLE preference_by_key RENAME TO preference;

CREATE TABLE override(
  key      TEXT PRIMARY KEY,
  task     TEXT NOT NULL,
  mode     TEXT,
  setpoint INTEGER,
  fan      TEXT,
  lights   INTEGER,
  until    INTEGER,
  since    INTEGER NOT NULL,
  channel  TEXT NOT NULL,
  actor    TEXT NOT NULL,
  reason   TEXT NOT NULL,
  CONSTRAINT override_key CHECK (length(CAST(key AS BLOB)) BETWEEN 3 AND 48),
  CONSTRAINT override_setpoint CHECK (setpoint BETWEEN 5000 AND 35000),
  CONSTRAINT override_lights CHECK (lights BETWEEN 0 AND 100),
  CONSTRAINT override_texts CHECK (length(CAST(actor AS BLOB)) <= 64
    AND length(CAST(reason AS BLOB)) <= 200)
) STRICT, WITHOUT ROWID;

CREATE TABLE house_action(
  number   TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,
  floor    TEXT NOT NULL,
  type     TEXT NOT NULL,
  by_delta INTEGER NOT NULL,
  until    INTEGER,
  since    INTEGER NOT NULL,
  channel  TEXT NOT NULL,
  actor    TEXT NOT NULL,
  reason   TEXT NOT NULL,
  CONSTRAINT house_action_texts CHECK (length(CAST(actor AS BLOB)) <= 64
    AND length(CAST(reason AS BLOB)) <= 200)
) STRICT, WITHOUT ROWID;

CREATE TABLE room_state(
  room            TEXT PRIMARY KEY,
  condition       TEXT NOT NULL,
  condition_since INTEGER NOT NULL,
  sale            TEXT NOT NULL,
  sale_reason     TEXT NOT NULL,
  service         TEXT NOT NULL,
  service_by      TEXT NOT NULL,
  service_since   INTEGER NOT NULL,
  used_at         INTEGER NOT NULL,
  flushed_at      INTEGER NOT NULL,
  aired_at        INTEGER NOT NULL,
  CONSTRAINT room_state_texts CHECK (length(CAST(sale_reason AS BLOB)) <= 200)
) STRICT, WITHOUT ROWID;

-- The key is the revision's number in ten digits. `property_text` has a rowid: its rows are large.
CREATE TABLE property_revision(
  key         TEXT PRIMARY KEY,
  at          INTEGER NOT NULL,
  channel     TEXT NOT NULL,
  actor       TEXT NOT NULL,
  origin      TEXT NOT NULL,
  reverted_to INTEGER NOT NULL,
  digest      TEXT NOT NULL,
  file_digest TEXT NOT NULL,
  rooms       INTEGER NOT NULL,
  CONSTRAINT property_revision_key CHECK (length(key) = 10 AND key NOT GLOB '*[^0-9]*'
    AND CAST(key AS INTEGER) BETWEEN 1 AND 4294967295),
  CONSTRAINT property_revision_actor CHECK (length(CAST(actor AS BLOB)) <= 64),
  CONSTRAINT property_revision_origin CHECK (origin IN ('file', 'apply', 'revert')),
  CONSTRAINT property_revision_reverted CHECK (reverted_to BETWEEN 0 AND 4294967295
    AND (reverted_to > 0) = (origin = 'revert')),
  CONSTRAINT property_revision_digests CHECK (length(CAST(digest AS BLOB)) BETWEEN 1 AND 32
    AND length(CAST(file_digest AS BLOB)) BETWEEN 1 AND 32),
  CONSTRAINT property_revision_rooms CHECK (rooms BETWEEN 0 AND 4294967295)
) STRICT, WITHOUT ROWID;

CREATE TABLE property_text(
  key  TEXT PRIMARY KEY NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT property_text_key CHECK (length(key) = 10 AND key NOT GLOB '*[^0-9]*'
    AND CAST(key AS INTEGER) BETWEEN 1 AND 4294967295),
  CONSTRAINT property_text_size CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 16777216)
) STRICT;

CREATE TABLE audit(
  serial  INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  channel TEXT NOT NULL,
  actor   TEXT NOT NULL,
  room    TEXT,
  what    TEXT NOT NULL,
  before  TEXT NOT NULL,
  after   TEXT NOT NULL,
  why     TEXT NOT NULL,
  CONSTRAINT audit_actor CHECK (length(CAST(actor AS BLOB)) <= 64),
  CONSTRAINT audit_what CHECK (length(CAST(what AS BLOB)) BETWEEN 1 AND 64),
  CONSTRAINT audit_texts CHECK (length(CAST(before AS BLOB)) <= 512
    AND length(CAST(after AS BLOB)) <= 512 AND length(CAST(why AS BLOB)) <= 512)
) STRICT;
CREATE INDEX audit_of_room ON audit(room, serial) WHERE room IS NOT NULL;
CREATE INDEX audit_by_time ON audit(at);
CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_replaces_nothing BEFORE INSERT ON audit
  WHEN EXISTS (SELECT 1 FROM audit WHERE serial = NEW.serial)
  BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
)sql";

constexpr std::array kMigrations{kFirst,      kSecond,   kAccountStep,
                                 kDefectStep, kDeskStep, kComfortStep};

Result<void, StoreError> take_step(Connection& connection, std::size_t number) {
  const std::string attempt = "bring the schema to version " + std::to_string(number);
  const std::string sql = std::string("BEGIN IMMEDIATE;") + kMigrations.at(number - 1) +
                          "PRAGMA user_version = " + std::to_string(number) + ";COMMIT";
  auto done = connection.run(sql.c_str(), attempt);
  if (!done && connection.in_transaction()) {
    // The first failure is what helps; closing the file undoes the step if this cannot.
    static_cast<void>(connection.run("ROLLBACK", attempt));
  }
  return done;
}

}  // namespace

std::span<const char* const> migrations() { return kMigrations; }

Result<void, StoreError> check_identity(Connection& connection) {
  const auto application = connection.ask_number("PRAGMA application_id", kOpening);
  if (!application) return fail(application.error());
  const auto tables = connection.ask_number("SELECT count(*) FROM sqlite_schema", kOpening);
  if (!tables) return fail(tables.error());
  const auto version = connection.ask_number("PRAGMA user_version", kOpening);
  if (!version) return fail(version.error());

  const bool unused = *application == 0 && *tables == 0 && *version == 0;
  if (*application != kApplicationId && !unused) {
    return fail(describe(StoreErrorKind::refused, kOpening, connection.path(),
                         "it belongs to another program (application id " +
                             std::to_string(*application) + "); correct [database] path"));
  }
  if (*version < 0) {
    return fail(describe(StoreErrorKind::corrupt, kOpening, connection.path(),
                         "its schema has the impossible version " + std::to_string(*version)));
  }
  const auto known = static_cast<std::int64_t>(kMigrations.size());
  if (*version > known) {
    return fail(describe(StoreErrorKind::newer_schema, kOpening, connection.path(),
                         "its schema has version " + std::to_string(*version) +
                             ", this release knows versions up to " + std::to_string(known)));
  }
  return {};
}

Result<void, StoreError> migrate(Connection& connection) {
  const auto version = connection.ask_number("PRAGMA user_version", kOpening);
  if (!version) return fail(version.error());
  for (auto step = static_cast<std::size_t>(*version) + 1; step <= kMigrations.size(); ++step) {
    if (auto done = take_step(connection, step); !done) return done;
  }
  return {};
}

}  // namespace innkeeper::hub::store
