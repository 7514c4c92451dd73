innkeeper_test(test_lighting unit lighting_test.cpp LINK innkeeper_control)
