innkeeper_test(test_cortex_m unit cortex_m_console_test.cpp cortex_m_eeprom_test.cpp cortex_m_fake_board.cpp
  cortex_m_provisioning_test.cpp cortex_m_scenarios_test.cpp ${PROJECT_SOURCE_DIR}/tests/firmware/scenarios.cpp
  LINK innkeeper_cortex_m innkeeper_agent)
if(INNKEEPER_SANITIZE MATCHES undefined)
  # The check of virtual calls asks for type information, which code for boards is compiled without.
  target_compile_options(test_cortex_m PRIVATE -fno-sanitize=vptr)
endif()
