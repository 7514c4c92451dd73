innkeeper_test(test_room unit energy_code_test.cpp room_decide_test.cpp room_layers_test.cpp room_wishes_test.cpp LINK innkeeper_room)
# The generator of random values knows the words of the wire, hence the second library.
innkeeper_test(test_room_properties unit room_property_test.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/wire_generator.cpp LINK innkeeper_wire)
