innkeeper_test(test_wire unit wire_topics_test.cpp wire_size_test.cpp wire_number_test.cpp
  LINK innkeeper_wire)
