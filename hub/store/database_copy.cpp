// SPDX-License-Identifier: Apache-2.0
#include "hub/store/database_copy.hpp"

#include <sqlite3.h>

#include <utility>

#include "hub/store/connection.hpp"
#include "hub/store/errors.hpp"
#include "hub/store/migrations.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr std::string_view kVerifying = "verify the database";
constexpr std::string_view kHolding = "hold the database";

/// `file` as a URI that promises SQLite that nobody changes it: it then needs no log and no lock.
std::string immutable(const std::string& file) {
  std::string uri = "file:";
  for (const char c : file) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4U], kHex[byte & 0xfU]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

Result<void, StoreError> check_pages(Connection& connection, Depth depth) {
  const auto verdict = connection.ask(
      depth == Depth::whole ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", kVerifying);
  if (!verdict) return fail(verdict.error());
  if (*verdict == "ok") return {};
  return fail(describe(StoreErrorKind::corrupt, kVerifying, connection.path(), *verdict));
}

}  // namespace

std::uint32_t known_schema() { return static_cast<std::uint32_t>(migrations().size()); }

Result<CopyFacts, StoreError> verify_copy(const std::string& file, Depth depth) {
  auto connection = Connection::open_immutable(file, immutable(file));
  if (!connection) return fail(connection.error());
  if (auto done = check_identity(*connection); !done) return fail(done.error());
  const auto schema = connection->ask_number("PRAGMA user_version", kVerifying);
  if (!schema) return fail(schema.error());
  if (*schema == 0) {
    return fail(describe(StoreErrorKind::refused, kVerifying, file, "it is empty"));
  }
  if (auto done = check_pages(*connection, depth); !done) return fail(done.error());
  const auto epoch =
      connection->ask_number("SELECT value FROM meta WHERE key = 'epoch'", kVerifying);
  if (!epoch) return fail(epoch.error());
  const auto rooms = connection->ask_number("SELECT count(*) FROM room", kVerifying);
  if (!rooms) return fail(rooms.error());
  return CopyFacts{static_cast<std::uint32_t>(*schema), static_cast<std::uint64_t>(*epoch),
                   static_cast<std::uint64_t>(*rooms)};
}

struct HeldDatabase::State {
  Connection connection;
};

HeldDatabase::HeldDatabase(std::unique_ptr<State> state) : state_(std::move(state)) {}
HeldDatabase::HeldDatabase(HeldDatabase&& other) noexcept = default;
HeldDatabase& HeldDatabase::operator=(HeldDatabase&& other) noexcept = default;
HeldDatabase::~HeldDatabase() = default;

Result<HeldDatabase, StoreError> HeldDatabase::hold(const std::string& file) {
  auto connection = Connection::open(file);
  if (!connection) return fail(connection.error());
  // The first read takes the lock, and keeps it: see Connection.
  const auto read = connection->ask_number("PRAGMA wal_checkpoint(TRUNCATE)", kHolding);
  if (!read && read.error().kind == StoreErrorKind::busy) return fail(read.error());
  return HeldDatabase(std::make_unique<State>(State{std::move(connection).value()}));
}

}  // namespace innkeeper::hub::store
