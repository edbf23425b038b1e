// Decimal numbers of one column, right-aligned: sixteen bytes that end with the cell hold its last characters, so that
// one path serves all lengths up to sixteen, without a branch.
//
// The decimal mark is taken out by moving what is before it, and the digits become an integer m <= 2^53. m / 10^k with
// k <= 15 is one division of exact doubles, rounded once: the double nearest to the number (Clinger 1990).
#include "CRoadKernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))

// Divisors by the place of the mark within sixteen characters; the last for none.
static const double divisors[17] = {1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1, 1};

static const int64_t powers[19] = {
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
  10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
};

static const double smallPowers[8] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

typedef struct {
  uint64_t magnitude;
  uint32_t mark;  // place of the mark in the sixteen characters, 16 for none
  uint32_t negative;
} digits;

// Eight digit values, the first in the lowest byte, in three multiplications (Lemire 2018).
ALWAYS_INLINE uint64_t eight_digits(uint64_t value) {
  value = value * 10 + (value >> 8);
  uint64_t low = (value & 0x000000FF000000FFull) * 0x000F424000000064ull;
  uint64_t high = (value >> 16 & 0x000000FF000000FFull) * 0x0000271000000001ull;
  return (low + high) >> 32;
}

ALWAYS_INLINE uint64_t load_word(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// The bytes of a word of digit values that are none: their top bits; exact.
ALWAYS_INLINE uint64_t strangers(uint64_t word) {
  return (((word & 0x7F7F7F7F7F7F7F7Full) + 0x7676767676767676ull) | word) & 0x8080808080808080ull;
}

// Two words; `unmarked` of one word with the mark at bit `shift` taken out.
ALWAYS_INLINE int read_baseline(const uint8_t *end, int64_t length, uint8_t mark, digits *d) {
  const uint64_t zeros = 0x3030303030303030ull;
  uint64_t last = load_word(end - 8) ^ zeros;
  uint64_t first = 0;
  if (length <= 8) {
    last &= ~0ull << (64 - 8 * length);
  } else {
    first = load_word(end - 16) ^ zeros;
    first &= ~0ull << (128 - 8 * length);
  }
  uint64_t odd = strangers(last), oddFirst = strangers(first);
  uint64_t markValue = mark ^ 0x30;
  d->mark = 16;
  if (odd != 0) {
    if ((odd & (odd - 1)) != 0 || oddFirst != 0 || length == 1) return 0;
    uint32_t byte = (uint32_t)__builtin_ctzll(odd) >> 3;
    if ((last >> 8 * byte & 0xFF) != markValue) return 0;
    uint64_t before = (1ull << 8 * byte) - 1;
    uint64_t after = byte == 7 ? 0 : ~0ull << 8 * (byte + 1);
    last = (last & after) | (last & before) << 8 | first >> 56;
    first <<= 8;
    d->mark = 8 + byte;
  } else if (oddFirst != 0) {
    if ((oddFirst & (oddFirst - 1)) != 0) return 0;
    uint32_t byte = (uint32_t)__builtin_ctzll(oddFirst) >> 3;
    if ((first >> 8 * byte & 0xFF) != markValue) return 0;
    uint64_t before = (1ull << 8 * byte) - 1;
    uint64_t after = byte == 7 ? 0 : ~0ull << 8 * (byte + 1);
    first = (first & after) | (first & before) << 8;
    d->mark = byte;
  }
  d->magnitude = eight_digits(last);
  if (length > 8) d->magnitude += eight_digits(first) * 100000000ull;
  return 1;
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

// Sixteen bytes of zeros, then of ones: a window of it keeps the last characters.
static const uint8_t windows[32] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

// Byte i comes from i - 1 up to the mark and stays after it.
static const int8_t shuffles[17][16] __attribute__((aligned(16))) = {
#define S(m, i) (i <= m ? i - 1 : i)
#define ROW(m) \
  {S(m, 0), S(m, 1), S(m, 2), S(m, 3), S(m, 4), S(m, 5), S(m, 6), S(m, 7), S(m, 8), S(m, 9), S(m, 10), S(m, 11), \
   S(m, 12), S(m, 13), S(m, 14), S(m, 15)}
  ROW(0), ROW(1), ROW(2), ROW(3), ROW(4), ROW(5), ROW(6), ROW(7), ROW(8), ROW(9), ROW(10), ROW(11), ROW(12), ROW(13),
  ROW(14), ROW(15), {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
#undef ROW
#undef S
};

AVX2 ALWAYS_INLINE int read_avx2(const uint8_t *end, int64_t length, uint8_t mark, digits *d) {
  __m128i v = _mm_loadu_si128((const __m128i *)(end - 16));
  v = _mm_sub_epi8(v, _mm_set1_epi8('0'));
  v = _mm_and_si128(v, _mm_loadu_si128((const __m128i *)(windows + length)));
  __m128i nine = _mm_set1_epi8(9);
  uint32_t odd = ~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(v, nine), v)) & 0xFFFF;
  uint32_t marks = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)(mark - '0'))));
  // At most one stranger, and that a mark; a mark alone is no number.
  uint32_t isLone = (odd != 0) & (length == 1);
  if (((odd ^ marks) | (odd & (odd - 1)) | isLone) != 0) return 0;
  uint32_t place = (uint32_t)__builtin_ctz(odd | 0x10000);
  d->mark = place;
  v = _mm_shuffle_epi8(v, _mm_load_si128((const __m128i *)shuffles[place]));
  v = _mm_maddubs_epi16(v, _mm_setr_epi8(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1));
  v = _mm_madd_epi16(v, _mm_setr_epi16(100, 1, 100, 1, 100, 1, 100, 1));
  v = _mm_packus_epi32(v, v);
  v = _mm_madd_epi16(v, _mm_setr_epi16(10000, 1, 10000, 1, 10000, 1, 10000, 1));
  uint64_t halves = (uint64_t)_mm_cvtsi128_si64(v);
  d->magnitude = (halves & 0xFFFFFFFF) * 100000000ull + (halves >> 32);
  return 1;
}

// Four cells at once, two words each: `a` holds the last eight characters, `b` the eight before them.
//
// Needs bytes[ends[i] - 16 ...] to exist. Returns 0, and writes nothing, where a cell has more than sixteen characters
// (the sign included), its mark among the first eight of sixteen, a plus sign, or the shape of no number.
AVX2 ALWAYS_INLINE int four_values(
  const uint8_t *bytes, const int32_t *cells, int64_t stride, __m256i marks, __m256d *values
) {
  const __m256i ones = _mm256_set1_epi64x(-1), zeros = _mm256_set1_epi8('0'), zero = _mm256_setzero_si256();
  int64_t end0 = cells[1], end1 = cells[stride + 1], end2 = cells[2 * stride + 1], end3 = cells[3 * stride + 1];
  __m128i lengths = _mm_setr_epi32(
    (int32_t)end0 - cells[0], (int32_t)end1 - cells[stride], (int32_t)end2 - cells[2 * stride],
    (int32_t)end3 - cells[3 * stride]);
  lengths = _mm_sub_epi32(lengths, _mm_set1_epi32(1));
  if (end0 < 16) return 0;
  __m128i v0 = _mm_loadu_si128((const __m128i *)(bytes + end0 - 16));
  __m128i v1 = _mm_loadu_si128((const __m128i *)(bytes + end1 - 16));
  __m128i v2 = _mm_loadu_si128((const __m128i *)(bytes + end2 - 16));
  __m128i v3 = _mm_loadu_si128((const __m128i *)(bytes + end3 - 16));
  // Halves of 0 and 2, of 1 and 3: the lanes are in the order 0, 1, 2, 3 again.
  __m256i even = _mm256_inserti128_si256(_mm256_castsi128_si256(v0), v2, 1);
  __m256i odd = _mm256_inserti128_si256(_mm256_castsi128_si256(v1), v3, 1);
  __m256i a = _mm256_xor_si256(_mm256_unpackhi_epi64(even, odd), zeros);
  __m256i b = _mm256_xor_si256(_mm256_unpacklo_epi64(even, odd), zeros);
  // What is before the cell is cleared; a shift by 64 and more (also a "negative" one) gives nothing.
  __m256i length = _mm256_cvtepi32_epi64(lengths);
  __m256i bits = _mm256_slli_epi64(length, 3);
  __m256i isLong = _mm256_cmpgt_epi64(length, _mm256_set1_epi64x(8));
  __m256i keepA = _mm256_sllv_epi64(ones, _mm256_sub_epi64(_mm256_set1_epi64x(64), bits));
  __m256i keepB = _mm256_sllv_epi64(ones, _mm256_sub_epi64(_mm256_set1_epi64x(128), bits));
  keepA = _mm256_or_si256(keepA, isLong);
  a = _mm256_and_si256(a, keepA);
  b = _mm256_and_si256(b, keepB);
  // A minus in the first place is taken for a leading zero.
  __m256i minus = _mm256_set1_epi8('-' ^ '0');
  __m256i firstA = _mm256_andnot_si256(isLong, _mm256_andnot_si256(_mm256_slli_epi64(keepA, 8), keepA));
  __m256i firstB = _mm256_andnot_si256(_mm256_slli_epi64(keepB, 8), keepB);
  __m256i minusA = _mm256_and_si256(_mm256_cmpeq_epi8(a, minus), firstA);
  __m256i minusB = _mm256_and_si256(_mm256_cmpeq_epi8(b, minus), firstB);
  a = _mm256_andnot_si256(minusA, a);
  b = _mm256_andnot_si256(minusB, b);
  __m256i positive = _mm256_cmpeq_epi64(_mm256_or_si256(minusA, minusB), zero);
  // The last eight characters without their mark: what is before it moves up by one.
  __m256i mark = _mm256_cmpeq_epi8(a, marks);
  __m256i unmarked = _mm256_cmpeq_epi64(mark, zero);
  __m256i before = _mm256_andnot_si256(mark, _mm256_add_epi64(mark, ones));
  __m256i upTo = _mm256_or_si256(_mm256_slli_epi64(before, 8), _mm256_set1_epi64x(0xFF));
  __m256i after = _mm256_or_si256(_mm256_andnot_si256(upTo, ones), unmarked);
  __m256i moved = _mm256_or_si256(
    _mm256_slli_epi64(_mm256_and_si256(a, before), 8), _mm256_srli_epi64(b, 56));
  __m256i lastEight = _mm256_or_si256(_mm256_and_si256(a, after), _mm256_andnot_si256(unmarked, moved));
  __m256i firstEight = _mm256_blendv_epi8(_mm256_slli_epi64(b, 8), b, unmarked);
  // Digits only, 1 to 15 of them.
  __m256i count = _mm256_sub_epi64(_mm256_sub_epi64(length, _mm256_set1_epi64x(2)),
    _mm256_add_epi64(unmarked, positive));
  __m256i top = _mm256_max_epu8(lastEight, firstEight);
  __m256i good = _mm256_cmpeq_epi8(_mm256_min_epu8(top, _mm256_set1_epi8(9)), top);
  __m256i few = _mm256_cmpgt_epi64(_mm256_set1_epi64x(16), count);
  __m256i some = _mm256_cmpgt_epi64(count, zero);
  __m256i fits = _mm256_cmpgt_epi64(_mm256_set1_epi64x(17), length);
  good = _mm256_and_si256(_mm256_and_si256(good, few), _mm256_and_si256(some, fits));
  if (_mm256_movemask_epi8(good) != -1) return 0;
  __m256i ten = _mm256_set1_epi16(0x010A), hundred = _mm256_set1_epi32(0x00010064);
  lastEight = _mm256_madd_epi16(_mm256_maddubs_epi16(lastEight, ten), hundred);
  firstEight = _mm256_madd_epi16(_mm256_maddubs_epi16(firstEight, ten), hundred);
  __m256i both = _mm256_madd_epi16(
    _mm256_packus_epi32(lastEight, firstEight), _mm256_set1_epi32(0x00012710));
  both = _mm256_permutevar8x32_epi32(both, _mm256_setr_epi32(0, 1, 4, 5, 2, 3, 6, 7));
  __m256d value = _mm256_cvtepi32_pd(_mm256_castsi256_si128(both));
  __m256d high = _mm256_cvtepi32_pd(_mm256_extracti128_si256(both, 1));
  // Sums of integers below 10^15: exact, fused or not.
  value = _mm256_add_pd(value, _mm256_mul_pd(high, _mm256_set1_pd(1e8)));
  __m256i fraction = _mm256_sad_epu8(_mm256_and_si256(after, _mm256_set1_epi8(1)), zero);
  fraction = _mm256_andnot_si256(unmarked, fraction);
  value = _mm256_div_pd(value, _mm256_i64gather_pd(smallPowers, fraction, 8));
  __m256i sign = _mm256_slli_epi64(_mm256_andnot_si256(positive, ones), 63);
  *values = _mm256_or_pd(value, _mm256_castsi256_pd(sign));
  return 1;
}

#endif

// The digits of one cell; 0 where its shape is another.
#define READ(look)                                              \
  int64_t from = cells[0] + 1, to = cells[1];                   \
  if (to < 16 || from >= to) goto other;                        \
  uint32_t sign = bytes[from];                                  \
  d.negative = sign == '-';                                     \
  int64_t length = to - from - (d.negative | (sign == '+'));    \
  if (length < 1 || length > 16) goto other;                    \
  if (!look(bytes + to, length, mark, &d)) goto other;          \
  if (d.magnitude > 1ull << 53) goto other

ALWAYS_INLINE double value_of(digits d) {
  double value = (double)(int64_t)d.magnitude / divisors[d.mark];
  // The sign by its bit: signs come at random, and a branch would be guessed wrong half of the time.
  uint64_t bits;
  memcpy(&bits, &value, 8);
  bits |= (uint64_t)d.negative << 63;
  memcpy(&value, &bits, 8);
  return value;
}

#define COLUMN(look, type, expression) CELLS(look, type, expression, (void)0)

#define CELLS(look, type, expression, four)                     \
  int64_t n = 0;                                                \
  for (int64_t r = 0; r < rows; r++, cells += stride) {         \
    four;                                                       \
    digits d;                                                   \
    READ(look);                                                 \
    output[r] = (type)(expression);                             \
    continue;                                                   \
  other:                                                        \
    output[r] = 0;                                              \
    others[n++] = (int32_t)r;                                   \
  }                                                             \
  return n

// 10^(shift - digits after the mark) times the magnitude, where that is an integer that fits.
#define TIMES(look)                                                              \
  int64_t n = 0;                                                                 \
  for (int64_t r = 0; r < rows; r++, cells += stride) {                          \
    digits d;                                                                    \
    READ(look);                                                                  \
    int64_t power = shift - (d.mark < 16 ? 15 - (int64_t)d.mark : 0);            \
    int64_t product;                                                             \
    if (power < 0 || power > 18) goto other;                                     \
    if (__builtin_mul_overflow((int64_t)d.magnitude, powers[power], &product)) goto other; \
    output[r] = (product ^ -(int64_t)d.negative) + d.negative;                                 \
    continue;                                                                    \
  other:                                                                         \
    output[r] = 0;                                                               \
    others[n++] = (int32_t)r;                                                    \
  }                                                                              \
  return n

#define SIGNATURE(name, type)                                                                                    \
  static int64_t name(                                                                                           \
    const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t mark, double scale,        \
    int32_t shift, type *output, int32_t *others)

SIGNATURE(floats_baseline, float) { (void)shift; COLUMN(read_baseline, float, value_of(d) * scale); }
SIGNATURE(doubles_baseline, double) { (void)shift; (void)scale; COLUMN(read_baseline, double, value_of(d)); }
SIGNATURE(times_baseline, int64_t) { (void)scale; TIMES(read_baseline); }
#if defined(__x86_64__)

// Quads of rows as long as they have the common shape; a quad that hasn't is read cell by cell.
#define QUADS(store)                                                            \
  if (r >= single && r + 4 <= rows) {                                           \
    __m256d values;                                                             \
    int64_t quad = r;                                                           \
    while (quad + 4 <= rows && four_values(bytes, cells, stride, marks, &values)) { \
      store;                                                                    \
      quad += 4, cells += 4 * stride;                                           \
    }                                                                           \
    r = quad, single = quad + 4;                                                \
    if (r == rows) break;                                                       \
  }

AVX2 SIGNATURE(floats_avx2, float) {
  (void)shift;
  const __m256i marks = _mm256_set1_epi8((char)(mark ^ '0'));
  int64_t single = 0;
  CELLS(read_avx2, float, value_of(d) * scale,
    QUADS(_mm_storeu_ps(output + quad, _mm256_cvtpd_ps(_mm256_mul_pd(values, _mm256_set1_pd(scale))))));
}

AVX2 SIGNATURE(doubles_avx2, double) {
  (void)shift;
  (void)scale;
  const __m256i marks = _mm256_set1_epi8((char)(mark ^ '0'));
  int64_t single = 0;
  CELLS(read_avx2, double, value_of(d), QUADS(_mm256_storeu_pd(output + quad, values)));
}

AVX2 SIGNATURE(times_avx2, int64_t) { (void)scale; TIMES(read_avx2); }
#endif

#if defined(__x86_64__)
#define CHOOSE(stem, ...) return level >= ROAD_KERNELS_AVX2 ? stem##_avx2(__VA_ARGS__) : stem##_baseline(__VA_ARGS__)
#else
#define CHOOSE(stem, ...) (void)level; return stem##_baseline(__VA_ARGS__)
#endif

int64_t road_parse_floats(
  int32_t level, const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t decimal_mark,
  double scale, float *output, int32_t *others
) {
  CHOOSE(floats, bytes, cells, stride, rows, decimal_mark, scale, 0, output, others);
}

int64_t road_parse_doubles(
  int32_t level, const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t decimal_mark,
  double *output, int32_t *others
) {
  CHOOSE(doubles, bytes, cells, stride, rows, decimal_mark, 1, 0, output, others);
}

int64_t road_parse_times(
  int32_t level, const uint8_t *bytes, const int32_t *cells, int64_t stride, int64_t rows, uint8_t decimal_mark,
  int32_t shift, int64_t *output, int32_t *others
) {
  CHOOSE(times, bytes, cells, stride, rows, decimal_mark, 1, shift, output, others);
}

float road_largest_magnitude(const float *values, int64_t count) {
  // As integers the bits of magnitudes have the order of the magnitudes, and a comparison of them can be vectorised.
  int32_t largest = 0;
  for (int64_t i = 0; i < count; i++) {
    int32_t bits;
    memcpy(&bits, values + i, 4);
    bits &= 0x7FFFFFFF;
    int32_t kept = bits > 0x7F800000 ? 0 : bits;
    largest = kept > largest ? kept : largest;
  }
  float value;
  memcpy(&value, &largest, 4);
  return value;
}
