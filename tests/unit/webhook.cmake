innkeeper_test(test_webhook unit
  webhook_mapping_test.cpp webhook_reader_test.cpp webhook_signature_test.cpp
  LINK innkeeper_webhook nlohmann_json::nlohmann_json)
