innkeeper_test(test_protection unit sensor_test.cpp protection_test.cpp actuator_watch_test.cpp
  draught_test.cpp LINK innkeeper_control)
