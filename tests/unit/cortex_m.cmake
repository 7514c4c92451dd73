innkeeper_test(test_cortex_m unit cortex_m_console_test.cpp cortex_m_eeprom_test.cpp cortex_m_fake_board.cpp
  cortex_m_provisioning_test.cpp cortex_m_scenarios_test.cpp ${PROJECT_SOURCE_DIR}/tests/firmware/scenarios.cpp
  LINK innkeeper_cortex_m innkeeper_agent)
if(INNKEEPER_SANITIZE MATCHES undefined)
  # The check of virtual calls asks for type information, which code for boards is compiled without. Options of
  # sources stand behind those of the target, which switch it on.
  get_target_property(sources test_cortex_m SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS -fno-sanitize=vptr)
endif()
