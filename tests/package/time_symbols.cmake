# On 32 bits: PROGRAM calls only those functions of the C library that take times of 64 bits (GLIBC's manual, "64-bit
# time symbols"). One of the others would be handed half a time.
#   cmake -D NM=... -D PROGRAM=... -P time_symbols.cmake
cmake_policy(VERSION 3.25)
set(narrow
  aio_suspend clock_getres clock_gettime clock_nanosleep clock_settime cnd_timedwait ctime ctime_r difftime
  fstat fstatat futimens futimes futimesat getitimer getrusage gettimeofday gmtime gmtime_r localtime localtime_r
  lstat lutimes mktime mtx_timedlock nanosleep ppoll pselect pthread_clockjoin_np pthread_cond_clockwait
  pthread_cond_timedwait pthread_mutex_clocklock pthread_mutex_timedlock pthread_rwlock_clockrdlock
  pthread_rwlock_clockwrlock pthread_rwlock_timedrdlock pthread_rwlock_timedwrlock pthread_timedjoin_np recvmmsg
  select sem_clockwait sem_timedwait semtimedop setitimer settimeofday sigtimedwait stat thrd_sleep time timegm
  timelocal timer_gettime timer_settime timerfd_gettime timerfd_settime timespec_get utime utimensat utimes wait3 wait4)
execute_process(COMMAND "${NM}" --dynamic --undefined-only "${PROGRAM}"
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "__clock_gettime64|__gmtime64_r|__pthread_cond_clockwait64")
  message(FATAL_ERROR "${PROGRAM} calls no function with a time of 64 bits: is it built with -D_TIME_BITS=64?")
endif()
string(REGEX MATCHALL "U [A-Za-z0-9_]+" calls "${symbols}")
set(found)
foreach(call IN LISTS calls)
  string(SUBSTRING "${call}" 2 -1 call)
  if(call IN_LIST narrow)
    list(APPEND found ${call})
  endif()
endforeach()
if(found)
  list(JOIN found ", " found)
  message(FATAL_ERROR "${PROGRAM} hands times of 32 bits to ${found}")
endif()
