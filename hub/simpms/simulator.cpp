// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/simulator.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "hub/pms/fias_time.hpp"

namespace innkeeper::hub::simpms {
namespace {

JsonLine answer(const Origin& origin, std::string_view command, bool ok) {
  JsonLine line("command");
  line.add("source", origin.source).add("line", origin.line).add("command", command).add("ok", ok);
  return line;
}

}  // namespace

JsonLine refusal(const Origin& origin, std::string_view command, std::string_view error) {
  return answer(origin, command, false).add("error", error);
}

/// Executes one command; a visitor, so that a new command cannot be forgotten.
class Simulator::Execution {
 public:
  Execution(Simulator& simulator, const Command& command, const Origin& origin,
            std::chrono::local_seconds local, Effects& out)
      : simulator_(simulator),
        house_(simulator.house_),
        server_(simulator.server_),
        random_(simulator.random_),
        command_(simpms::name(command)),
        origin_(origin),
        local_(local),
        out_(out) {}

  void operator()(const CheckIn& in) {
    change(
        [&] { return house_.check_in(in.room, in.reservation, in.profile, in.sharing, in.facts); });
  }
  void operator()(const CheckOut& out) {
    change([&] { return house_.check_out(out.reservation); });
  }
  void operator()(const Move& move) {
    change([&] { return house_.move(move.reservation, move.room, move.sharing); });
  }
  void operator()(const Update& update) {
    change([&] { return house_.update(update.reservation, update.profile, update.facts); });
  }
  void operator()(const Disturb& what) {
    say({"RE", what.room, "", ""}, {{"DN", what.dnd ? "Y" : "N"}});
  }
  void operator()(const Expect& what) {
    say({"RE", what.room, "", ""}, {{"CS", what.expected ? "2" : "0"}});
  }
  void operator()(const Audit& what) { say({what.begins ? "NS" : "NE", "", "", ""}, {}); }
  void operator()(const Wake& what) {
    auto at = local_ + what.time;
    if (!what.from_now) {
      at = std::chrono::floor<std::chrono::days>(local_) + what.time;
      if (at <= local_) at += std::chrono::days(1);
    }
    const WakeBook::Call call{what.room, pms::date_field(at), pms::time_field(at)};
    if (what.wanted ? !server_.wake_calls().ask(call) : !server_.wake_calls().call_off(call)) {
      out_.lines.push_back(
          refusal(origin_, command_,
                  what.wanted ? "10000 calls are kept already" : "there is no such call"));
      return;
    }
    say({what.wanted ? "WR" : "WC", what.room, "", ""}, {{"DA", call.date}, {"TI", call.time}});
  }
  void operator()(const Sync& sync) {
    if (!alive()) return;
    simulator_.synchronise(sync.between, local_, out_);
    done();
  }
  void operator()(const Restart&) {
    if (!connected()) return;
    server_.restart(local_, out_);
    done();
  }
  void operator()(const SetQuirk& set) {
    if (set.on) {
      server_.quirks().insert(set.quirk);
    } else {
      server_.quirks().erase(set.quirk);
    }
    done();
  }
  void operator()(const Unlock&) {
    server_.unlock();
    done();
  }
  void operator()(const Wait&) { done(); }
  void operator()(const AwaitLink&) { done(); }
  void operator()(const Quit&) { done(); }
  void operator()(const Raw& raw) {
    if (!connected()) return;
    out_.send += pms::encode_frame(raw.record);
    out_.lines.push_back(
        answer(origin_, command_, true).add("delivery", "sent").add("record", raw.record));
  }
  void operator()(const Garbage& garbage) {
    if (!connected()) return;
    for (std::size_t i = 0; i < garbage.bytes; ++i) {
      out_.send += static_cast<char>(random_() & 0xFFU);
    }
    out_.lines.push_back(answer(origin_, command_, true).add("bytes", garbage.bytes));
  }
  void operator()(const Drop&) {
    if (!connected()) return;
    out_.close = true;
    done();
  }
  void operator()(const Farewell&) {
    if (!connected()) return;
    server_.farewell(local_, out_);
    done();
  }

 private:
  void done() { out_.lines.push_back(answer(origin_, command_, true)); }

  bool connected() {
    const ClientState state = server_.state();
    if (state != ClientState::absent && state != ClientState::locked) return true;
    out_.lines.push_back(
        refusal(origin_, command_, "no client is connected; try await-link first"));
    return false;
  }

  bool alive() {
    if (server_.state() == ClientState::alive) return true;
    out_.lines.push_back(
        refusal(origin_, command_, "no client's link is alive; try await-link first"));
    return false;
  }

  /// Announces what changes nothing in the house.
  void say(Announcement announcement, FieldValues fields) {
    announcement.says_share = false;
    announcement.more = std::move(fields);
    change([&]() -> Result<Announcement, std::string> { return std::move(announcement); });
  }

  /// Changes the house and announces it, both or neither.
  template <class Change>
  void change(Change make) {
    if (!server_.has_room()) {
      out_.lines.push_back(
          refusal(origin_, command_, "10000 records wait for a client; connect one first"));
      return;
    }
    Result<Announcement, std::string> announcement = make();
    if (!announcement) {
      out_.lines.push_back(refusal(origin_, command_, announcement.error()));
      return;
    }
    announcement->at = local_;
    JsonLine line = answer(origin_, command_, true);
    line.add("room", announcement->room).add("reservation", announcement->reservation);
    if (!announcement->profile.empty()) line.add("profile", announcement->profile);
    if (announcement->previous_room) line.add("previous_room", *announcement->previous_room);
    std::string record;
    const Delivery delivery = server_.announce(std::move(*announcement), record, out_);
    out_.lines.push_back(line.add("delivery", name(delivery)).add("record", record));
  }

  Simulator& simulator_;
  House& house_;
  FiasServer& server_;
  std::mt19937_64& random_;
  std::string_view command_;
  const Origin& origin_;
  std::chrono::local_seconds local_;
  Effects& out_;
};

void Simulator::on_connected(std::chrono::local_seconds local, Effects& out) {
  server_.on_connected(local, out);
}

void Simulator::on_bytes(std::string_view bytes, std::chrono::local_seconds local, Effects& out) {
  server_.on_bytes(bytes, local, out);
  if (!std::exchange(out.sync_asked, false)) return;
  if (server_.state() == ClientState::alive) synchronise({}, local, out);
}

void Simulator::synchronise(const std::string& between, std::chrono::local_seconds local,
                            Effects& out) {
  std::vector<Announcement> all = house_.everything();
  for (Announcement& announcement : all) announcement.at = local;
  server_.synchronise(std::move(all), between, local, out);
}

void Simulator::on_disconnected(std::string_view why, Effects& out) {
  server_.on_disconnected();
  out.lines.push_back(JsonLine("disconnected").add("why", why));
}

void Simulator::execute(const Command& command, const Origin& origin,
                        std::chrono::local_seconds local, Effects& out) {
  std::visit(Execution(*this, command, origin, local, out), command);
}

}  // namespace innkeeper::hub::simpms
