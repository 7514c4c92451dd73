innkeeper_test(test_comfort unit core_comfort_test.cpp core_cases_test.cpp LINK innkeeper_core_fixture)
innkeeper_test(test_http_comfort unit http_comfort_test.cpp
  LINK innkeeper_http_door nlohmann_json::nlohmann_json Threads::Threads)
innkeeper_test(test_cli_comfort unit cli_comfort_test.cpp LINK innkeeper_cli)
innkeeper_test(test_comfort_room unit comfort_room_test.cpp
  LINK innkeeper_core_fixture innkeeper_sim innkeeper_agent)
