innkeeper_test(test_config unit
  config_command_line_test.cpp config_nearest_test.cpp config_problem_test.cpp
  config_property_test.cpp config_seasons_test.cpp config_house_rules_test.cpp config_secret_test.cpp config_toml_test.cpp
  LINK innkeeper_config)
