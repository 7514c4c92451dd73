// SPDX-License-Identifier: Apache-2.0
// A prepared statement, kept for the life of its connection.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "hub/store/connection.hpp"

struct sqlite3_stmt;

namespace innkeeper::hub::store {

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

class Statement {
 public:
  /// An empty place for a statement. REQUIRES: replaced before use.
  Statement() = default;
  [[nodiscard]] static Result<Statement, StoreError> prepare(Connection& connection,
                                                             std::string_view sql,
                                                             std::string_view attempt);

  /// Binds all parameters in order: integers, texts, blobs, and optional ones of each. Texts and blobs are
  /// not copied: they must live until reset(). A failure shows in the next step().
  template <class... Values>
  void bind(const Values&... values) {
    int index = 0;
    (bind_at(++index, values), ...);
  }

  /// SQLITE_ROW, SQLITE_DONE or the code of a failure.
  [[nodiscard]] int step();
  /// Makes the statement ready for its next use and lets go of the bound texts.
  void reset();

  // Columns of the present row, from 0. Nothing when the column holds another type.
  [[nodiscard]] std::optional<std::int64_t> integer(int column) const;
  /// Valid until the next step() or reset().
  [[nodiscard]] std::optional<std::string_view> text(int column) const;
  [[nodiscard]] std::optional<std::string_view> blob(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };

  void bind_at(int index, std::int64_t value);
  void bind_at(int index, std::string_view text);
  void bind_at(int index, Blob blob);
  template <class Value>
  void bind_at(int index, const std::optional<Value>& value) {
    if (value) {
      bind_at(index, *value);
    } else {
      bind_null(index);
    }
  }
  void bind_null(int index);
  void keep(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  int bind_failure_ = 0;
};

/// Resets a statement when its use ends, on whatever path.
class StatementUse {
 public:
  explicit StatementUse(Statement& statement) : statement_(statement) {}
  ~StatementUse() { statement_.reset(); }
  StatementUse(const StatementUse&) = delete;
  StatementUse& operator=(const StatementUse&) = delete;

 private:
  Statement& statement_;
};

}  // namespace innkeeper::hub::store
