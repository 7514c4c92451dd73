innkeeper_test(test_sim unit sim_room_test.cpp sim_memory_test.cpp LINK innkeeper_sim)
