innkeeper_test(test_wire unit LONG
  wire_differential_test.cpp wire_number_test.cpp wire_property_test.cpp wire_protocol_test.cpp wire_size_test.cpp
  wire_tolerance_test.cpp wire_topics_test.cpp wire_vectors_test.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/wire_defaults.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/wire_generator.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/wire_values.cpp
  LINK innkeeper_wire nlohmann_json::nlohmann_json)

# Debian's own Python, because python3-jsonschema is a package of Debian's.
add_test(NAME "unit: the schemas agree with the conformance vectors"
  COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/vectors/check_schemas.py ${PROJECT_SOURCE_DIR})
set_tests_properties("unit: the schemas agree with the conformance vectors" PROPERTIES LABELS unit TIMEOUT 120)
