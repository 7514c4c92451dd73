# The systemd units confine what they start: systemd-analyze rates the exposure, 2.0 is 20 tenths.
function(innkeeper_unit_exposure name unit)
  add_test(NAME "tree: ${name}"
    COMMAND systemd-analyze security --offline=true --threshold=20 --no-pager ${unit})
  set_tests_properties("tree: ${name}" PROPERTIES LABELS tree)
endfunction()
foreach(unit innkeeperd innkeeper-agent)
  innkeeper_unit_exposure("${unit}.service has an exposure of 2.0 at most" ${PROJECT_SOURCE_DIR}/config/${unit}.service)
endforeach()
innkeeper_unit_exposure("a unit without a sandbox would be found" ${PROJECT_SOURCE_DIR}/tests/tree/samples/bare.service)
set_tests_properties("tree: a unit without a sandbox would be found" PROPERTIES
  PASS_REGULAR_EXPRESSION "Overall exposure level for bare.service: 9")
