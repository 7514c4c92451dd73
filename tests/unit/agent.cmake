innkeeper_test(test_agent unit agent_intake_test.cpp agent_control_test.cpp agent_memory_test.cpp
  agent_power_cut_test.cpp agent_random_test.cpp agent_presence_test.cpp agent_panel_test.cpp agent_alone_test.cpp agent_terminal_test.cpp
  agent_given_test.cpp agent_endings_test.cpp LONG LINK innkeeper_agent)
