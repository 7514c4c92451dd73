// SPDX-License-Identifier: Apache-2.0
// The hub's store as a place to die in: it passes every call on, shows it to the oracle, and ends
// the hub's process at a chosen call.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "hub/core/store.hpp"
#include "tests/sim/oracle.hpp"
#include "tests/support/memory_store.hpp"

namespace innkeeper::simtest {

/// Thrown through the hub's core where its process dies. Whoever catches it throws the hub away.
struct HubCrash {};

class FaultyStore final : public hub::Store {
 public:
  explicit FaultyStore(Oracle& oracle) : oracle_(oracle) {}

  /// The hub dies at the n-th call from now, n from 1: before it has effect, or just after.
  void crash_at(std::uint64_t n, bool after_it) {
    crash_in_ = n;
    crash_after_ = after_it;
  }
  void disarm() { crash_in_ = 0; }
  /// The process that held the transaction is gone.
  void abandon() {
    durable_.rollback();
    oracle_.rollback();
  }
  [[nodiscard]] support::MemoryStore& durable() { return durable_; }
  /// Sees every text of the audit.
  std::function<void(std::string_view)> on_audit_text;

  void begin() override {
    const Dying dying(*this);
    durable_.begin();
  }
  [[nodiscard]] Result<void, hub::StoreError> commit() override {
    const Dying dying(*this);
    Result<void, hub::StoreError> result = durable_.commit();
    if (result) {
      oracle_.commit();
    } else {
      oracle_.rollback();
    }
    dying.die_if_due();
    return result;
  }
  void rollback() override { abandon(); }
  [[nodiscard]] std::uint64_t epoch() override {
    const Dying dying(*this);
    return durable_.epoch();
  }
  void set_epoch(std::uint64_t epoch) override {
    const Dying dying(*this);
    durable_.set_epoch(epoch);
  }
  void put(const hub::Row& row) override {
    const Dying dying(*this);
    durable_.put(row);
    oracle_.put(row);
  }
  void append(const hub::AuditRow& line) override {
    const Dying dying(*this);
    durable_.append(line);
    oracle_.append();
    for (const std::string* text : {&line.what, &line.before, &line.after, &line.why}) {
      on_audit_text(*text);
    }
  }
  [[nodiscard]] std::vector<hub::AuditRow> audit(const hub::AuditQuery& query) override {
    const Dying dying(*this);
    return durable_.audit(query);
  }
  [[nodiscard]] std::size_t forget_audit_before(room::UtcTime at, std::size_t limit) override {
    const Dying dying(*this);
    return durable_.forget_audit_before(at, limit);
  }

 private:
  void erase_row(hub::Table table, std::string_view key) override {
    const Dying dying(*this);
    durable_.erase_row(table, key);
    oracle_.erase(table, key);
  }
  [[nodiscard]] std::optional<hub::Row> find_row(hub::Table table, std::string_view key) override {
    const Dying dying(*this);
    return durable_.find_row(table, key);
  }
  [[nodiscard]] std::vector<hub::Row> all_rows(hub::Table table, std::string_view prefix) override {
    const Dying dying(*this);
    return durable_.all_rows(table, prefix);
  }

  /// Counts one call: dies on construction, before the call, or leaves the death to commit().
  class Dying {
   public:
    explicit Dying(FaultyStore& store) {
      if (store.crash_in_ == 0 || --store.crash_in_ > 0) return;
      if (!store.crash_after_) throw HubCrash{};
      due_ = true;
    }
    void die_if_due() const {
      if (due_) throw HubCrash{};
    }

   private:
    bool due_ = false;
  };

  Oracle& oracle_;
  support::MemoryStore durable_;
  std::uint64_t crash_in_ = 0;
  bool crash_after_ = false;
};

}  // namespace innkeeper::simtest
