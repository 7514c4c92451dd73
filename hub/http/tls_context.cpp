// SPDX-License-Identifier: Apache-2.0
#include "hub/http/tls_context.hpp"

#include <openssl/asn1.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <ctime>

namespace innkeeper::hub::http {

namespace asio = boost::asio;
using Error = boost::system::error_code;

namespace {

// Of TLS 1.2; those of 1.3 are all good.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

bool restrict(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, kCiphers) == 1;
}

}  // namespace

Result<TlsContext, std::string> tls_context(const std::string& chain, const std::string& key) {
  Error error;
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  if (!restrict(context->native_handle())) {
    return fail(std::string("OpenSSL takes no modern ciphers"));
  }
  // Without this OpenSSL would ask for the passphrase on the terminal, and wait.
  context->set_password_callback(
      [](std::size_t, asio::ssl::context::password_purpose) { return std::string(); }, error);
  context->use_certificate_chain(asio::buffer(chain), error);
  if (error) {
    return fail("there is no certificate in PEM (" + error.message() +
                "); it begins with -----BEGIN CERTIFICATE-----");
  }
  context->use_private_key(asio::buffer(key), asio::ssl::context::pem, error);
  if (error) {
    return fail("there is no key for this certificate in PEM (" + error.message() +
                "); it belongs to the certificate and has no passphrase");
  }
  return context;
}

std::optional<std::int64_t> end_of(const TlsContext& tls) {
  const X509* const certificate = SSL_CTX_get0_certificate(tls->native_handle());
  tm end{};
  if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) != 1) {
    return std::nullopt;
  }
  return timegm(&end);
}

}  // namespace innkeeper::hub::http
