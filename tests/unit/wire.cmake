innkeeper_test(test_wire unit
  wire_differential_test.cpp wire_number_test.cpp wire_property_test.cpp wire_size_test.cpp
  wire_topics_test.cpp wire_vectors_test.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/wire_generator.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/wire_values.cpp
  LINK innkeeper_wire nlohmann_json::nlohmann_json)
