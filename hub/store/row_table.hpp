// SPDX-License-Identifier: Apache-2.0
// How each kind of row stands in the database: its table, its columns, and the way between the two.
// A new kind of row is a Mapping here and in rows.cpp, and a step in migrations.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/store.hpp"
#include "hub/store/statement.hpp"

namespace innkeeper::hub::store {

/// For each row R: `table`; `columns`, the key's first; bind(), whose texts live as long as the row and
/// `key`; and read(), which trusts nothing: nothing for what no release has written.
template <class R>
struct Mapping;

template <>
struct Mapping<RoomRow> {
  static constexpr std::string_view table = "room";
  static constexpr std::array columns{"id", "epoch", "version", "tenancy", "plan"};
  static void bind(Statement& statement, const RoomRow& row, const std::string& key);
  [[nodiscard]] static std::optional<RoomRow> read(const Statement& row);
};

template <>
struct Mapping<StayRow> {
  static constexpr std::string_view table = "stay";
  static constexpr std::array columns{
      "reservation", "room",          "profile",  "status",     "arrival",      "since",
      "language",    "vip",           "tier",     "greeting",   "arrival_day",  "departure_day",
      "persons",     "kept_setpoint", "kept_fan", "kept_scene", "kept_service", "left_room",
      "moved_at",    "doubted",       "observed", "forgotten",  "by_desk"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const StayRow& row, const std::string& key);
  [[nodiscard]] static std::optional<StayRow> read(const Statement& row);
};

template <>
struct Mapping<PreferenceRow> {
  static constexpr std::string_view table = "preference";
  static constexpr std::array columns{"key", "value", "provenance", "since"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const PreferenceRow& row, const std::string& key);
  [[nodiscard]] static std::optional<PreferenceRow> read(const Statement& row);
};

template <>
struct Mapping<GivenRow> {
  static constexpr std::string_view table = "given";
  static constexpr std::array columns{"room", "stamp", "clear",  "setpoint",
                                      "fan",  "scene", "service"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const GivenRow& row, const std::string& key);
  [[nodiscard]] static std::optional<GivenRow> read(const Statement& row);
};

template <>
struct Mapping<OverrideRow> {
  static constexpr std::string_view table = "override";
  static constexpr std::array columns{"key",   "task",  "mode",    "setpoint", "fan",   "lights",
                                      "until", "since", "channel", "actor",    "reason"};
  static void bind(Statement& statement, const OverrideRow& row, const std::string& key);
  [[nodiscard]] static std::optional<OverrideRow> read(const Statement& row);
};

template <>
struct Mapping<HouseActionRow> {
  static constexpr std::string_view table = "house_action";
  static constexpr std::array columns{"number", "kind",  "floor",   "type",  "by_delta",
                                      "until",  "since", "channel", "actor", "reason"};
  static void bind(Statement& statement, const HouseActionRow& row, const std::string& key);
  [[nodiscard]] static std::optional<HouseActionRow> read(const Statement& row);
};

template <>
struct Mapping<RoomStateRow> {
  static constexpr std::string_view table = "room_state";
  static constexpr std::array columns{
      "room",       "condition",     "condition_since", "sale",       "sale_reason", "service",
      "service_by", "service_since", "used_at",         "flushed_at", "aired_at"};
  static void bind(Statement& statement, const RoomStateRow& row, const std::string& key);
  [[nodiscard]] static std::optional<RoomStateRow> read(const Statement& row);
};

template <>
struct Mapping<ConsentRow> {
  static constexpr std::string_view table = "consent";
  static constexpr std::array columns{"profile", "learning", "since"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const ConsentRow& row, const std::string& key);
  [[nodiscard]] static std::optional<ConsentRow> read(const Statement& row);
};

template <>
struct Mapping<LearnedRow> {
  static constexpr std::string_view table = "learned";
  static constexpr std::array columns{"profile", "stays", "weight_micro", "mean", "house", "since"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const LearnedRow& row, const std::string& key);
  [[nodiscard]] static std::optional<LearnedRow> read(const Statement& row);
};

template <>
struct Mapping<SyncRow> {
  static constexpr std::string_view table = "sync";
  static constexpr std::array columns{"key", "wanted", "asked", "ended"};
  static void bind(Statement& statement, const SyncRow& row, const std::string& key);
  [[nodiscard]] static std::optional<SyncRow> read(const Statement& row);
};

template <>
struct Mapping<ExpectedRow> {
  static constexpr std::string_view table = "expected";
  static constexpr std::array columns{"room", "until"};
  static void bind(Statement& statement, const ExpectedRow& row, const std::string& key);
  [[nodiscard]] static std::optional<ExpectedRow> read(const Statement& row);
};

template <>
struct Mapping<WakeRow> {
  static constexpr std::string_view table = "wake";
  static constexpr std::array columns{"key", "told"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const WakeRow& row, const std::string& key);
  [[nodiscard]] static std::optional<WakeRow> read(const Statement& row);
};

template <>
struct Mapping<RevisionRow> {
  static constexpr std::string_view table = "property_revision";
  static constexpr std::array columns{"key",         "at",     "channel",     "actor", "origin",
                                      "reverted_to", "digest", "file_digest", "rooms"};
  static void bind(Statement& statement, const RevisionRow& row, const std::string& key);
  [[nodiscard]] static std::optional<RevisionRow> read(const Statement& row);
};

template <>
struct Mapping<RevisionTextRow> {
  static constexpr std::string_view table = "property_text";
  static constexpr std::array columns{"key", "text"};
  static void bind(Statement& statement, const RevisionTextRow& row, const std::string& key);
  [[nodiscard]] static std::optional<RevisionTextRow> read(const Statement& row);
};

template <>
struct Mapping<PmsEventRow> {
  static constexpr std::string_view table = "pms_event";
  static constexpr std::array columns{"id", "at"};
  static void bind(Statement& statement, const PmsEventRow& row, const std::string& key);
  [[nodiscard]] static std::optional<PmsEventRow> read(const Statement& row);
};

template <>
struct Mapping<PmsStateRow> {
  static constexpr std::string_view table = "pms_state";
  static constexpr std::array columns{"subject", "updated", "at"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const PmsStateRow& row, const std::string& key);
  [[nodiscard]] static std::optional<PmsStateRow> read(const Statement& row);
};

template <>
struct Mapping<AccountRow> {
  static constexpr std::string_view table = "account";
  static constexpr std::array columns{"login",    "role",    "password",
                                      "disabled", "created", "changed"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const AccountRow& row, const std::string& key);
  [[nodiscard]] static std::optional<AccountRow> read(const Statement& row);
};

template <>
struct Mapping<CredentialRow> {
  static constexpr std::string_view table = "credential";
  static constexpr std::array columns{"hash", "kind",    "owner",   "maker", "permits",
                                      "room", "tenancy", "created", "seen",  "until"};
  static void bind(Statement& statement, const CredentialRow& row, const std::string& key);
  [[nodiscard]] static std::optional<CredentialRow> read(const Statement& row);
};

template <>
struct Mapping<DefectRow> {
  static constexpr std::string_view table = "defect";
  static constexpr std::array columns{"id",
                                      "room",
                                      "kind",
                                      "text",
                                      "at",
                                      "channel",
                                      "actor",
                                      "resolved",
                                      "resolved_channel",
                                      "resolved_actor",
                                      "note",
                                      "photo",
                                      "photo_bytes"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const DefectRow& row, const std::string& key);
  [[nodiscard]] static std::optional<DefectRow> read(const Statement& row);
};

template <>
struct Mapping<DefectPhotoRow> {
  static constexpr std::string_view table = "defect_photo";
  static constexpr std::array columns{"id", "bytes"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const DefectPhotoRow& row, const std::string& key);
  [[nodiscard]] static std::optional<DefectPhotoRow> read(const Statement& row);
};

template <>
struct Mapping<ComplaintRow> {
  static constexpr std::string_view table = "complaint";
  static constexpr std::array columns{"key",      "complaint",  "tenancy",  "at",      "channel",
                                      "actor",    "times",      "step",     "because", "until",
                                      "from_set", "to_set",     "goal",     "air",     "minutes",
                                      "scene",    "from_light", "to_light", "state",   "deadline",
                                      "paused",   "case_number"};
  static constexpr bool is_personal = true;
  static void bind(Statement& statement, const ComplaintRow& row, const std::string& key);
  [[nodiscard]] static std::optional<ComplaintRow> read(const Statement& row);
};

template <>
struct Mapping<CaseRow> {
  static constexpr std::string_view table = "comfort_case";
  static constexpr std::array columns{"number",
                                      "room",
                                      "tenancy",
                                      "subject",
                                      "complaint",
                                      "cause",
                                      "state",
                                      "opened",
                                      "times",
                                      "comfort_at",
                                      "acknowledged",
                                      "acknowledged_channel",
                                      "acknowledged_actor",
                                      "ended",
                                      "ended_channel",
                                      "ended_actor",
                                      "note",
                                      "since",
                                      "air_then",
                                      "air",
                                      "wanted",
                                      "slope",
                                      "heating",
                                      "cooling",
                                      "fan",
                                      "light_then",
                                      "light",
                                      "window_since",
                                      "online",
                                      "faults",
                                      "because"};
  static void bind(Statement& statement, const CaseRow& row, const std::string& key);
  [[nodiscard]] static std::optional<CaseRow> read(const Statement& row);
};

/// Erasing a row of this kind must leave no byte behind, in the log either.
template <class R>
[[nodiscard]] constexpr bool is_personal() {
  if constexpr (requires { Mapping<R>::is_personal; }) {
    return Mapping<R>::is_personal;
  } else {
    return false;
  }
}

/// The prepared statements of one table.
struct RowTable {
  std::string_view name;
  bool personal = false;
  Statement put, erase, find, all, within;
  std::optional<Row> (*read)(const Statement&) = nullptr;
};

/// One RowTable for each kind of row, in the order of Row.
[[nodiscard]] Result<std::array<RowTable, kTables>, StoreError> prepare_tables(
    Connection& connection, std::string_view attempt);

/// Binds all columns of `row`; `key` is its key_of().
void bind_row(Statement& statement, const Row& row, const std::string& key);

/// Columns: serial, at, channel, actor, room, what, before, after, why.
[[nodiscard]] std::optional<AuditRow> audit_row(const Statement& row);

}  // namespace innkeeper::hub::store
