#include "CRoadKernels.h"

int32_t road_kernels_level(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
    return ROAD_KERNELS_AVX2;
#endif
  return ROAD_KERNELS_BASELINE;
}
