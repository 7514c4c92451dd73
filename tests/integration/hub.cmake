innkeeper_test(test_hub integration hub_accounts_test.cpp hub_faults_test.cpp hub_https_test.cpp hub_privacy_test.cpp hub_property_test.cpp
  hub_service_test.cpp hub_start_test.cpp hub_webhook_test.cpp
  LINK innkeeper_certificate innkeeper_house innkeeper_mqtt innkeeper_store innkeeper_webhook nlohmann_json::nlohmann_json)
add_dependencies(test_hub innkeeper innkeeperd innkeeper-simhotel innkeeper-simpms)

# Debian's own Python, because python3-jsonschema is a package of Debian's.
add_test(NAME "integration: the API answers as its document says"
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/check_openapi.py $<TARGET_FILE:innkeeperd> ${PROJECT_SOURCE_DIR}/config/property.toml)
set_tests_properties("integration: the API answers as its document says" PROPERTIES LABELS integration TIMEOUT 120)
