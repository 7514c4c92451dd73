innkeeper_test(test_desk unit core_preview_test.cpp core_reception_pms_test.cpp core_reception_test.cpp LINK innkeeper_core_fixture innkeeper_config)
innkeeper_test(test_http_desk unit http_canary_test.cpp http_desk_test.cpp
  LINK innkeeper_http_door nlohmann_json::nlohmann_json Threads::Threads THREADS)
innkeeper_test(test_cli_stay unit cli_stay_test.cpp LINK innkeeper_cli)
