innkeeper_test(test_room unit room_decide_test.cpp LINK innkeeper_room)
