innkeeper_test(test_agent_process integration mqtt_agent_test.cpp
  LINK innkeeper_linux innkeeper_process)
target_compile_definitions(test_agent_process PRIVATE AGENT_PROGRAM="$<TARGET_FILE:innkeeper-agent>")
add_dependencies(test_agent_process innkeeper-agent)
