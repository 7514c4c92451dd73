innkeeper_test(test_board_link integration link_broker_test.cpp
  LINK innkeeper_board_socket innkeeper_mqtt innkeeper_process)
innkeeper_test(test_board_link_bytes integration link_paho_test.cpp LINK innkeeper_link
  eclipse-paho-mqtt-c::paho-mqtt3c)
