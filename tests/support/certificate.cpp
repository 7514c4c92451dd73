// SPDX-License-Identifier: Apache-2.0
#include "tests/support/certificate.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

#include "shared/util/check.hpp"

namespace innkeeper::support {
namespace {

template <class T, void (*free)(T*)>
struct Free {
  void operator()(T* object) const { free(object); }
};
template <class T, void (*free)(T*)>
using Owned = std::unique_ptr<T, Free<T, free>>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using X509Certificate = Owned<X509, X509_free>;

constexpr long kDay = 86'400;

template <class Write>
std::string pem_of(Write write) {
  BIO* const memory = BIO_new(BIO_s_mem());
  check(memory != nullptr && write(memory) == 1, "OpenSSL writes PEM");
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  std::string text(data, static_cast<std::size_t>(size));
  BIO_free(memory);
  return text;
}

void add(X509* certificate, int kind, const std::string& value) {
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
  check(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1,
        "OpenSSL adds an extension");
  X509_EXTENSION_free(extension);
}

}  // namespace

Certificate make_certificate(const std::string& name) {
  const Key key(EVP_EC_gen("P-256"));
  const X509Certificate certificate(X509_new());
  check(key && certificate, "OpenSSL makes keys");
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kDay);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* const subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  add(certificate.get(), NID_subject_alt_name, "DNS:" + name);
  check(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "OpenSSL signs");
  return {pem_of([&](BIO* to) { return PEM_write_bio_X509(to, certificate.get()); }),
          pem_of([&](BIO* to) {
            return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

}  // namespace innkeeper::support
