innkeeper_test(test_http unit
  http_audit_test.cpp http_data_test.cpp http_documents_test.cpp http_headers_test.cpp
  http_pages_test.cpp http_pms_events_test.cpp http_preferences_test.cpp http_property_test.cpp
  http_routes_test.cpp
  LINK innkeeper_http innkeeper_web nlohmann_json::nlohmann_json)
innkeeper_test(test_http_server unit
  http_server_fixture.cpp http_server_limits_test.cpp http_server_test.cpp
  LINK innkeeper_http Boost::headers Threads::Threads THREADS)
