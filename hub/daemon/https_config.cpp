// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/https_config.hpp"

#include <sys/stat.h>

#include "shared/config/text_file.hpp"

namespace innkeeper::hub::daemon {
namespace {

constexpr config::TextRule kNameRule{1, 253, {}};  // RFC 1035: longest domain name
// A chain of four certificates of 4096 bits has some 8 KiB.
constexpr std::size_t kMaxPemBytes = std::size_t{64} * 1024;

Result<std::string, std::string> read_pem(const std::filesystem::path& file) {
  auto text = config::read_text(file, kMaxPemBytes);
  if (!text) return fail(config::describe(text.error()));
  return std::move(text).value();
}

bool is_private(const std::filesystem::path& file) {
  struct stat found {};
  return ::stat(file.c_str(), &found) != 0 || (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

}  // namespace

HttpsConfig read_https(const config::Section& section, const std::filesystem::path& folder) {
  HttpsConfig result;
  const std::string listen = section.required_string("listen");
  const auto endpoint = split_endpoint(listen);
  if (endpoint && is_address(endpoint->host)) {
    result.listen = *endpoint;
  } else if (!listen.empty()) {
    section.report("listen", config::in_quotes(listen) + " is not an address with a port",
                   "e.g. \"0.0.0.0:8443\" or \"[::]:8443\"");
  }
  result.name = section.required_string("name", kNameRule);
  result.certificate = folder / section.required_string("certificate", config::kPathRule);
  result.key = folder / section.required_string("key", config::kPathRule);
  return result;
}

Result<http::TlsContext, std::string> read_tls(const HttpsConfig& config) {
  const auto chain = read_pem(config.certificate);
  if (!chain) return fail("[https] certificate: " + chain.error());
  if (!is_private(config.key)) {
    return fail("[https] key: " + config.key.string() +
                " can be read by others; chmod 600, and give it to the hub's user");
  }
  const auto key = read_pem(config.key);
  if (!key) return fail("[https] key: " + key.error());
  auto context = http::tls_context(*chain, *key);
  if (context) return context;
  return fail("[https] certificate " + config.certificate.string() + " and key " +
              config.key.string() + ": " + context.error());
}

}  // namespace innkeeper::hub::daemon
