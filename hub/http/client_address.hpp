// SPDX-License-Identifier: Apache-2.0
// Whom a client is counted as.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <string>

namespace innkeeper::hub::http {

/// An IPv4 address, or the network of an IPv6 one: a household or a machine has all of it.
[[nodiscard]] std::string client_of(const boost::asio::ip::address& address);

}  // namespace innkeeper::hub::http
