// SPDX-License-Identifier: Apache-2.0
// Between rows of the database and the values of the core: defects and their photos.
#include <cstdint>

#include "hub/store/row_table.hpp"
#include "hub/store/row_words.hpp"

namespace innkeeper::hub::store {

void Mapping<DefectRow>::bind(Statement& statement, const DefectRow& row, const std::string& key) {
  statement.bind(std::string_view(key), row.room.view(), name_of(row.kind),
                 std::string_view(row.text), row.at.seconds, name_of(row.by.channel),
                 std::string_view(row.by.name), seconds_or_null(row.resolved),
                 name_of(row.resolved_by.channel), std::string_view(row.resolved_by.name),
                 std::string_view(row.note), name_or_null(row.photo),
                 std::int64_t{row.photo_bytes});
}

std::optional<DefectRow> Mapping<DefectRow>::read(const Statement& row) {
  const auto id = row.text(0);
  const auto room = room::room_id(row.text(1).value_or(""));
  const auto kind = word_of(row.text(2), kDefectKinds);
  const auto text = row.text(3);
  const auto at = row.integer(4);
  const auto channel = word_of(row.text(5), kChannels);
  const auto resolved_channel = word_of(row.text(8), kChannels);
  const auto photo_bytes = unsigned_32(row.integer(12));
  if (!id || !room || !kind || !text || !at || !channel || !resolved_channel || !photo_bytes) {
    return std::nullopt;
  }
  DefectRow defect;
  defect.id = *id;
  defect.room = *room;
  defect.kind = *kind;
  defect.text = *text;
  defect.at = {*at};
  defect.by = {*channel, std::string(row.text(6).value_or(""))};
  if (const auto resolved = row.integer(7)) defect.resolved = room::UtcTime{*resolved};
  defect.resolved_by = {*resolved_channel, std::string(row.text(9).value_or(""))};
  defect.note = row.text(10).value_or("");
  if (!read_word(row, 11, kPhotoTypes, defect.photo)) return std::nullopt;
  defect.photo_bytes = *photo_bytes;
  if (refusal(defect) != nullptr) return std::nullopt;
  return defect;
}

void Mapping<DefectPhotoRow>::bind(Statement& statement, const DefectPhotoRow& row,
                                   const std::string& key) {
  statement.bind(std::string_view(key), Blob{row.bytes});
}

std::optional<DefectPhotoRow> Mapping<DefectPhotoRow>::read(const Statement& row) {
  const auto id = row.text(0);
  const auto bytes = row.blob(1);
  if (!id || !bytes) return std::nullopt;
  return DefectPhotoRow{std::string(*id), std::string(*bytes)};
}

}  // namespace innkeeper::hub::store
