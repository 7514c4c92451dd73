# What only boards with Linux have.
innkeeper_test(test_board unit board_calendar_test.cpp board_service_manager_test.cpp LINK innkeeper_linux)

if(CMAKE_SIZEOF_VOID_P EQUAL 4)
  add_test(NAME "unit: innkeeper-agent hands the C library no time of 32 bits"
    COMMAND ${CMAKE_COMMAND} -DNM=${CMAKE_NM} -DPROGRAM=$<TARGET_FILE:innkeeper-agent>
            -P ${PROJECT_SOURCE_DIR}/tests/package/time_symbols.cmake)
  set_tests_properties("unit: innkeeper-agent hands the C library no time of 32 bits" PROPERTIES LABELS unit)
endif()
