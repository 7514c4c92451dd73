innkeeper_test(test_hub integration hub_faults_test.cpp hub_privacy_test.cpp hub_property_test.cpp
  hub_service_test.cpp hub_start_test.cpp hub_webhook_test.cpp
  LINK innkeeper_house innkeeper_mqtt innkeeper_store innkeeper_webhook nlohmann_json::nlohmann_json)
add_dependencies(test_hub innkeeper innkeeperd innkeeper-simhotel innkeeper-simpms)
