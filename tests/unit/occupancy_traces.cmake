innkeeper_test(test_occupancy_traces unit occupancy_trace_test.cpp
  ${PROJECT_SOURCE_DIR}/tests/support/occupancy_score.cpp LINK innkeeper_sim innkeeper_control)
