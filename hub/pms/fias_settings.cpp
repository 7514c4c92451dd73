// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_settings.hpp"

namespace innkeeper::hub::pms {

std::vector<Subscription> subscriptions(const Settings& settings) {
  const std::string facts = std::string("GSG+GLGV") + (settings.greeting ? "GN" : "") + "GAGD";
  std::vector<Subscription> wanted{
      {"GI", "RNG#" + facts + "SFDATI"},
      {"GO", "RNG#GSSFDATI"},
      {"GC", "RNG#" + facts + "RODATI"},
  };
  std::string room;
  if (settings.do_not_disturb) room += "DN";
  if (settings.pre_arrival) room += "CS";
  if (settings.room_status || settings.service_status) room += "RS";
  if (settings.room_status) room += "ID";
  if (!room.empty()) wanted.push_back({"RE", "RN" + room});
  wanted.push_back({"NS", "DATI"});
  wanted.push_back({"NE", "DATI"});
  if (settings.wake_calls) {
    wanted.push_back({"WR", "RNDATI"});
    wanted.push_back({"WC", "RNDATI"});
    wanted.push_back({"WA", "RNDATIAS"});
  }
  return wanted;
}

}  // namespace innkeeper::hub::pms
