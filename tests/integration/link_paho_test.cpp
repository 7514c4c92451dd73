// SPDX-License-Identifier: Apache-2.0
// What a board sends is, byte for byte, what Paho sends for the same options: a second reading of
// the specification.
#include <MQTTClient.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

const std::string kPahoPlanTopic = "innkeeper/1/r-1/plan";
const std::string kPahoTimeTopic = "innkeeper/1/hub/time";
const std::string kPahoLinkTopic = "innkeeper/1/r-1/link";
const std::string kPahoTelemetryTopic = "innkeeper/1/r-1/telemetry";
const std::string kPahoReportTopic = "innkeeper/1/r-1/report";
const std::string kLost = R"({"state":"lost"})";

/// A broker that writes down what it hears, one packet a string, and gives the answers that are
/// needed.
class RecordingBroker {
 public:
  RecordingBroker() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    socklen_t size = sizeof address;
    REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(listener_, 1) == 0);
    REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~RecordingBroker() {
    stop_ = true;
    thread_.join();
    ::close(listener_);
  }
  RecordingBroker(const RecordingBroker&) = delete;
  RecordingBroker& operator=(const RecordingBroker&) = delete;

  std::uint16_t port() const { return port_; }
  /// The first packet of this type; empty when none came by the deadline.
  std::string first(int type, int nth = 0) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(15);
    while (std::chrono::steady_clock::now() < deadline) {
      {
        const std::lock_guard lock(mutex_);
        int seen = 0;
        for (const std::string& packet : packets_) {
          if ((static_cast<unsigned char>(packet[0]) >> 4U) != type) continue;
          if (seen++ == nth) return packet;
        }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return {};
  }

 private:
  void serve() {
    int peer = -1;
    std::string unread;
    while (!stop_) {
      pollfd wait{peer < 0 ? listener_ : peer, POLLIN, 0};
      if (::poll(&wait, 1, 20) <= 0) continue;
      if (peer < 0) {
        peer = ::accept(listener_, nullptr, nullptr);
        continue;
      }
      std::array<char, 4096> bytes;
      const ssize_t count = ::recv(peer, bytes.data(), bytes.size(), 0);
      if (count <= 0) break;
      unread.append(bytes.data(), static_cast<std::size_t>(count));
      cut(unread, peer);
    }
    if (peer >= 0) ::close(peer);
  }

  void cut(std::string& unread, int peer) {
    while (unread.size() >= 2) {
      std::size_t at = 1;
      std::size_t length = 0;
      for (int shift = 0; at < unread.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(unread[at++]);
        length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) break;
      }
      if (unread.size() < at + length) return;
      const std::string packet = unread.substr(0, at + length);
      unread.erase(0, at + length);
      const std::string answer = answer_to(packet, at);
      {
        const std::lock_guard lock(mutex_);
        packets_.push_back(packet);
      }
      static_cast<void>(::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL));
    }
  }

  static std::string answer_to(const std::string& packet, std::size_t body) {
    switch (static_cast<unsigned char>(packet[0]) >> 4U) {
      case 1: return connack();
      case 3: {
        if ((packet[0] & 6) == 0) return {};
        const unsigned topic = Rig::id_at(packet, body);
        return puback(Rig::id_at(packet, body + 2 + topic));
      }
      case 8:  // and a plan, for the PUBACK
        return suback(Rig::id_at(packet, body)) + publish(kPahoPlanTopic, "{}", 513, 1);
      case 12: return pingresp();
      default: return {};
    }
  }

  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::vector<std::string> packets_;
  std::thread thread_;
};

/// Paho's client for C, with the options that a board has.
class Paho {
 public:
  Paho(std::uint16_t port, const char* password, int keep_alive) {
    const std::string uri = "tcp://127.0.0.1:" + std::to_string(port);
    REQUIRE(MQTTClient_create(&client_, uri.c_str(), "r-1", MQTTCLIENT_PERSISTENCE_NONE, nullptr) ==
            MQTTCLIENT_SUCCESS);
    REQUIRE(MQTTClient_setCallbacks(client_, nullptr, nullptr, arrived, nullptr) ==
            MQTTCLIENT_SUCCESS);
    MQTTClient_willOptions will = MQTTClient_willOptions_initializer;
    will.topicName = kPahoLinkTopic.c_str();
    will.message = kLost.c_str();
    will.retained = 1;
    will.qos = 1;
    MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
    options.MQTTVersion = MQTTVERSION_3_1_1;
    options.keepAliveInterval = keep_alive;
    options.cleansession = 1;
    options.username = "r-1";
    options.password = password;
    options.will = &will;
    REQUIRE(MQTTClient_connect(client_, &options) == MQTTCLIENT_SUCCESS);
  }
  ~Paho() { MQTTClient_destroy(&client_); }
  Paho(const Paho&) = delete;
  Paho& operator=(const Paho&) = delete;

  void subscribe() {
    std::array<char*, 2> topics{const_cast<char*>(kPahoPlanTopic.c_str()),
                                const_cast<char*>(kPahoTimeTopic.c_str())};
    std::array<int, 2> qos{1, 0};
    REQUIRE(MQTTClient_subscribeMany(client_, 2, topics.data(), qos.data()) == MQTTCLIENT_SUCCESS);
  }
  void publish(const std::string& topic, const std::string& payload, int qos, bool retained) {
    MQTTClient_deliveryToken token = 0;
    REQUIRE(MQTTClient_publish(client_, topic.c_str(), static_cast<int>(payload.size()),
                               payload.data(), qos, retained ? 1 : 0,
                               &token) == MQTTCLIENT_SUCCESS);
    if (qos > 0) REQUIRE(MQTTClient_waitForCompletion(client_, token, 5000) == MQTTCLIENT_SUCCESS);
  }
  void disconnect() { REQUIRE(MQTTClient_disconnect(client_, 1000) == MQTTCLIENT_SUCCESS); }

 private:
  static int arrived(void*, char* topic, int, MQTTClient_message* message) {
    MQTTClient_freeMessage(&message);
    MQTTClient_free(topic);
    return 1;
  }
  MQTTClient client_ = nullptr;
};

/// Packet numbers are free to choose: both get the same.
std::string with_id(std::string packet, std::size_t at, unsigned id) {
  REQUIRE(packet.size() >= at + 2);
  packet.replace(at, 2, number_of(id));
  return packet;
}

std::string board_connect(Rig& rig) {
  rig.step();
  rig.client().on_opened(rig.now());
  return rig.sent();
}

TEST_CASE("CONNECT, with and without a password, is Paho's") {
  for (const char* password : {static_cast<const char*>(nullptr), "secret"}) {
    RecordingBroker broker;
    Paho paho(broker.port(), password, link::kKeepAliveSeconds);
    link::Settings settings = rig_settings();
    if (password != nullptr) settings.password = *link::Password::from(password);
    Rig rig(settings);
    CHECK(board_connect(rig) == broker.first(1));
  }
}

TEST_CASE("SUBSCRIBE, PUBACK, PUBLISH, PINGREQ and DISCONNECT are Paho's") {
  RecordingBroker broker;
  Paho paho(broker.port(), nullptr, 1);
  paho.subscribe();
  Rig rig;
  board_connect(rig);
  rig.feed(connack());
  const std::string subscribe = rig.sent();
  CHECK(with_id(subscribe, 2, 1) == with_id(broker.first(8), 2, 1));
  rig.feed(suback(Rig::id_at(subscribe, 2)));

  rig.feed(publish(kPahoPlanTopic, "{}", 513, 1));
  CHECK(rig.sent() == broker.first(4));

  const std::string online(wire::encode(wire::LinkState::online));
  paho.publish(kPahoLinkTopic, online, 1, true);
  REQUIRE(rig.client().publish(wire::Channel::link, online));
  const std::string ours = rig.sent();
  CHECK(with_id(ours, 4 + kPahoLinkTopic.size(), 1) ==
        with_id(broker.first(3), 4 + kPahoLinkTopic.size(), 1));
  rig.feed(puback(Rig::id_of_publish(ours)));

  paho.publish(kPahoTelemetryTopic, "{}", 0, false);
  REQUIRE(rig.client().publish(wire::Channel::telemetry, "{}"));
  CHECK(rig.sent() == broker.first(3, 1));

  const std::string report = encoded(long_report());
  REQUIRE(report.size() > 128);
  paho.publish(kPahoReportTopic, report, 1, true);
  REQUIRE(rig.client().publish(long_report()));
  const std::string streamed = rig.sent();
  const std::size_t id_at = 3 + 2 + kPahoReportTopic.size();
  CHECK(with_id(streamed, id_at, 1) == with_id(broker.first(3, 2), id_at, 1));
  rig.feed(puback(Rig::id_at(streamed, id_at)));

  // Paho's first one comes after the keep-alive of one second.
  const std::string ping = broker.first(12);
  rig.pass(link::kPingAfter);
  CHECK(rig.sent() == ping);
  rig.feed(pingresp());

  paho.disconnect();
  rig.client().leave(rig.now());
  rig.feed(puback(Rig::id_of_publish(rig.sent())));
  CHECK(rig.sent() == broker.first(14));
}

}  // namespace
}  // namespace innkeeper::tests
