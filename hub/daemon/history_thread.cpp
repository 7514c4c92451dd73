// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/history_thread.hpp"

#include <memory>
#include <string>

#include "hub/store/history_file.hpp"
#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {
namespace {

HistoryKeeper::Open opener(std::string path) {
  return [path = std::move(path)]() -> Result<std::unique_ptr<HistoryStore>, StoreError> {
    auto opened = store::HistoryFile::open(path);
    if (!opened) return fail(opened.error());
    return std::unique_ptr<HistoryStore>(std::move(opened).value());
  };
}

void log_history(const StoreError* error) {
  if (error == nullptr) {
    log::write(log::Level::info, "history.works_again");
    return;
  }
  log::write(log::Level::error, "history.failed",
             {{"why", error->message},
              {"effect", "charts of rooms may get gaps; rooms and stays are not concerned"}});
}

}  // namespace

HistoryThread::HistoryThread(std::string path, const HotelClock& clock, Gather gather)
    : clock_(clock), gather_(std::move(gather)), keeper_(opener(std::move(path)), log_history) {}

HistoryThread::~HistoryThread() { stop(); }

void HistoryThread::start() {
  {
    const std::lock_guard lock(mutex_);
    running_ = true;
  }
  thread_ = std::thread([this] { run(); });
}

void HistoryThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    running_ = false;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void HistoryThread::hear(HistoryNote note) {
  const room::UtcTime now = clock_.now().utc;
  const std::lock_guard lock(mutex_);
  if (waiting_.notes.size() >= kMaxHistoryNotes) {
    ++lost_notes_;
    return;
  }
  waiting_.notes.emplace_back(std::move(note), now);
}

void HistoryThread::hear(const std::vector<Event>& events, std::size_t from) {
  for (std::size_t i = from; i < events.size(); ++i) {
    if (auto note = note_of(events[i])) hear(*std::move(note));
  }
}

void HistoryThread::forget_people(const room::RoomId& room) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.forget.push_back(room);
  }
  changed_.notify_one();
}

void HistoryThread::ask(HistoryQuery query, std::function<void(Answer)> done) {
  {
    const std::lock_guard lock(mutex_);
    if (running_ && waiting_.questions.size() < kMaxHistoryQuestions) {
      waiting_.questions.push_back({std::move(query), std::move(done)});
      done = nullptr;
    }
  }
  if (done)
    return done(Unavailable{"too many ask for the history of rooms; try again in a second"});
  changed_.notify_one();
}

void HistoryThread::run() {
  // Before the first question, so that it finds an open file.
  bool more_waits = keeper_.work(clock_.now());
  for (bool goes_on = true; goes_on;) {
    Work work = wait(more_waits);
    goes_on = work.goes_on;
    do_work(work);
    more_waits = keeper_.work(clock_.now());
    tell_losses();
  }
  keeper_.end(clock_.now());
}

HistoryThread::Work HistoryThread::wait(bool more_waits) {
  std::unique_lock lock(mutex_);
  if (!more_waits) {
    changed_.wait_for(lock, kHistoryBeat, [this] {
      return !running_ || !waiting_.questions.empty() || !waiting_.forget.empty();
    });
  }
  Work work = std::exchange(waiting_, {});
  work.goes_on = running_;
  return work;
}

void HistoryThread::do_work(Work& work) {
  for (const auto& [note, at] : work.notes) keeper_.hear(note, at);
  std::vector<Measured> measured;
  gather_(measured);
  const Now now = clock_.now();
  for (const Measured& each : measured) keeper_.hear(each, now.utc);
  for (const room::RoomId& room : work.forget) keeper_.forget_people(room, now);
  for (const Question& question : work.questions) {
    question.done(keeper_.answer(question.query, now.utc));
  }
}

void HistoryThread::tell_losses() {
  std::uint64_t lost = keeper_.lost();
  {
    const std::lock_guard lock(mutex_);
    lost += lost_notes_;
  }
  if (lost == told_lost_) return;
  log::write(log::Level::warning, "history.lost",
             {{"count", lost - told_lost_},
              {"effect", "charts of rooms have gaps; rooms and stays are not concerned"}});
  told_lost_ = lost;
}

}  // namespace innkeeper::hub::daemon
