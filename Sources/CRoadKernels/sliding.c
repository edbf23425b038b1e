// A short row of weights slid along a signal.
#include "levels.h"

// A fused multiply-add would round otherwise than a CPU without it.
#pragma STDC FP_CONTRACT OFF

typedef double four __attribute__((vector_size(32)));
typedef double stored_four __attribute__((vector_size(32), aligned(8), may_alias));

// Every output adds its products in the order of the taps, whether it stands in a vector or alone.
static inline __attribute__((always_inline)) void slide(
  const double *x, const double *taps, int64_t count, double *output, int64_t outputs) {
  int64_t p = 0;
  for (; p + 20 <= outputs; p += 20) {
    four a = {0, 0, 0, 0}, b = a, c = a, d = a, e = a;
    for (int64_t k = 0; k < count; k++) {
      const stored_four *at = (const stored_four *)(x + p + k);
      a += *at * taps[k];
      b += *(const stored_four *)(x + p + k + 4) * taps[k];
      c += *(const stored_four *)(x + p + k + 8) * taps[k];
      d += *(const stored_four *)(x + p + k + 12) * taps[k];
      e += *(const stored_four *)(x + p + k + 16) * taps[k];
    }
    *(stored_four *)(output + p) = a;
    *(stored_four *)(output + p + 4) = b;
    *(stored_four *)(output + p + 8) = c;
    *(stored_four *)(output + p + 12) = d;
    *(stored_four *)(output + p + 16) = e;
  }
  for (; p < outputs; p++) {
    double sum = 0;
    for (int64_t k = 0; k < count; k++) sum += x[p + k] * taps[k];
    output[p] = sum;
  }
}

ROAD_FOR_ALL_LEVELS(
  void, road_slide, slide, (x, taps, count, output, outputs), const double *x, const double *taps, int64_t count,
  double *output, int64_t outputs)
