innkeeper_test(test_mqtt unit mqtt_connection_test.cpp mqtt_inbox_test.cpp mqtt_outbox_test.cpp LINK
                   innkeeper_mqtt)
