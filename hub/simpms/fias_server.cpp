// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/fias_server.hpp"

#include <utility>

#include "hub/pms/fias_time.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::simpms {

std::string_view name(ClientState state) {
  switch (state) {
    case ClientState::absent: return "absent";
    case ClientState::started: return "started";
    case ClientState::alive: return "alive";
    case ClientState::leaving: return "leaving";
  }
  return "unknown";
}

std::string_view name(Delivery delivery) {
  switch (delivery) {
    case Delivery::sent: return "sent";
    case Delivery::queued: return "queued";
    case Delivery::not_requested: return "not_requested";
    case Delivery::refused: return "refused";
  }
  return "unknown";
}

void FiasServer::on_connected(std::chrono::local_seconds local, Effects& out) {
  frames_.reset();
  unreadable_ = 0;
  state_ = ClientState::started;
  out.send += pms::link_frame("LS", local);
}

void FiasServer::on_disconnected() { state_ = ClientState::absent; }

void FiasServer::on_bytes(std::string_view bytes, std::chrono::local_seconds local, Effects& out) {
  while (!out.close) {
    const auto text = frames_.next(bytes);
    if (!text) return;
    handle(*text, local, out);
  }
}

Delivery FiasServer::announce(Announcement announcement, std::string& record, Effects& out) {
  if (state_ != ClientState::alive) {
    check(queue_.size() < kMaxQueued, "an announcement is made when there is room for it");
    queue_.push_back(std::move(announcement));
    return Delivery::queued;
  }
  const auto requested = subscriptions_.find(announcement.record);
  if (requested == subscriptions_.end()) return Delivery::not_requested;
  record = render(announcement, requested->second);
  out.send += pms::encode_frame(record);
  return Delivery::sent;
}

void FiasServer::farewell(std::chrono::local_seconds local, Effects& out) {
  check(state_ != ClientState::absent, "a farewell is said to somebody");
  out.send += pms::link_frame("LE", local);
  state_ = ClientState::leaving;
}

void FiasServer::handle(std::string_view text, std::chrono::local_seconds local, Effects& out) {
  const auto record = pms::parse_record(text);
  if (!record) {
    unreadable("a record begins with two characters of A-Z and 0-9", out);
    return;
  }
  out.lines.push_back(JsonLine("received").add("record", text));
  if (record->id == "LE") {
    if (state_ != ClientState::leaving) out.send += pms::link_frame("LE", local);
    out.close = true;
  } else if (state_ == ClientState::leaving) {
    return;
  } else if (record->id == "LS") {
    // A client that asks whether the link still is alive hears LA; one that is not known hears LS.
    out.send += pms::link_frame(state_ == ClientState::alive ? "LA" : "LS", local);
  } else if (record->id == "LD") {
    subscriptions_.clear();
    state_ = ClientState::started;
  } else if (record->id == "LR") {
    subscribe(*record, out);
  } else if (record->id == "LA") {
    on_alive(local, out);
  } else if (state_ != ClientState::alive) {
    out.send += pms::link_frame("LS", local);
  }
}

void FiasServer::on_alive(std::chrono::local_seconds local, Effects& out) {
  // While alive an LA gets no answer (specification); without LR the client is asked anew, as
  // Protel does.
  if (state_ == ClientState::alive) return;
  if (subscriptions_.empty()) {
    out.send += pms::link_frame("LS", local);
    return;
  }
  out.send += pms::link_frame("LA", local);
  state_ = ClientState::alive;
  out.lines.push_back(JsonLine("link_alive").add("queued", queue_.size()));
  flush(out);
}

void FiasServer::subscribe(const pms::Record& record, Effects& out) {
  const auto id = record.first("RI");
  const auto list = record.first("FL");
  if (!id || id->size() != 2 || !list || list->size() % 2 != 0) {
    unreadable("LR is LR|RIxx|FLaabbcc|: a record id and pairs of field ids", out);
    return;
  }
  if (subscriptions_.size() >= kMaxSubscriptions && !subscriptions_.contains(*id)) {
    unreadable("more than 64 LR", out);
    return;
  }
  std::vector<std::string> fields;
  for (std::size_t at = 0; at < list->size(); at += 2) fields.emplace_back(list->substr(at, 2));
  out.lines.push_back(JsonLine("subscribed").add("record", *id).add("fields", fields));
  subscriptions_[std::string(*id)] = std::move(fields);
}

void FiasServer::flush(Effects& out) {
  while (!queue_.empty()) {
    Announcement announcement = std::move(queue_.front());
    queue_.pop_front();
    JsonLine line("flushed");
    line.add("room", announcement.room).add("reservation", announcement.reservation);
    std::string record;
    const Delivery delivery = announce(std::move(announcement), record, out);
    out.lines.push_back(line.add("delivery", name(delivery)).add("record", record));
  }
}

void FiasServer::unreadable(std::string_view why, Effects& out) {
  out.lines.push_back(JsonLine("unreadable").add("why", why));
  if (++unreadable_ < kMaxUnreadable) return;
  out.lines.push_back(JsonLine("given_up").add("why", "too many unreadable records"));
  out.close = true;
}

}  // namespace innkeeper::hub::simpms
