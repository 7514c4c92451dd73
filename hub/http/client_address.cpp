// SPDX-License-Identifier: Apache-2.0
#include "hub/http/client_address.hpp"

#include <boost/asio/ip/network_v6.hpp>

namespace innkeeper::hub::http {

namespace asio = boost::asio;

std::string client_of(const asio::ip::address& address) {
  if (!address.is_v6()) return address.to_string();
  const asio::ip::address_v6 v6 = address.to_v6();
  if (v6.is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, v6).to_string();
  }
  return asio::ip::make_network_v6(v6, 64).canonical().address().to_string();
}

}  // namespace innkeeper::hub::http
