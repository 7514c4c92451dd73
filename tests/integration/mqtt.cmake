innkeeper_test(test_mqtt_client integration mqtt_client_test.cpp mqtt_faults_test.cpp LINK
                   innkeeper_mqtt innkeeper_process)
