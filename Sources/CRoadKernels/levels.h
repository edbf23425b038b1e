// One body for every instruction set: compiled for each of them and chosen by the level.
#pragma once

#include "CRoadKernels.h"

// Defines EXPORTED(level, parameters…), which runs BODY, an always-inlined function, with ARGUMENTS, the parameters' names
// in brackets.
#if defined(__x86_64__)
#define ROAD_FOR_ALL_LEVELS(RESULT, EXPORTED, BODY, ARGUMENTS, ...)                                                   \
  static RESULT BODY##_baseline(__VA_ARGS__) { return BODY ARGUMENTS; }                                               \
  static __attribute__((target("avx2"))) RESULT BODY##_avx2(__VA_ARGS__) { return BODY ARGUMENTS; }                   \
  RESULT EXPORTED(int32_t level, __VA_ARGS__) {                                                                       \
    return level >= ROAD_KERNELS_AVX2 ? BODY##_avx2 ARGUMENTS : BODY##_baseline ARGUMENTS;                            \
  }
#else
#define ROAD_FOR_ALL_LEVELS(RESULT, EXPORTED, BODY, ARGUMENTS, ...)                                                   \
  RESULT EXPORTED(int32_t level, __VA_ARGS__) { return BODY ARGUMENTS; }
#endif
