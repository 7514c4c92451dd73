// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/broker.hpp"

#include <algorithm>
#include <utility>

#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::simtest {
namespace {

constexpr std::size_t kHub = 0;
/// Messages that a session keeps for a client that is away, and that are remembered for duplicates.
constexpr std::size_t kMissed = 20;
constexpr std::size_t kRemembered = 3;

}  // namespace

const std::string& end_of_plans_topic() {
  static const std::string topic(wire::kHubBeatTopic);
  return topic;
}

std::size_t Broker::attach(Client& client, std::string plan_topic, std::string link_topic,
                           int subject) {
  Peer peer;
  peer.program = &client;
  peer.plan_topic = std::move(plan_topic);
  peer.link_topic = std::move(link_topic);
  peer.subject = subject;
  if (!peer.plan_topic.empty()) plan_readers_[peer.plan_topic] = peers_.size();
  peers_.push_back(std::move(peer));
  return peers_.size() - 1;
}

room::Duration Broker::delay() {
  return stage_.random.between(room::Duration(200), stage_.options.network_delay);
}

room::Duration Broker::notice_delay() {
  // A reset is seen at once, silence only by the keep-alive.
  using std::chrono::milliseconds;
  using std::chrono::seconds;
  return stage_.random.chance(500) ? stage_.random.between(milliseconds(1), milliseconds(500))
                                   : stage_.random.between(seconds(1), seconds(45));
}

Broker::Connection* Broker::find(std::uint64_t connection) {
  const auto found = connections_.find(connection);
  return found == connections_.end() ? nullptr : &found->second;
}

void Broker::forget_closed(std::uint64_t connection) {
  const Connection* found = find(connection);
  if (found != nullptr && !found->open_here && !found->open_there) connections_.erase(connection);
}

void Broker::connect(std::size_t client) {
  const std::uint64_t attempt = ++peers_[client].attempt;
  stage_.time.after(delay(), [this, client, attempt] {
    Peer& peer = peers_[client];
    if (peer.attempt != attempt) return;
    if (stage_.time.now() < down_until_ || stage_.time.now() < peer.partitioned_until) {
      peer.program->on_connect_failed();
      return;
    }
    accept(client);
  });
}

void Broker::accept(std::size_t client) {
  Peer& peer = peers_[client];
  if (peer.served != 0) {
    stage_.trace.line(peer.subject, "broker: session taken over");
    close_here(peer.served, true);
  }
  const std::uint64_t id = ++last_connection_;
  Connection connection;
  connection.client = client;
  connection.up_last = connection.down_last = stage_.time.now();
  connections_[id] = connection;
  peer.served = id;
  peer.connection = id;
  tell(id, [](Client& program) { program.on_connected(); });
  replay(client, id);
}

void Broker::replay(std::size_t client, std::uint64_t connection) {
  Peer& peer = peers_[client];
  const bool again = stage_.random.chance(stage_.options.duplicates);
  if (again && !peer.delivered.empty()) send_down(connection, peer.delivered.back());
  for (Message& message : std::exchange(peer.missed, {})) {
    send_down(connection, std::move(message));
  }
  if (client != kHub) {
    const auto plan = retained_.find(peer.plan_topic);
    if (plan != retained_.end()) send_down(connection, {plan->first, plan->second, true});
    // Beyond what a broker should do, but a room must bear it.
    if (again && !peer.delivered.empty()) send_down(connection, peer.delivered.front());
    return;
  }
  for (const auto& [topic, payload] : retained_) {
    if (plan_readers_.contains(topic)) send_down(connection, {topic, payload, true});
  }
  send_down(connection, {end_of_plans_topic(), "", false});
  for (const auto& [topic, payload] : retained_) {
    if (!plan_readers_.contains(topic)) send_down(connection, {topic, payload, true});
  }
}

void Broker::tell(std::uint64_t connection, std::function<void(Client&)> what) {
  Connection& pipe = connections_.at(connection);
  pipe.down_last = std::max(pipe.down_last, stage_.time.now() + delay());
  stage_.time.at(pipe.down_last, [this, connection, what = std::move(what)] {
    const Connection* found = find(connection);
    if (found != nullptr && found->open_there && !found->cut) what(*peers_[found->client].program);
  });
}

void Broker::send_down(std::uint64_t connection, Message message) {
  Connection& pipe = connections_.at(connection);
  const std::size_t client = pipe.client;
  pipe.down_last = std::max(pipe.down_last, stage_.time.now() + delay());
  stage_.time.at(pipe.down_last, [this, connection, client, message = std::move(message)] {
    const Connection* found = find(connection);
    Peer& peer = peers_[client];
    if (found == nullptr || !found->open_there || found->cut) {
      if (stage_.options.sessions && client != kHub && peer.missed.size() < kMissed) {
        peer.missed.push_back(message);
      }
      return;
    }
    if (client != kHub) {
      peer.delivered.push_back(message);
      if (peer.delivered.size() > kRemembered) peer.delivered.pop_front();
    }
    peer.program->on_message(message.topic, message.payload, message.retained);
  });
}

bool Broker::publish(std::size_t client, std::uint64_t packet, std::string topic,
                     std::string payload) {
  const std::uint64_t connection = peers_[client].connection;
  Connection* pipe = find(connection);
  if (pipe == nullptr || !pipe->open_there) return false;
  pipe->up_last = std::max(pipe->up_last, stage_.time.now() + delay());
  stage_.time.at(pipe->up_last,
                 [this, connection, packet, topic = std::move(topic),
                  payload = std::move(payload)] { arrive(connection, packet, topic, payload); });
  return true;
}

void Broker::broadcast(std::size_t client, const std::string& topic, const std::string& payload) {
  const Connection* from = find(peers_[client].connection);
  if (from == nullptr || !from->open_there || from->cut || stage_.time.now() < down_until_) return;
  for (const Peer& peer : peers_) {
    if (peer.plan_topic.empty() || peer.served == 0) continue;
    tell(peer.served, [topic, payload](Client& room) { room.on_message(topic, payload, false); });
  }
}

void Broker::repeat_late(std::size_t client) {
  const Peer& peer = peers_[client];
  if (peer.served == 0 || peer.delivered.empty()) return;
  send_down(peer.served, peer.delivered[stage_.random.below(peer.delivered.size())]);
}

void Broker::replace_hub() {
  const std::uint64_t hub = peers_[kHub].served;
  if (hub == 0) return;
  close_here(hub, false);
  stage_.time.after(notice_delay(), [this, hub] { close_there(hub); });
  for (const auto& [topic, payload] : saved_) {
    if (!plan_readers_.contains(topic)) continue;
    const auto now = retained_.find(topic);
    if (now != retained_.end() && now->second != payload) route(topic, payload);
  }
}

void Broker::arrive(std::uint64_t connection, std::uint64_t packet, const std::string& topic,
                    const std::string& payload) {
  const Connection* pipe = find(connection);
  if (pipe == nullptr || !pipe->open_here || pipe->cut) return;
  route(topic, payload);
  if (packet != 0 && find(connection)->open_there) {
    tell(connection, [packet](Client& program) { program.on_acknowledged(packet); });
  }
}

void Broker::route(const std::string& topic, const std::string& payload) {
  // Every channel that the simulation uses is retained.
  if (payload.empty()) {
    retained_.erase(topic);
  } else {
    retained_[topic] = payload;
  }
  const auto reader = plan_readers_.find(topic);
  forward(reader == plan_readers_.end() ? kHub : reader->second, topic, payload);
}

void Broker::forward(std::size_t client, const std::string& topic, const std::string& payload) {
  if (payload.empty()) return;
  Peer& peer = peers_[client];
  // The real one does so when its queue for a client is full. Not to link states: only a lost
  // connection, which replays them, may hide those.
  const bool droppable = client != kHub || !topic.ends_with("/link");
  if (drops_silently_ && droppable && stage_.random.chance(stage_.options.silent_loss)) {
    stage_.trace.line(peer.subject, "broker: drops " + topic);
    return;
  }
  if (peer.served != 0) {
    send_down(peer.served, {topic, payload, false});
  } else if (stage_.options.sessions && client != kHub && peer.missed.size() < kMissed) {
    peer.missed.push_back({topic, payload, false});
  }
}

void Broker::close_here(std::uint64_t connection, bool with_will) {
  Connection* pipe = find(connection);
  if (pipe == nullptr || !pipe->open_here) return;
  pipe->open_here = false;
  Peer& peer = peers_[pipe->client];
  if (peer.served == connection) peer.served = 0;
  if (with_will) {
    stage_.trace.line(peer.subject, "broker: will `lost`");
    route(peer.link_topic, std::string(wire::encode(wire::LinkState::lost)));
  }
  forget_closed(connection);
}

void Broker::close_there(std::uint64_t connection) {
  Connection* pipe = find(connection);
  if (pipe == nullptr || !pipe->open_there) return;
  pipe->open_there = false;
  Peer& peer = peers_[pipe->client];
  if (peer.connection == connection) peer.connection = 0;
  forget_closed(connection);
  peer.program->on_disconnected();
}

void Broker::disconnect(std::size_t client) {
  Peer& peer = peers_[client];
  ++peer.attempt;
  const std::uint64_t connection = std::exchange(peer.connection, 0);
  Connection* pipe = find(connection);
  if (pipe == nullptr || !pipe->open_there) return;
  pipe->open_there = false;
  stage_.time.at(std::max(pipe->up_last, stage_.time.now() + delay()), [this, connection] {
    const Connection* found = find(connection);
    if (found != nullptr && !found->cut) close_here(connection, false);
  });
  // Should the good-bye be lost, the keep-alive ends it.
  stage_.time.after(notice_delay() + std::chrono::seconds(5),
                    [this, connection] { close_here(connection, true); });
}

void Broker::vanish(std::size_t client) {
  Peer& peer = peers_[client];
  ++peer.attempt;
  const std::uint64_t connection = std::exchange(peer.connection, 0);
  Connection* pipe = find(connection);
  if (pipe == nullptr || !pipe->open_there) return;
  pipe->open_there = false;
  // What the dead program had handed to its network may still arrive, or not.
  if (stage_.random.chance(500)) pipe->cut = true;
  stage_.time.at(std::max(pipe->up_last, stage_.time.now()) + notice_delay(),
                 [this, connection] { close_here(connection, true); });
  forget_closed(connection);
}

void Broker::cut(std::size_t client) {
  Peer& peer = peers_[client];
  const std::uint64_t connection = peer.connection;
  Connection* pipe = find(connection);
  if (pipe == nullptr || pipe->cut) return;
  stage_.trace.line(peer.subject, "network: connection breaks");
  pipe->cut = true;
  stage_.time.after(notice_delay(), [this, connection] { close_here(connection, true); });
  stage_.time.after(notice_delay(), [this, connection] { close_there(connection); });
}

void Broker::partition(std::size_t client, room::Duration lasting) {
  cut(client);
  peers_[client].partitioned_until = stage_.time.now() + lasting;
}

void Broker::heal() {
  for (Peer& peer : peers_) peer.partitioned_until = stage_.time.now();
  down_until_ = std::min(down_until_, stage_.time.now());
}

void Broker::die(AfterDeath memory, room::Duration down) {
  down_until_ = stage_.time.now() + down;
  std::vector<std::uint64_t> open;
  for (auto& [id, connection] : connections_) {
    connection.cut = true;
    open.push_back(id);
  }
  for (const std::uint64_t id : open) {
    close_here(id, false);  // the dead leave no will
    stage_.time.after(notice_delay(), [this, id] { close_there(id); });
  }
  switch (memory) {
    case AfterDeath::everything: break;
    case AfterDeath::stale: retained_ = saved_; break;
    case AfterDeath::nothing: retained_.clear(); break;
  }
  if (memory != AfterDeath::everything) {
    for (Peer& peer : peers_) peer.missed.clear();
  }
}

}  // namespace innkeeper::simtest
