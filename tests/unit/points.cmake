innkeeper_test(test_points unit
  points_encode_test.cpp points_gpio_test.cpp points_reader_test.cpp points_server_test.cpp points_sysfs_test.cpp
  points_watchdog_test.cpp
  LINK innkeeper_linux)
innkeeper_test(test_points_modbus unit points_modbus_test.cpp LINK innkeeper_linux innkeeper_modbus_slave THREADS)
