// SPDX-License-Identifier: Apache-2.0
// One connection over TLS to 127.0.0.1, for tests.
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <cstdint>
#include <string>

namespace innkeeper::support {

/// Trusts one certificate and nothing else, which must be for `name`. Not thread-safe; blocks.
class TlsClient {
 public:
  TlsClient(const std::string& name, const std::string& trusted, int most = TLS1_3_VERSION)
      : context_(boost::asio::ssl::context::tls_client),
        stream_(io_, prepared(name, trusted, most)) {}
  /// False when there is no handshake.
  bool connect(std::uint16_t port) {
    boost::system::error_code error;
    stream_.next_layer().connect({boost::asio::ip::address_v4::loopback(), port}, error);
    if (!error) stream_.handshake(boost::asio::ssl::stream_base::client, error);
    return !error;
  }
  /// Sends `bytes` and returns the head of the reply; empty when none came.
  std::string exchange(const std::string& bytes) {
    boost::system::error_code error;
    boost::asio::write(stream_, boost::asio::buffer(bytes), error);
    std::string received;
    boost::asio::read_until(stream_, boost::asio::dynamic_buffer(received), "\r\n\r\n", error);
    return received;
  }

 private:
  boost::asio::ssl::context& prepared(const std::string& name, const std::string& trusted,
                                      int most) {
    context_.add_certificate_authority(boost::asio::buffer(trusted));
    context_.set_verify_mode(boost::asio::ssl::verify_peer);
    context_.set_verify_callback(boost::asio::ssl::host_name_verification(name));
    SSL_CTX_set_max_proto_version(context_.native_handle(), most);
    // Debian's least level refuses old versions before the server can.
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_VERSION);
    SSL_CTX_set_security_level(context_.native_handle(), 0);
    return context_;
  }

  boost::asio::io_context io_;
  boost::asio::ssl::context context_;
  boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream_;
};

}  // namespace innkeeper::support
