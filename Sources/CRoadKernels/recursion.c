// Linear recursions by blocks of eight samples: see BlockedRecursion.swift for the algebra.
#include "levels.h"

#include <string.h>

// A fused multiply-add would round otherwise than a CPU without it.
#pragma STDC FP_CONTRACT OFF

typedef double four __attribute__((vector_size(32)));
typedef double eight __attribute__((vector_size(64)));
// Four doubles in memory, wherever they lie.
typedef double stored_four __attribute__((vector_size(32), aligned(8), may_alias));

// The sums that need no state come first, so that a block waits for the one before it as little as it can. The first
// four samples know nothing of the last four inputs.
#define DEFINE_RECURSION(ORDER, STATE)                                                                                \
  static inline __attribute__((always_inline)) void recursion_##ORDER(                                                \
    const double *c, double *state, const double *input, double *output, int64_t blocks) {                            \
    const double *transition = c + 8 * ORDER + 64, *gain = transition + ORDER * ORDER;                                \
    STATE x, a[ORDER], b[8];                                                                                          \
    memcpy(&x, state, sizeof x);                                                                                      \
    memcpy(a, transition, sizeof a);                                                                                  \
    memcpy(b, gain, sizeof b);                                                                                        \
    /* An array's vectors straddle cache lines; a copy that doesn't pays where it is read often. */                   \
    double lines[8 * ORDER + 64] __attribute__((aligned(64)));                                                        \
    if (blocks >= 8) c = memcpy(lines, c, sizeof lines);                                                              \
    const double *observation = c, *feedthrough = c + 8 * ORDER;                                                      \
    for (; blocks > 0; blocks--, input += 8, output += 8) {                                                           \
      four first = *(const stored_four *)feedthrough * input[0];                                                      \
      four last = *(const stored_four *)(feedthrough + 4) * input[0];                                                 \
      STATE forced = b[0] * input[0];                                                                                 \
      _Pragma("clang loop unroll(full)") for (int i = 1; i < 8; i++) {                                                \
        if (i < 4) first += *(const stored_four *)(feedthrough + 8 * i) * input[i];                                   \
        last += *(const stored_four *)(feedthrough + 8 * i + 4) * input[i];                                           \
        forced += b[i] * input[i];                                                                                    \
      }                                                                                                               \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < ORDER; i++) {                                            \
        first += *(const stored_four *)(observation + 8 * i) * x[i];                                                  \
        last += *(const stored_four *)(observation + 8 * i + 4) * x[i];                                               \
      }                                                                                                               \
      STATE even = a[0] * x[0], odd = a[1] * x[1];                                                                    \
      _Pragma("clang loop unroll(full)") for (int i = 2; i < ORDER; i += 2) {                                         \
        even += a[i] * x[i];                                                                                          \
        odd += a[i + 1] * x[i + 1];                                                                                   \
      }                                                                                                               \
      x = (even + odd) + forced;                                                                                      \
      /* An input not known yet adds +0 or -0: adding +0 last makes every zero the same zero. */                      \
      first += (four){0, 0, 0, 0};                                                                                    \
      last += (four){0, 0, 0, 0};                                                                                     \
      *(stored_four *)output = first;                                                                                 \
      *(stored_four *)(output + 4) = last;                                                                            \
    }                                                                                                                 \
    memcpy(state, &x, sizeof x);                                                                                      \
  }

DEFINE_RECURSION(4, four)
DEFINE_RECURSION(8, eight)

static inline __attribute__((always_inline)) void recursion(
  int32_t order, const double *c, double *state, const double *input, double *output, int64_t blocks) {
  if (order == 4) {
    recursion_4(c, state, input, output, blocks);
  } else {
    recursion_8(c, state, input, output, blocks);
  }
}

ROAD_FOR_ALL_LEVELS(
  void, road_recursion, recursion, (order, coefficients, state, input, output, blocks), int32_t order,
  const double *coefficients, double *state, const double *input, double *output, int64_t blocks)
