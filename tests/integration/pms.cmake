# The FIAS link with a bad network between hub and PMS.
innkeeper_test(test_pms_link integration pms_proxy_test.cpp
  LINK innkeeper_house innkeeper_fault_proxy nlohmann_json::nlohmann_json)
target_compile_definitions(test_pms_link PRIVATE INNKEEPER_PROGRAMS="${PROJECT_BINARY_DIR}/bin")
add_dependencies(test_pms_link innkeeperd innkeeper-simpms)
