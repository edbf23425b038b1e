// Recursions over eight streams at once: sample i of stream k is x[8 * i + k].
#include "levels.h"

#include <string.h>

// A fused multiply-add would round otherwise than a CPU without it.
#pragma STDC FP_CONTRACT OFF

typedef float eight __attribute__((vector_size(32)));
typedef float stored_eight __attribute__((vector_size(32), aligned(4), may_alias));
typedef double four __attribute__((vector_size(32)));
typedef double stored_four __attribute__((vector_size(32), aligned(8), may_alias));

// Four sections y = x - x2 - a1*y1 - a2*y2 behind one gain, each a sample behind the one before it: within a step they
// wait for nothing of each other. What a section subtracts two samples later is made early, so it waits for its own last
// output by one product and one difference; `even` and `odd` keep it for samples of that parity.
#define SECTION(K, X, PARITY)                                                                                         \
  {                                                                                                                   \
    const eight x_##K = (X);                                                                                          \
    y[K] = (x_##K - PARITY[K]) - c[1 + 2 * K] * y[K];                                                                 \
    PARITY[K] = x_##K + c[2 + 2 * K] * y[K];                                                                          \
  }
#define SAMPLE(I) (*(stored_eight *)(samples + 8 * (I)))
#define ALL_SECTIONS(PARITY)                                                                                          \
  SECTION(0, SAMPLE(i) * c[0], PARITY)                                                                                \
  SECTION(1, y[0], PARITY)                                                                                            \
  SECTION(2, y[1], PARITY)                                                                                            \
  SECTION(3, y[2], PARITY)
// The 9 coefficients stay in memory, where a product takes its second factor for nothing: 16 registers hold the states.
#define STAY_IN_MEMORY __asm__ volatile("" : : "r"(c) : "memory")

static inline __attribute__((always_inline)) void bands(
  const float *coefficients, float *state, float *samples, int64_t count) {
  eight y[4], even[4], odd[4], c[9];
  memcpy(y, state, sizeof y);
  memcpy(even, state + 32, sizeof even);
  memcpy(odd, state + 64, sizeof odd);
  for (int i = 0; i < 9; i++) {
    for (int lane = 0; lane < 8; lane++) c[i][lane] = coefficients[i];
  }
  int64_t i = 0;
  if (count > 4) {
    SECTION(0, SAMPLE(0) * c[0], even)
    SECTION(1, y[0], even)
    SECTION(2, y[1], even)
    SECTION(0, SAMPLE(1) * c[0], odd)
    SECTION(1, y[0], odd)
    SECTION(0, SAMPLE(2) * c[0], even)
    for (i = 3; i + 2 <= count; i += 2) {
      STAY_IN_MEMORY;
      SECTION(3, y[2], even)
      SECTION(2, y[1], odd)
      SECTION(1, y[0], even)
      SECTION(0, SAMPLE(i) * c[0], odd)
      SAMPLE(i - 3) = y[3];
      STAY_IN_MEMORY;
      SECTION(3, y[2], odd)
      SECTION(2, y[1], even)
      SECTION(1, y[0], odd)
      SECTION(0, SAMPLE(i + 1) * c[0], even)
      SAMPLE(i - 2) = y[3];
    }
    SECTION(3, y[2], even)
    SAMPLE(i - 3) = y[3];
    SECTION(2, y[1], odd)
    SECTION(3, y[2], odd)
    SAMPLE(i - 2) = y[3];
    SECTION(1, y[0], even)
    SECTION(2, y[1], even)
    SECTION(3, y[2], even)
    SAMPLE(i - 1) = y[3];
  }
  for (; i < count; i++) {
    if (i % 2 == 0) {
      ALL_SECTIONS(even)
    } else {
      ALL_SECTIONS(odd)
    }
    SAMPLE(i) = y[3];
  }
  memcpy(state, y, sizeof y);
  if (count % 2 == 0) {
    memcpy(state + 32, even, sizeof even);
    memcpy(state + 64, odd, sizeof odd);
  } else {
    memcpy(state + 32, odd, sizeof odd);
    memcpy(state + 64, even, sizeof even);
  }
}

// One recursion of fourth order, transposed direct form II: c = b0 b1 b2 b3 a1 a2 a3 -a4.
static inline __attribute__((always_inline)) void quartic(
  const double *c, double *state, double *samples, int64_t count) {
  four s[2][4];
  memcpy(s, state, sizeof s);
  for (int64_t i = 0; i < count; i++, samples += 8) {
    _Pragma("clang loop unroll(full)") for (int half = 0; half < 2; half++) {
      const four u = *(stored_four *)(samples + 4 * half);
      const four y = c[0] * u + s[half][0];
      s[half][0] = (c[1] * u + s[half][1]) - c[4] * y;
      s[half][1] = (c[2] * u + s[half][2]) - c[5] * y;
      s[half][2] = (c[3] * u + s[half][3]) - c[6] * y;
      s[half][3] = c[7] * y;
      *(stored_four *)(samples + 4 * half) = y;
    }
  }
  memcpy(state, s, sizeof s);
}

ROAD_FOR_ALL_LEVELS(
  void, road_bands_of_eight, bands, (coefficients, state, samples, count), const float *coefficients, float *state,
  float *samples, int64_t count)

ROAD_FOR_ALL_LEVELS(
  void, road_quartic_of_eight, quartic, (coefficients, state, samples, count), const double *coefficients,
  double *state, double *samples, int64_t count)
