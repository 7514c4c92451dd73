innkeeper_test(test_history unit history_book_test.cpp history_file_test.cpp
  LINK innkeeper_core innkeeper_store innkeeper_faulty_vfs SQLite::SQLite3)
innkeeper_test(test_history_desk unit history_desk_test.cpp
  LINK innkeeper_http_door nlohmann_json::nlohmann_json Threads::Threads)
