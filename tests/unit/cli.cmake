# The program test starts the real binary against a server in the test.
innkeeper_test(test_cli unit
  cli_action_test.cpp cli_arguments_test.cpp cli_audit_test.cpp cli_doctor_test.cpp cli_fake_hub.cpp cli_hub_url_test.cpp cli_preference_edit_test.cpp cli_program_test.cpp
  cli_screens_test.cpp cli_table_test.cpp cli_top_test.cpp cli_words_test.cpp
  LINK innkeeper_cli innkeeper_config innkeeper_process Boost::headers Threads::Threads)
add_dependencies(test_cli innkeeper)
