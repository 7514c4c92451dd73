// SPDX-License-Identifier: Apache-2.0
// A model of the broker and of the network around it, as the real one was measured to behave:
// retained messages, order within a connection, wills, takeover by the same client, duplicates
// after a reconnect, loss of what is on its way when a connection breaks, two sides that notice a
// break at different times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

/// A program that speaks to the broker. Called in virtual time, never from within its own call.
class Client {
 public:
  virtual ~Client() = default;
  virtual void on_connected() = 0;
  virtual void on_connect_failed() = 0;
  virtual void on_disconnected() = 0;
  virtual void on_message(const std::string& topic, const std::string& payload, bool retained) = 0;
  /// The broker has taken this packet.
  virtual void on_acknowledged(std::uint64_t packet) = 0;
};

/// What the broker still knows after it died.
enum class AfterDeath : std::uint8_t {
  everything,  // its database was written in time
  stale,       // an older copy of the database
  nothing,     // the database was wiped
};

class Broker {
 public:
  explicit Broker(Stage& stage) : stage_(stage) {}

  /// A room's client: reads its plan; its will is `lost` on its link topic. The first one attached
  /// must be the hub's, which reads everything that rooms say.
  std::size_t attach(Client& client, std::string plan_topic, std::string link_topic, int subject);

  void connect(std::size_t client);
  /// False when the client's side has no connection. `packet` 0: no acknowledgement wanted.
  [[nodiscard]] bool publish(std::size_t client, std::uint64_t packet, std::string topic,
                             std::string payload);
  /// A message that is not kept, from this client to every room that is connected.
  void broadcast(std::size_t client, const std::string& topic, const std::string& payload);
  /// Closes in order, after everything published so far.
  void disconnect(std::size_t client);
  /// The client's program is dead: it notices nothing any more.
  void vanish(std::size_t client);

  // Faults.
  /// The network between them breaks without a word.
  void cut(std::size_t client);
  void partition(std::size_t client, room::Duration lasting);
  void die(AfterDeath memory, room::Duration down);
  /// The client hears once more what it heard earlier.
  void repeat_late(std::size_t client);
  /// An older hub takes the hub's session and publishes the plans of the last save(); the hub comes back
  /// when it notices.
  void replace_hub();
  /// Ends partitions and the time for which it is down; silent losses go on.
  void heal();
  void stop_dropping() { drops_silently_ = false; }

  /// What a later AfterDeath::stale comes back with.
  void save() { saved_ = retained_; }
  /// By topic.
  [[nodiscard]] const std::map<std::string, std::string>& retained() const { return retained_; }

 private:
  struct Message {
    std::string topic;
    std::string payload;
    bool retained = false;
  };
  struct Connection {
    std::size_t client = 0;
    bool open_here = true;   ///< as the broker believes
    bool open_there = true;  ///< as the client believes
    bool cut = false;
    room::Time up_last;
    room::Time down_last;
  };
  struct Peer {
    Client* program = nullptr;
    std::string plan_topic;
    std::string link_topic;
    int subject = kHotel;
    std::uint64_t attempt = 0;
    std::uint64_t connection = 0;  ///< the client's present one
    std::uint64_t served = 0;      ///< the broker's present one
    room::Time partitioned_until;
    std::deque<Message> missed;
    std::deque<Message> delivered;  ///< the last few, for duplicates
  };

  void accept(std::size_t client);
  void replay(std::size_t client, std::uint64_t connection);
  void send_down(std::uint64_t connection, Message message);
  void tell(std::uint64_t connection, std::function<void(Client&)> what);
  void arrive(std::uint64_t connection, std::uint64_t packet, const std::string& topic,
              const std::string& payload);
  void route(const std::string& topic, const std::string& payload);
  void forward(std::size_t client, const std::string& topic, const std::string& payload);
  void close_here(std::uint64_t connection, bool with_will);
  void close_there(std::uint64_t connection);
  Connection* find(std::uint64_t connection);
  void forget_closed(std::uint64_t connection);
  room::Duration delay();
  room::Duration notice_delay();

  Stage& stage_;
  std::vector<Peer> peers_;
  std::map<std::string, std::size_t> plan_readers_;
  std::map<std::uint64_t, Connection> connections_;
  std::uint64_t last_connection_ = 0;
  std::map<std::string, std::string> retained_;
  std::map<std::string, std::string> saved_;
  room::Time down_until_;
  bool drops_silently_ = true;
};

/// The topic of the marker which tells the hub that every retained plan was delivered.
[[nodiscard]] const std::string& end_of_plans_topic();

}  // namespace innkeeper::simtest
