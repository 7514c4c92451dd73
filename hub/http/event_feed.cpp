// SPDX-License-Identifier: Apache-2.0
#include "hub/http/event_feed.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace innkeeper::hub::http {

std::string EventFeed::id(std::uint64_t serial) const {
  return run_ + '-' + std::to_string(serial);
}

void EventFeed::publish(Announcement what) {
  const std::lock_guard lock(mutex_);
  if (what.topic == Topic::access) {
    for (EventReader* reader : readers_) reader->must_prove_itself_ = true;
  } else {
    add(std::move(what));
  }
  for (EventReader* reader : readers_) reader->wake_once();
}

void EventFeed::add(Announcement what) {
  ++last_;
  events_.push_back(std::make_shared<ToldEvent>(id(last_), std::move(what)));
  bytes_ += events_.back()->weight();
  while (events_.size() > bounds_.events || (bytes_ > bounds_.bytes && events_.size() > 1)) {
    bytes_ -= events_.front()->weight();
    events_.pop_front();
  }
}

std::unique_ptr<EventReader> EventFeed::join(const Subscription& wanted, std::string asker,
                                             std::function<void()> wake) {
  std::unique_ptr<EventReader> reader(
      new EventReader(*this, wanted.filter, std::move(asker), std::move(wake)));
  const std::lock_guard lock(mutex_);
  const auto of_one = std::count_if(readers_.begin(), readers_.end(), [&](const EventReader* each) {
    return each->asker_ == reader->asker_;
  });
  if (readers_.size() >= bounds_.readers ||
      static_cast<std::size_t>(of_one) >= bounds_.readers_of_one) {
    return nullptr;
  }
  reader->opening_ = opening(wanted, reader->next_);
  readers_.insert(reader.get());
  return reader;
}

/// The first words, which have an id: whoever is cut off before the first event resumes from there.
std::string EventFeed::opening(const Subscription& wanted, std::uint64_t& next) const {
  const std::string begin = "retry: 3000\nid: ";
  next = last_ + 1;
  const auto reset = [&](const char* why) {
    return begin + id(last_) + '\n' +
           event_text("reset", std::string(R"({"reason":")") + why + R"("})");
  };
  if (!wanted.last_event_id) return begin + id(last_) + '\n' + event_text("ready", "{}");
  const std::string_view seen = *wanted.last_event_id;
  const std::size_t dash = seen.rfind('-');
  if (dash == std::string_view::npos || seen.substr(0, dash) != run_) return reset("other_run");
  std::uint64_t serial = 0;
  const char* const end = seen.data() + seen.size();
  const auto [stop, error] = std::from_chars(seen.data() + dash + 1, end, serial);
  if (error != std::errc{} || stop != end || serial > last_) return reset("other_run");
  if (serial + 1 < oldest()) return reset("too_old");
  next = serial + 1;
  return begin + id(serial) + '\n' + event_text("ready", "{}");
}

std::string EventFeed::read(EventReader& reader) {
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    reader.is_woken_ = false;
    text = std::exchange(reader.opening_, {});
  }
  bool overrun = false;
  while (text.size() < bounds_.chunk) {
    // Making a text takes far longer than finding it: whoever publishes does not wait for that.
    const std::shared_ptr<ToldEvent> event = next_for(reader, overrun);
    if (!event) break;
    text += event->text();
  }
  if (overrun) {
    text += event_text("dropped", R"({"reason":"too_slow"})");
    reader.too_slow();
  }
  return text;
}

/// The next event that it wants; null when there is none, when some of them are gone, or while it must prove
/// itself.
std::shared_ptr<ToldEvent> EventFeed::next_for(EventReader& reader, bool& overrun) {
  const std::lock_guard lock(mutex_);
  // Set under this lock: no event that came after the loss of a right is read before it was looked at.
  if (reader.must_prove_itself_) return nullptr;
  overrun = reader.next_ < oldest();
  if (overrun) return nullptr;
  while (reader.next_ <= last_) {
    const auto& event = events_[reader.next_ - oldest()];
    ++reader.next_;
    if (event->passes(reader.filter_)) return event;
  }
  return nullptr;
}

void EventFeed::leave(EventReader& reader) {
  const std::lock_guard lock(mutex_);
  readers_.erase(&reader);
}

std::string EventReader::take() { return is_over_ ? std::string() : feed_.read(*this); }

void EventReader::too_slow() {
  if (std::exchange(is_over_, true)) return;
  if (feed_.on_dropped_) feed_.on_dropped_("too_slow");
}

}  // namespace innkeeper::hub::http
