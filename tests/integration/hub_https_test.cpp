// SPDX-License-Identifier: Apache-2.0
// A real hub that other machines may reach: only over TLS, and with the certificate of the day.
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <fstream>

#include "tests/integration/running_house.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/tls_client.hpp"

namespace innkeeper::tests {
namespace {

constexpr const char* kName = "hub.example";

struct Reachable : RunningHouse {
  Reachable() : port(support::free_port()) {
    show(first);
    house.put_pms("[https]\nlisten = \"0.0.0.0:" + std::to_string(port) + "\"\nname = \"" + kName +
                  "\"\ncertificate = \"hub.pem\"\nkey = \"hub.key\"\n");
    REQUIRE(house.broker().start());
  }
  /// Puts this certificate where the hub looks for it.
  void show(const support::Certificate& certificate, mode_t mode = 0600) const {
    const auto key = directory.path() / "hub.key";
    std::ofstream(directory.path() / "hub.pem") << certificate.chain;
    std::ofstream(key) << certificate.key;
    REQUIRE(::chmod(key.c_str(), mode) == 0);
  }
  [[nodiscard]] bool is_shown(const support::Certificate& certificate) const {
    return support::TlsClient(kName, certificate.chain).connect(port);
  }

  std::uint16_t port;
  support::Certificate first = support::make_certificate(kName);
};

TEST_CASE(
    "over TLS a stranger is refused as well, and the hub ends in order with a client still there") {
  Reachable hub;
  REQUIRE(hub.house.start_hub());
  support::TlsClient client(kName, hub.first.chain);
  REQUIRE(within(10s, [&] { return client.connect(hub.port); }));
  const std::string reply = client.exchange(
      "GET /api/v1/rooms HTTP/1.1\r\nHost: hub.example:8443\r\nConnection: close\r\n\r\n");
  CHECK(reply.starts_with("HTTP/1.1 401"));
  CHECK(hub.house.stop_hub());
}

TEST_CASE("a renewed certificate is shown after SIGHUP, and a broken one is not") {
  Reachable hub;
  REQUIRE(hub.house.start_hub());
  REQUIRE(within(10s, [&] { return hub.is_shown(hub.first); }));
  const auto second = support::make_certificate(kName);
  hub.show(second);
  hub.house.hub().signal(SIGHUP);
  REQUIRE(hub.logged("innkeeperd", "https.renewed"));
  CHECK(hub.is_shown(second));
  CHECK_FALSE(hub.is_shown(hub.first));
  hub.show({second.chain, hub.first.key});
  hub.house.hub().signal(SIGHUP);
  REQUIRE(hub.logged("innkeeperd", "https.not_renewed"));
  CHECK(hub.is_shown(second));
}

TEST_CASE("a key that others can read keeps the hub from starting, with the remedy") {
  const Reachable hub;
  hub.show(hub.first, 0644);
  support::Process process({{tests::program_dir() + "/innkeeperd", "--config",
                             (hub.directory.path() / "hub.toml").string()},
                            hub.house.log_of("innkeeperd")});
  const auto status = process.wait(20s);
  REQUIRE(status);
  REQUIRE(WIFEXITED(*status));
  CHECK(WEXITSTATUS(*status) == 1);
  CHECK(hub.logged("innkeeperd", "chmod 600"));
  CHECK(hub.log_of("innkeeperd").find("PRIVATE KEY") == std::string::npos);
}

}  // namespace
}  // namespace innkeeper::tests
