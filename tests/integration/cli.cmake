# The real command line against the real HTTP server: what one writes, the other reads.
innkeeper_test(test_cli_server integration cli_server_test.cpp
  LINK innkeeper_http innkeeper_process nlohmann_json::nlohmann_json Boost::headers Threads::Threads)
add_dependencies(test_cli_server innkeeper)

# The same in a house of real programs.
innkeeper_test(test_cli_house integration cli_house_test.cpp
  LINK innkeeper_certificate innkeeper_house nlohmann_json::nlohmann_json)
add_dependencies(test_cli_house innkeeper innkeeperd innkeeper-simhotel innkeeper-simpms)
