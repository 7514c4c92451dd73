// SPDX-License-Identifier: Apache-2.0
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

#include "hub/cli/doctor/gather.hpp"
#include "shared/config/text_file.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

std::int64_t seconds_of(const ASN1_TIME* time) {
  std::tm utc{};
  return ASN1_TIME_to_tm(time, &utc) == 1 ? timegm(&utc) : 0;
}

using Memory = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

/// The PEM of a file; why it cannot be read goes to `why_not`.
Memory read(const std::filesystem::path& file, std::string& why_not) {
  const auto text = config::read_text(file, config::kMaxConfigBytes);
  if (!text) {
    why_not = config::describe(text.error());
    return {nullptr, &BIO_free_all};
  }
  Memory memory(BIO_new(BIO_s_mem()), &BIO_free_all);
  BIO_write(memory.get(), text->data(), static_cast<int>(text->size()));
  return memory;
}

}  // namespace

CertificateEvidence look_at_certificate(const daemon::HttpsConfig& https) {
  CertificateEvidence seen;
  seen.file = https.certificate.string();
  seen.expected_name = https.name;
  const Memory pem = read(https.certificate, seen.why_not);
  const Memory key_pem = pem ? read(https.key, seen.why_not) : Memory(nullptr, &BIO_free_all);
  if (!pem || !key_pem) return seen;
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr), &X509_free);
  if (!certificate) {
    seen.why_not = seen.file + " holds no certificate in PEM";
    return seen;
  }
  seen.from = seconds_of(X509_get0_notBefore(certificate.get()));
  seen.until = seconds_of(X509_get0_notAfter(certificate.get()));
  seen.names_it =
      X509_check_host(certificate.get(), https.name.data(), https.name.size(), 0, nullptr) == 1 ||
      X509_check_ip_asc(certificate.get(), https.name.c_str(), 0) == 1;
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_bio_PrivateKey(key_pem.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  seen.key_fits = key && X509_check_private_key(certificate.get(), key.get()) == 1;
  return seen;
}

}  // namespace innkeeper::hub::cli::doctor
