innkeeper_test(test_http unit
  http_audit_test.cpp http_data_test.cpp http_documents_test.cpp http_headers_test.cpp http_openapi_test.cpp
  http_pages_test.cpp http_pms_events_test.cpp http_preferences_test.cpp http_property_test.cpp
  http_request_reader_test.cpp http_routes_test.cpp
  LINK innkeeper_http innkeeper_web nlohmann_json::nlohmann_json Boost::headers)
innkeeper_test(test_http_access unit
  http_access_test.cpp http_defects_test.cpp http_session_test.cpp http_setup_test.cpp
  http_guest_page_test.cpp
  http_conditions_test.cpp http_events_test.cpp
  LINK innkeeper_http_door nlohmann_json::nlohmann_json Threads::Threads THREADS)
innkeeper_test(test_http_server unit
  http_server_events_test.cpp http_server_fixture.cpp http_server_limits_test.cpp http_server_test.cpp http_tls_test.cpp
  LINK innkeeper_certificate innkeeper_http Boost::headers Threads::Threads THREADS)
