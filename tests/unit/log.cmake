innkeeper_test(test_log unit log_test.cpp LINK innkeeper_log THREADS)
