// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/case_book.hpp"

#include <utility>
#include <vector>

#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

std::string case_words(const CaseRow& row) {
  std::string text = "case " + std::to_string(row.number) + ": ";
  text += row.complaint ? name_of(*row.complaint) : name_of(row.subject);
  return text + ", " + std::string(name_of(row.cause));
}

}  // namespace

std::string fault_words(const room::Report& report) {
  std::string words;
  for (const room::Fault fault : report.faults) {
    words += (words.empty() ? "" : " ") + std::string(room::name_of(fault));
  }
  return words;
}

void CaseBook::load() {
  rows_.clear();
  for (CaseRow& row : store_.all<CaseRow>()) {
    const std::uint64_t number = row.number;
    rows_.emplace(number, std::move(row));
  }
}

void CaseBook::put(const CaseRow& row) {
  store_.put(row);
  rows_.insert_or_assign(row.number, row);
}

const CaseRow* CaseBook::find(std::uint64_t number) const {
  const auto found = rows_.find(number);
  return found == rows_.end() ? nullptr : &found->second;
}

const CaseRow* CaseBook::open_of(const room::RoomId& room, Subject subject) const {
  for (const auto& [number, row] : rows_) {
    if (row.room == room && row.subject == subject && !is_over(row.state)) return &row;
  }
  return nullptr;
}

std::uint64_t CaseBook::open(CaseRow row, Turn& turn) {
  if (const CaseRow* before = open_of(row.room, row.subject)) {
    CaseRow same = *before;
    ++same.times;
    same.comfort_at.reset();
    put(same);
    return same.number;
  }
  row.number = rows_.empty() ? 1 : rows_.rbegin()->first + 1;
  row.state = CaseState::open;
  row.opened = turn.utc();
  audit_.record(turn, {row.room, "comfort.case", "", case_words(row), row.evidence.faults});
  turn.note(Severity::warning, "case_opened",
            {{"room", std::string(row.room.view())},
             {"case", std::to_string(row.number)},
             {"subject", std::string(name_of(row.subject))},
             {"cause", std::string(name_of(row.cause))}});
  put(row);
  return row.number;
}

void CaseBook::say_again(std::uint64_t number) {
  const CaseRow* found = find(number);
  if (found == nullptr || is_over(found->state)) return;
  CaseRow row = *found;
  ++row.times;
  row.comfort_at.reset();
  put(row);
}

void CaseBook::note_comfort(std::uint64_t number, Turn& turn) {
  const CaseRow* found = find(number);
  if (found == nullptr || is_over(found->state) || found->comfort_at) return;
  CaseRow row = *found;
  row.comfort_at = turn.utc();
  put(row);
}

void CaseBook::change(std::uint64_t number, std::optional<CaseState> state,
                      const std::optional<std::string>& note, Turn& turn) {
  const CaseRow* found = find(number);
  check(found != nullptr && !is_over(found->state), "who changes a case has seen that it goes on");
  CaseRow row = *found;
  if (note) row.note = *note;
  if (state && *state != row.state) {
    row.state = *state;
    if (is_over(*state)) {
      row.ended = turn.utc();
      row.ended_by = turn.actor();
    } else {
      row.acknowledged = turn.utc();
      row.acknowledged_by = turn.actor();
    }
  }
  if (row == *found) return;
  audit_.record(turn, {row.room, "comfort.case",
                       case_words(row) + " is " + std::string(name_of(found->state)),
                       std::string(name_of(row.state)), note.value_or("")});
  put(row);
}

void CaseBook::forget_before(room::UtcTime at) {
  std::vector<std::uint64_t> gone;
  std::size_t over = 0;
  for (auto each = rows_.rbegin(); each != rows_.rend(); ++each) {
    // The highest stays, so that no number is given twice.
    if (!is_over(each->second.state) || each == rows_.rbegin()) continue;
    ++over;
    if (over > kMaxCasesOver || *each->second.ended < at) gone.push_back(each->first);
  }
  for (const std::uint64_t number : gone) {
    store_.erase<CaseRow>(std::to_string(number));
    rows_.erase(number);
  }
}

}  // namespace innkeeper::hub
