// Kernels that Swift can't express well: byte masks, byte shuffles, and instructions that not every CPU has.
//
// Every function computes the same answer with every instruction set: integers and single rounded divisions only.
// The `level` says which code runs (see `road_kernels_level`); tests run all levels that the machine has against each
// other and against the plain Swift twins.
#pragma once

#include <stddef.h>
#include <stdint.h>

// What the CPU offers; a level includes those below it.
enum {
  ROAD_KERNELS_BASELINE = 0,  // plain C
  ROAD_KERNELS_AVX2 = 1,      // AVX2, BMI1, BMI2
};

// The best level of this machine. Cheap: the C runtime has asked the CPU before.
int32_t road_kernels_level(void);

// Whether the CPU has SHA instructions.
int32_t road_kernels_has_sha(void);

// Compresses whole blocks of 64 bytes into a SHA-256 state of eight words.
void road_sha256_portable(uint32_t state[8], const uint8_t *bytes, size_t blocks);
// The same by the fastest code that this machine can run at a level: SHA instructions belong to the highest.
void road_sha256(int32_t level, uint32_t state[8], const uint8_t *bytes, size_t blocks);
// One instruction set by name: 1 = AVX2 and BMI2, 2 = SHA instructions. False, and nothing done, where the machine
// lacks them.
int32_t road_sha256_with(int32_t instructions, uint32_t state[8], const uint8_t *bytes, size_t blocks);

// Regular rows of delimited text.
typedef struct {
  int64_t rows;      // rows written
  int64_t consumed;  // offset of the first byte after them
} road_rows;

// Room that `road_index_rows` needs in `bounds` beyond `capacity` rows.
enum { ROAD_INDEX_SLACK = 80 };

// Finds the rows of bytes[start..<end] that need no judgement: ended by LF or CRLF, at least `least` and at most
// `columns` cells, no quote, no lone CR, no NUL at the start, at most `longest` bytes. Stops before the first other one,
// an unfinished one, or after `capacity` rows.
//
// Row r gets columns + 1 offsets from bounds[r * (columns + 1)]: that of the byte before the row, then that of the end
// of every cell; the cells that a short row lacks end where the row does. Needs columns >= least >= 2.
road_rows road_index_rows(
  int32_t level, const uint8_t *bytes, int64_t start, int64_t end, uint8_t delimiter, int32_t columns, int32_t least,
  int64_t longest, int32_t *bounds, int64_t capacity);

// Converts the cells that `cells` points at: the cell of row r is bytes[cells[r * stride] + 1 ..< cells[r * stride + 1]].
//
// Common shape: an optional sign and 1 to 16 characters, all digits but for at most one decimal mark, at most 2^53 as an
// integer. Such a cell becomes float(double(number) * scale), the double rounded exactly. Of any other row the number
// is appended to `others` and output[r] is 0. Returns how many those are.
int64_t road_parse_floats(
  int32_t level, const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t decimal_mark,
  double scale, float *output, int32_t *others);

// The same for doubles without a scale.
int64_t road_parse_doubles(
  int32_t level, const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t decimal_mark,
  double *output, int32_t *others);

// The same for integers: number times 10^shift, exact; a cell that leaves a rest is one of the others.
int64_t road_parse_times(
  int32_t level, const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t decimal_mark,
  int32_t shift, int64_t *output, int32_t *others);

// Whether a byte is among bytes[0..<count].
int32_t road_holds(const uint8_t *bytes, int64_t count, uint8_t byte);

// The rows of which the cells of both columns are not empty, appended to `found`; returns how many.
int64_t road_filled_rows(
  const int32_t *bounds, int64_t stride, int64_t rows, const int32_t *columns, int64_t count, int32_t *found);

// The greatest |value|, NaN left out.
float road_largest_magnitude(const float *values, int64_t count);

// Blocks of eight samples of a linear recursion of 4 or 8 states, in double; `output` may be `input`.
//
// coefficients: order x 8 (what each state does to the eight outputs), 8 x 8 (what each input does to them; an input
// does nothing to outputs before it), order x order (what each state does to the states eight samples later), 8 x order
// (what each input does to those).
void road_recursion(
  int32_t level, int32_t order, const double *coefficients, double *state, const double *input, double *output,
  int64_t blocks);

// output[p] = sum of x[p + k] * taps[k] over k = 0..<count, added in that order, for p = 0..<outputs; x has
// outputs + count - 1 values.
void road_slide(
  int32_t level, const double *x, const double *taps, int64_t count, double *output, int64_t outputs);

// Blocks of four samples through up to four second-order sections side by side, in double; `output` may be `input`.
//
// coefficients: twenty rows of four: what each of the four inputs does to the four outputs (a row an input); then, a lane
// a section, what its two states do to its third and to its fourth output, to its first and to its second state four
// samples later, and what each input does to those two. state: the sections' next outputs without further input, then
// those after them.
void road_sections(
  int32_t level, const double *coefficients, double *state, const double *input, double *output, int64_t blocks);

// Eight streams at once, in place: sample i of stream k is samples[8 * i + k].
//
// Four sections y = x - x2 - a1*y1 - a2*y2 behind one gain. coefficients: the gain, then a1 and a2 of each section.
// state: 96 values, 0 at rest.
void road_bands_of_eight(int32_t level, const float *coefficients, float *state, float *samples, int64_t count);

// The same for one recursion of fourth order. coefficients: b0, b1, b2, b3, a1, a2, a3, -a4. state: 32 values, the first
// of the streams 0 to 3, the second of those, the third, the fourth, then the same of the streams 4 to 7.
void road_quartic_of_eight(
  int32_t level, const double *coefficients, double *state, double *samples, int64_t count);

// The feet of a point on the segments from vertex s to s + 1, s = 0..<segments; x and y have segments + 1 values.
//
// point and scale: two values each; every difference of x is multiplied by scale[0], of y by scale[1]. fractions[s]: where
// the nearest place lies between the two vertices, 0 to 1; squares[s]: its squared distance. A segment without length
// gives 0 and infinity. Returns the least square, infinity without segments.
double road_project(
  int32_t level, const double *x, const double *y, int64_t segments, const double *point, const double *scale,
  double *fractions, double *squares);
