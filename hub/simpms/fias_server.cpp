// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/fias_server.hpp"

#include <utility>

#include "hub/pms/fias_time.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::simpms {
namespace {

pms::Transcoder transcoder_of(pms::CodePage page) {
  auto transcoder = pms::Transcoder::of(page);
  check(transcoder.ok(), "the command line was checked for code pages this system has");
  return std::move(transcoder).value();
}

std::string_view service_name(std::string_view code) {
  if (code == "8") return "do_not_disturb";
  if (code == "9") return "make_up_room";
  return code == "10" ? "none" : "";
}

}  // namespace

std::string_view name(ClientState state) {
  switch (state) {
    case ClientState::absent: return "absent";
    case ClientState::started: return "started";
    case ClientState::alive: return "alive";
    case ClientState::leaving: return "leaving";
    case ClientState::locked: return "locked";
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

FiasServer::FiasServer(ServerSettings settings)
    : settings_(std::move(settings)),
      transcoder_(transcoder_of(settings_.code_page)),
      random_(settings_.seed) {}

void FiasServer::on_connected(std::chrono::local_seconds local, Effects& out) {
  frames_.reset();
  unreadable_ = 0;
  if (state_ == ClientState::locked) {
    out.lines.push_back(JsonLine("locked").add("why", "the link key was wrong; say unlock"));
    out.close = true;
    return;
  }
  start(local, out);
}

void FiasServer::on_disconnected() {
  if (state_ != ClientState::locked) state_ = ClientState::absent;
}

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
  record = distort(render(announcement, requested->second), settings_.quirks, random_);
  send(record, out);
  return Delivery::sent;
}

void FiasServer::synchronise(std::vector<Announcement> all, const std::string& between,
                             std::chrono::local_seconds local, Effects& out) {
  check(state_ == ClientState::alive, "a synchronisation has somebody to hear it");
  const bool marked = !settings_.quirks.contains(Quirk::bare_sync);
  if (marked) send_mark("DS", local, out);
  std::size_t sent = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == all.size() / 2 && !between.empty()) send(between, out);
    std::string record;
    if (announce(std::move(all[i]), record, out) == Delivery::sent) ++sent;
  }
  if (marked) send_mark("DE", local, out);
  out.lines.push_back(JsonLine("synchronised").add("records", sent));
}

void FiasServer::farewell(std::chrono::local_seconds local, Effects& out) {
  check(state_ != ClientState::absent, "a farewell is said to somebody");
  out.send += pms::link_frame("LE", local);
  state_ = ClientState::leaving;
}

void FiasServer::restart(std::chrono::local_seconds local, Effects& out) {
  check(state_ != ClientState::absent, "a restart is said to somebody");
  subscriptions_.clear();
  start(local, out);
}

void FiasServer::start(std::chrono::local_seconds local, Effects& out) {
  state_ = ClientState::started;
  start_ = pms::date_field(local) + pms::time_field(local);
  out.send += pms::link_frame("LS", local);
}

void FiasServer::handle(std::string_view bytes, std::chrono::local_seconds local, Effects& out) {
  const std::string text = transcoder_.decode(bytes).text;
  const auto record = pms::parse_record(text);
  if (!record) {
    unreadable("a record begins with two characters of A-Z and 0-9", out);
    return;
  }
  out.lines.push_back(JsonLine("received").add("record", text));
  if (record->id == "LE") {
    if (state_ != ClientState::leaving) out.send += pms::link_frame("LE", local);
    out.close = true;
  } else if (state_ != ClientState::leaving) {
    hear(*record, local, out);
  }
}

void FiasServer::hear(const pms::Record& record, std::chrono::local_seconds local, Effects& out) {
  if (record.id == "LS") {
    // A client that asks whether the link still is alive hears LA; one that is not known hears LS.
    if (state_ == ClientState::alive) {
      out.send += pms::link_frame("LA", local);
    } else {
      start(local, out);
    }
  } else if (record.id == "LD") {
    describe(record, local, out);
  } else if (record.id == "LR") {
    subscribe(record, out);
  } else if (record.id == "LA") {
    on_alive(local, out);
  } else if (state_ != ClientState::alive) {
    start(local, out);
  } else {
    on_data(record, out);
  }
}

void FiasServer::describe(const pms::Record& record, std::chrono::local_seconds local,
                          Effects& out) {
  subscriptions_.clear();
  state_ = ClientState::started;
  const auto seal = record.first("CG");
  if (settings_.key && settings_.key->open(seal.value_or("")) != start_) {
    out.lines.push_back(
        JsonLine("key_refused")
            .add("why", seal ? "CG does not hold date and time of the last LS" : "LD has no CG")
            .add("effect", "nobody is answered until somebody says unlock"));
    state_ = ClientState::locked;
    out.close = true;
    return;
  }
  // LC comes only to a client that asks for a return (RT).
  if (!record.has("RT")) return;
  pms::RecordWriter answer("LC");
  answer.field("DA", pms::date_field(local)).field("TI", pms::time_field(local)).field("PH", "SIM");
  out.send += pms::encode_frame(answer.text());
}

void FiasServer::on_alive(std::chrono::local_seconds local, Effects& out) {
  // While alive an LA gets no answer (specification); without LR the client is asked anew, as
  // Protel does.
  if (state_ == ClientState::alive) return;
  if (subscriptions_.empty()) {
    start(local, out);
    return;
  }
  out.send += pms::link_frame("LA", local);
  state_ = ClientState::alive;
  out.lines.push_back(JsonLine("link_alive").add("queued", queue_.size()));
  flush(out);
}

void FiasServer::on_data(const pms::Record& record, Effects& out) {
  if (record.id == "WA") {
    on_wake_answer(record, out);
  } else if (record.id == "DR") {
    if (settings_.quirks.contains(Quirk::ignore_requests)) {
      out.lines.emplace_back("request_ignored");
    } else {
      out.sync_asked = true;
    }
  } else if (record.id == "RE") {
    JsonLine line("told");
    line.add("room", record.first("RN").value_or(""));
    const auto status = record.first("RS").value_or("");
    const auto service = service_name(status);
    if (service.empty()) {
      line.add("room_status", status);
    } else {
      line.add("service", service);
    }
    if (const auto user = record.first("ID")) line.add("user", *user);
    out.lines.push_back(std::move(line));
  }
}

void FiasServer::on_wake_answer(const pms::Record& record, Effects& out) {
  const auto value = [&record](std::string_view field) {
    return std::string(record.first(field).value_or(""));
  };
  JsonLine line("wake_answer");
  line.add("room", value("RN")).add("status", value("AS"));
  const auto wrong = wake_calls_.answer({value("RN"), value("DA"), value("TI")});
  line.add("ok", wrong.empty());
  if (!wrong.empty()) line.add("error", wrong);
  out.lines.push_back(line.add("open", wake_calls_.open()));
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
  const unsigned times = settings_.quirks.contains(Quirk::duplicate_flush) ? 2 : 1;
  const std::deque<Announcement> queue = std::exchange(queue_, {});
  for (unsigned time = 0; time < times; ++time) {
    for (const Announcement& announcement : queue) {
      JsonLine line("flushed");
      line.add("room", announcement.room).add("reservation", announcement.reservation);
      std::string record;
      const Delivery delivery = announce(announcement, record, out);
      out.lines.push_back(line.add("delivery", name(delivery)).add("record", record));
    }
  }
}

void FiasServer::send(const std::string& text, Effects& out) {
  // What the code page does not have stands as a question mark, as on a desk's old screen.
  std::string bytes = transcoder_.encode(text).value_or("");
  if (bytes.empty()) {
    for (const char c : text) bytes += static_cast<unsigned char>(c) < 0x80 ? c : '?';
  }
  out.send += noise(settings_.quirks, random_) + pms::encode_frame(bytes);
}

void FiasServer::send_mark(std::string_view id, std::chrono::local_seconds local, Effects& out) {
  pms::RecordWriter record(id);
  const bool is_long = settings_.quirks.contains(Quirk::long_times);
  record.field("DA", pms::date_field(local))
      .field("TI", pms::time_field(local) + (is_long ? "1" : ""));
  send(record.text(), out);
}

void FiasServer::unreadable(std::string_view why, Effects& out) {
  out.lines.push_back(JsonLine("unreadable").add("why", why));
  if (++unreadable_ < kMaxUnreadable) return;
  out.lines.push_back(JsonLine("given_up").add("why", "too many unreadable records"));
  out.close = true;
}

}  // namespace innkeeper::hub::simpms
