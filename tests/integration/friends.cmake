innkeeper_test(test_friends integration home_assistant_test.cpp metrics_test.cpp
  LINK innkeeper_house nlohmann_json::nlohmann_json)
add_dependencies(test_friends innkeeperd innkeeper-simhotel innkeeper-simpms)
