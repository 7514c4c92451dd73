// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/simulator.hpp"

#include <utility>
#include <variant>

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
      : house_(simulator.house_),
        server_(simulator.server_),
        random_(simulator.random_),
        command_(simpms::name(command)),
        origin_(origin),
        local_(local),
        out_(out) {}

  void operator()(const CheckIn& in) {
    change([&] { return house_.check_in(in.room, in.reservation, in.profile, in.sharing); });
  }
  void operator()(const CheckOut& out) {
    change([&] { return house_.check_out(out.reservation); });
  }
  void operator()(const Move& move) {
    change([&] { return house_.move(move.reservation, move.room, move.sharing); });
  }
  void operator()(const Update& update) {
    change([&] { return house_.update(update.reservation, update.profile); });
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
    if (server_.state() != ClientState::absent) return true;
    out_.lines.push_back(
        refusal(origin_, command_, "no client is connected; try await-link first"));
    return false;
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
