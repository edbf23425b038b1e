// The feet of one point on the segments of a polyline, four segments at a time.
#include "levels.h"

// A fused multiply-add would round otherwise than a CPU without it.
#pragma STDC FP_CONTRACT OFF

typedef double four __attribute__((vector_size(32)));
typedef int64_t mask __attribute__((vector_size(32)));
typedef double stored_four __attribute__((vector_size(32), aligned(8), may_alias));

#define LOAD(P) (*(const stored_four *)(P))
#define CHOOSE(M, A, B) ((four)(((mask)(A) & (M)) | ((mask)(B) & ~(M))))

// Every operation is one rounded step, so a segment's numbers are the same in a vector and alone.
static inline __attribute__((always_inline)) double project(
  const double *x, const double *y, int64_t segments, const double *point, const double *scale, double *fractions,
  double *squares) {
  const four none = {0, 0, 0, 0}, all = {1, 1, 1, 1};
  const four far = {__builtin_inf(), __builtin_inf(), __builtin_inf(), __builtin_inf()};
  four least = far;
  int64_t s = 0;
  for (; s + 4 <= segments; s += 4) {
    const four x0 = LOAD(x + s), y0 = LOAD(y + s);
    const four ax = (x0 - point[0]) * scale[0], ay = (y0 - point[1]) * scale[1];
    const four dx = (LOAD(x + s + 1) - x0) * scale[0], dy = (LOAD(y + s + 1) - y0) * scale[1];
    const four length = dx * dx + dy * dy;
    const mask has_length = length > none;
    const four raw = -(ax * dx + ay * dy) / length;
    four t = CHOOSE(raw > none, raw, none);
    t = CHOOSE(has_length, CHOOSE(t < all, t, all), none);
    const four fx = ax + t * dx, fy = ay + t * dy;
    *(stored_four *)(fractions + s) = t;
    const four squared = CHOOSE(has_length, fx * fx + fy * fy, far);
    *(stored_four *)(squares + s) = squared;
    least = CHOOSE(squared < least, squared, least);
  }
  double smallest = least[0];
  for (int lane = 1; lane < 4; lane++) smallest = least[lane] < smallest ? least[lane] : smallest;
  for (; s < segments; s++) {
    const double ax = (x[s] - point[0]) * scale[0], ay = (y[s] - point[1]) * scale[1];
    const double dx = (x[s + 1] - x[s]) * scale[0], dy = (y[s + 1] - y[s]) * scale[1];
    const double length = dx * dx + dy * dy;
    const double raw = -(ax * dx + ay * dy) / length;
    double t = raw > 0 ? raw : 0;
    t = length > 0 ? (t < 1 ? t : 1) : 0;
    const double fx = ax + t * dx, fy = ay + t * dy;
    fractions[s] = t;
    squares[s] = length > 0 ? fx * fx + fy * fy : __builtin_inf();
    smallest = squares[s] < smallest ? squares[s] : smallest;
  }
  return smallest;
}

ROAD_FOR_ALL_LEVELS(
  double, road_project, project, (x, y, segments, point, scale, fractions, squares), const double *x, const double *y,
  int64_t segments, const double *point, const double *scale, double *fractions, double *squares)
