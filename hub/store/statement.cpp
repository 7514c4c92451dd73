// SPDX-License-Identifier: Apache-2.0
#include "hub/store/statement.hpp"

#include <sqlite3.h>

#include <utility>

namespace innkeeper::hub::store {

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Result<Statement, StoreError> Statement::prepare(Connection& connection, std::string_view sql,
                                                 std::string_view attempt) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if (code != SQLITE_OK) return fail(connection.failure(code, attempt));
  Statement statement;
  statement.handle_.reset(handle);
  return statement;
}

int Statement::step() {
  return bind_failure_ == SQLITE_OK ? sqlite3_step(handle_.get()) : bind_failure_;
}

void Statement::reset() {
  // Both only repeat what step() already said.
  static_cast<void>(sqlite3_reset(handle_.get()));
  static_cast<void>(sqlite3_clear_bindings(handle_.get()));
  bind_failure_ = SQLITE_OK;
}

std::optional<std::int64_t> Statement::integer(int column) const {
  if (sqlite3_column_type(handle_.get(), column) != SQLITE_INTEGER) return std::nullopt;
  return sqlite3_column_int64(handle_.get(), column);
}

std::optional<std::string_view> Statement::text(int column) const {
  if (sqlite3_column_type(handle_.get(), column) != SQLITE_TEXT) return std::nullopt;
  const void* bytes = sqlite3_column_text(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  if (bytes == nullptr) return std::nullopt;  // out of memory
  return std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::optional<std::string_view> Statement::blob(int column) const {
  if (sqlite3_column_type(handle_.get(), column) != SQLITE_BLOB) return std::nullopt;
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  if (bytes == nullptr) return std::nullopt;  // empty, or out of memory
  return std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

void Statement::bind_at(int index, std::int64_t value) {
  keep(sqlite3_bind_int64(handle_.get(), index, value));
}

void Statement::bind_at(int index, std::string_view text) {
  // An empty view may have no address, which would bind NULL.
  const char* bytes = text.data() == nullptr ? "" : text.data();
  keep(sqlite3_bind_text64(handle_.get(), index, bytes, text.size(), nullptr, SQLITE_UTF8));
}

void Statement::bind_at(int index, Blob blob) {
  keep(sqlite3_bind_blob64(handle_.get(), index, blob.bytes.data(), blob.bytes.size(), nullptr));
}

void Statement::bind_null(int index) { keep(sqlite3_bind_null(handle_.get(), index)); }

void Statement::keep(int code) {
  if (bind_failure_ == SQLITE_OK) bind_failure_ = code;
}

}  // namespace innkeeper::hub::store
