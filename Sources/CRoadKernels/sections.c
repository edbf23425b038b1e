// Four second-order sections side by side on one stream, four samples to a step: see ParallelSections.swift.
#include "levels.h"

#include <string.h>

// A fused multiply-add would round otherwise than a CPU without it.
#pragma STDC FP_CONTRACT OFF

typedef double four __attribute__((vector_size(32)));
// Four doubles in memory, wherever they lie.
typedef double stored_four __attribute__((vector_size(32), aligned(8), may_alias));

// A vector's lanes are the sections, but for the outputs' own, which are four samples. The state is what the sections
// would give at the next two samples without further input; so two of the four free outputs cost nothing.
static inline __attribute__((always_inline)) void sections(
  const double *coefficients, double *state, const double *input, double *output, int64_t blocks) {
  // A copy that lies within cache lines: every one of them is read in every block.
  four c[20], now, next;
  memcpy(c, coefficients, sizeof c);
  memcpy(&now, state, sizeof now);
  memcpy(&next, state + 4, sizeof next);
  for (; blocks > 0; blocks--, input += 4, output += 4) {
    const double u0 = input[0], u1 = input[1], u2 = input[2], u3 = input[3];
    // What the inputs do to the outputs.
    four forced = c[0] * u0;
    forced += c[1] * u1;
    forced += c[2] * u2;
    forced += c[3] * u3;
    // What the state does to the third and fourth.
    const four third = c[4] * now + c[5] * next;
    const four fourth = c[6] * now + c[7] * next;
    // The sum over the sections: pairs first, then pairs of pairs.
    const four early = __builtin_shufflevector(now, next, 0, 4, 2, 6) + __builtin_shufflevector(now, next, 1, 5, 3, 7);
    const four late =
      __builtin_shufflevector(third, fourth, 0, 4, 2, 6) + __builtin_shufflevector(third, fourth, 1, 5, 3, 7);
    const four free =
      __builtin_shufflevector(early, late, 0, 1, 4, 5) + __builtin_shufflevector(early, late, 2, 3, 6, 7);
    // The state four samples later.
    four now_input = c[12] * u0, next_input = c[13] * u0;
    now_input += c[14] * u1;
    next_input += c[15] * u1;
    now_input += c[16] * u2;
    next_input += c[17] * u2;
    now_input += c[18] * u3;
    next_input += c[19] * u3;
    const four then = (c[8] * now + c[9] * next) + now_input;
    next = (c[10] * now + c[11] * next) + next_input;
    now = then;
    // An input not known yet adds +0 or -0: adding +0 last makes every zero the same zero.
    *(stored_four *)output = (free + forced) + (four){0, 0, 0, 0};
  }
  memcpy(state, &now, sizeof now);
  memcpy(state + 4, &next, sizeof next);
}

ROAD_FOR_ALL_LEVELS(
  void, road_sections, sections, (coefficients, state, input, output, blocks), const double *coefficients, double *state,
  const double *input, double *output, int64_t blocks)
