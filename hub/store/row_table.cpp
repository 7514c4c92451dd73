// SPDX-License-Identifier: Apache-2.0
#include "hub/store/row_table.hpp"

#include <utility>

namespace innkeeper::hub::store {
namespace {

std::string join(const auto& parts, std::string_view between) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

template <class R>
std::optional<Row> read_any(const Statement& statement) {
  std::optional<R> row = Mapping<R>::read(statement);
  if (!row || refusal(*row) != nullptr) return std::nullopt;
  return Row(*std::move(row));
}

template <class R>
Result<RowTable, StoreError> prepare(Connection& connection, std::string_view attempt) {
  using Map = Mapping<R>;
  RowTable table;
  table.name = Map::table;
  table.personal = is_personal<R>();
  table.read = read_any<R>;
  const std::string name(Map::table);
  const std::string key(Map::columns[0]);
  const std::string columns = join(Map::columns, ", ");
  std::array<std::string, Map::columns.size()> marks;
  marks.fill("?");
  const std::string select = "SELECT " + columns + " FROM " + name;
  const std::pair<Statement*, std::string> all[] = {
      {&table.put,
       "INSERT OR REPLACE INTO " + name + "(" + columns + ") VALUES(" + join(marks, ", ") + ")"},
      {&table.erase, "DELETE FROM " + name + " WHERE " + key + " = ?"},
      {&table.find, select + " WHERE " + key + " = ?"},
      {&table.all, select + " ORDER BY " + key},
      {&table.within, select + " WHERE " + key + " >= ? AND " + key + " < ? ORDER BY " + key},
  };
  for (const auto& [place, sql] : all) {
    auto statement = Statement::prepare(connection, sql, attempt);
    if (!statement) return fail(statement.error());
    *place = std::move(statement).value();
  }
  return table;
}

template <std::size_t... I>
Result<std::array<RowTable, kTables>, StoreError> prepare_each(Connection& connection,
                                                               std::string_view attempt,
                                                               std::index_sequence<I...>) {
  std::array<RowTable, kTables> tables;
  std::optional<StoreError> error;
  const auto one = [&]<std::size_t Place>() {
    if (error) return;
    auto table = prepare<std::variant_alternative_t<Place, Row::Alternatives>>(connection, attempt);
    if (table) {
      tables.at(Place) = std::move(table).value();
    } else {
      error = table.error();
    }
  };
  (one.template operator()<I>(), ...);
  if (error) return fail(*std::move(error));
  return tables;
}

}  // namespace

Result<std::array<RowTable, kTables>, StoreError> prepare_tables(Connection& connection,
                                                                 std::string_view attempt) {
  return prepare_each(connection, attempt, std::make_index_sequence<kTables>());
}

void bind_row(Statement& statement, const Row& row, const std::string& key) {
  std::visit([&]<class R>(const R& any) { Mapping<R>::bind(statement, any, key); }, row);
}

}  // namespace innkeeper::hub::store
