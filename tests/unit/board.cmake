# What only boards with Linux have.
innkeeper_test(test_board unit board_calendar_test.cpp board_service_manager_test.cpp LINK innkeeper_linux)
