// SPDX-License-Identifier: Apache-2.0
#include "hub/http/repeats.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "hub/http/answers.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

/// Who asks, over all their sessions: a phone may have logged in anew since.
std::string asker_of(const Principal& who, const Actor& actor) {
  if (who.is_own) return "own/" + std::string(name_of(actor.channel)) + '/' + actor.name;
  // A guest has no name; a program's may be that of a person.
  if (who.name.empty()) return who.hash;
  return std::string(name_of(who.role)) + '/' + who.name;
}

Reply rendered(const Call& call, const Answer& answer) {
  try {
    return call.render(answer);
  } catch (const std::exception& bug) {
    return bug_reply(bug);
  }
}

void make(const Routed& routed, const Desk& desk, const Answered& done) {
  if (const auto* errand = std::get_if<Errand>(&routed)) return errand->run(desk, done);
  const Call& call = std::get<Call>(routed);
  desk.ask(call.request, [call, done](const Answer& answer) { done(rendered(call, answer)); });
}

}  // namespace

std::variant<std::uint64_t, Reply> Repeats::begin(const std::string& asker, const std::string& key,
                                                  const std::string& request) {
  const std::lock_guard lock(mutex_);
  const room::Time now = now_();
  while (!entries_.empty() && entries_.front().is_done && entries_.front().until <= now) {
    forget(entries_.begin());
  }
  if (const auto found = by_key_.find({asker, key}); found != by_key_.end()) {
    const Entry& entry = *found->second;
    if (entry.request != request) {
      return problem_reply(
          Problem::key_reused,
          "another request was sent with this key; take a new key for a new request");
    }
    if (!entry.is_done) {
      Reply reply = problem_reply(Problem::in_flight, "ask again in a moment with the same key");
      reply.fields.emplace_back("Retry-After", "1");
      return reply;
    }
    if (!entry.is_kept) {
      return problem_reply(Problem::answer_gone, "the change was made; look at what it changed");
    }
    Reply reply = entry.reply;
    reply.fields.emplace_back("Idempotency-Replayed", "true");
    return reply;
  }
  make_room(asker);
  entries_.push_back({asker, key, request, now + bounds_.life});
  const auto entry = std::prev(entries_.end());
  by_key_.emplace(std::pair(asker, key), entry);
  in_flight_.emplace(++last_ticket_, entry);
  ++of_asker_[asker];
  return last_ticket_;
}

void Repeats::finish(std::uint64_t ticket, const Reply& reply) {
  const std::lock_guard lock(mutex_);
  const auto found = in_flight_.find(ticket);
  if (found == in_flight_.end()) return;
  const Entries::iterator entry = found->second;
  in_flight_.erase(found);
  entry->is_done = true;
  if (reply.status < 200 || reply.status > 299) {
    forget(entry);
    return;
  }
  entry->is_kept = reply.body.size() <= bounds_.bytes_of_one;
  if (!entry->is_kept) return;
  entry->reply = reply;
  bytes_ += reply.body.size();
  // The oldest bodies go; that their changes were made stays known.
  for (Entry& old : entries_) {
    if (bytes_ <= bounds_.bytes) break;
    if (!old.is_done || !old.is_kept) continue;
    bytes_ -= old.reply.body.size();
    old.reply = {};
    old.is_kept = false;
  }
}

void Repeats::make_room(const std::string& asker) {
  const auto count = of_asker_.find(asker);
  const bool one_has_too_many = count != of_asker_.end() && count->second >= bounds_.keys_of_one;
  if (!one_has_too_many && entries_.size() < bounds_.keys) return;
  // Those in flight are as many as connections at most.
  const auto oldest = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.is_done && (!one_has_too_many || entry.asker == asker);
  });
  if (oldest != entries_.end()) forget(oldest);
}

Repeats::Entries::iterator Repeats::forget(Entries::iterator entry) {
  if (entry->is_kept) bytes_ -= entry->reply.body.size();
  by_key_.erase({entry->asker, entry->key});
  if (const auto count = of_asker_.find(entry->asker); --count->second == 0) of_asker_.erase(count);
  return entries_.erase(entry);
}

Routed made_once(Routed routed, const Message& message) {
  const std::string& key = *message.idempotency_key;
  const bool is_plain =
      std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (key.empty() || key.size() > kMaxRepeatKey || !is_plain) {
    return problem_reply(Problem::bad_request,
                         "an Idempotency-Key is 1 to 255 printable characters without blanks");
  }
  const bool asks = std::holds_alternative<Call>(routed) || std::holds_alternative<Errand>(routed);
  if (!asks) return routed;
  Errand once;
  if (const auto* call = std::get_if<Call>(&routed)) once.actor = call->actor;
  if (const auto* errand = std::get_if<Errand>(&routed)) once.actor = errand->actor;
  const std::string type = message.content_type.value_or("");
  once.run = [routed = std::move(routed), key, actor = once.actor,
              request = hash_of_token(message.method + '\n' + message.target + '\n' + type + '\n' +
                                      message.body)](const Desk& desk, const Answered& done) {
    // Whoever may no longer ask is not told what was answered before.
    desk.ask(AccountRequest(ShowSession{}), [=](const Answer& answer) {
      const auto* session = std::get_if<SessionView>(&answer);
      if (session == nullptr) return done(failure_reply(answer));
      auto begun = desk.repeats->begin(asker_of(session->who, actor), key, request);
      if (auto* known = std::get_if<Reply>(&begun)) return done(std::move(*known));
      const std::uint64_t ticket = std::get<std::uint64_t>(begun);
      make(routed, desk, [repeats = desk.repeats, ticket, done](Reply reply) {
        repeats->finish(ticket, reply);
        done(std::move(reply));
      });
    });
  };
  return once;
}

}  // namespace innkeeper::hub::http
