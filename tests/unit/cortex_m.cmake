innkeeper_test(test_cortex_m unit cortex_m_console_test.cpp cortex_m_eeprom_test.cpp cortex_m_fake_board.cpp
  cortex_m_provisioning_test.cpp cortex_m_scenarios_test.cpp ${PROJECT_SOURCE_DIR}/tests/firmware/scenarios.cpp
  LINK innkeeper_cortex_m innkeeper_agent)
