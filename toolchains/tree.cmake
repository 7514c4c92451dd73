# Which part of the tree is built. A further value is a line here, and what it leaves out is left out where
# INNKEEPER_TREE is asked.
set(trees
  hotel   # everything
  board   # what an embedded Linux board runs, and its tests
  firmware)  # the image of a board without an operating system, and its tests
set(INNKEEPER_TREE hotel CACHE STRING "Which part of the tree is built: hotel, board or firmware")
set_property(CACHE INNKEEPER_TREE PROPERTY STRINGS ${trees})
if(NOT INNKEEPER_TREE IN_LIST trees)
  list(JOIN trees ", " known)
  message(FATAL_ERROR "INNKEEPER_TREE is '${INNKEEPER_TREE}'; it is one of ${known}")
endif()
