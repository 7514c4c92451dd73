innkeeper_fuzz(fuzz_fias fias_fuzz.cpp LINK innkeeper_pms)
