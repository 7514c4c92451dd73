innkeeper_test(test_link unit link_connect_test.cpp link_messages_test.cpp link_liveness_test.cpp link_nonsense_test.cpp
  link_agent_test.cpp link_random_test.cpp LINK innkeeper_link)
