# The FIAS link of the real hub: who connects, who is refused, and a bad network between.
innkeeper_test(test_pms_link integration pms_client_test.cpp pms_link_test.cpp pms_proxy_test.cpp
  LINK innkeeper_daemon innkeeper_house innkeeper_fault_proxy nlohmann_json::nlohmann_json Boost::headers Threads::Threads)
add_dependencies(test_pms_link innkeeperd innkeeper-simpms)
