innkeeper_test(test_points_agent integration points_agent_test.cpp
  LINK innkeeper_linux innkeeper_process innkeeper_modbus_slave)
add_dependencies(test_points_agent innkeeper-agent)

file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/config/examples/*.toml)
foreach(example IN LISTS examples)
  cmake_path(GET example FILENAME name)
  add_test(NAME "integration: config/examples/${name} is sound" COMMAND innkeeper-agent --check-config ${example})
  set_tests_properties("integration: config/examples/${name} is sound" PROPERTIES LABELS integration)
endforeach()
