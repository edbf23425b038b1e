// Rows and cells by masks of 64 bytes: one bit a byte, set where a delimiter, a line end or a quote stands.
#include "CRoadKernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef struct {
  uint64_t separators;  // delimiters and LF
  uint64_t feeds;       // LF
  uint64_t returns;     // CR
  uint64_t quotes;
} masks;

#define ALWAYS_INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)

// SSE2 belongs to every x86-64.
ALWAYS_INLINE uint64_t equal_sse2(const __m128i v[4], uint8_t byte) {
  __m128i b = _mm_set1_epi8((char)byte);
  uint64_t m0 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[0], b));
  uint64_t m1 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[1], b));
  uint64_t m2 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[2], b));
  uint64_t m3 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[3], b));
  return m0 | m1 << 16 | m2 << 32 | m3 << 48;
}

ALWAYS_INLINE masks look_baseline(const uint8_t *p, uint8_t delimiter) {
  __m128i v[4];
  for (int i = 0; i < 4; i++) v[i] = _mm_loadu_si128((const __m128i *)(p + 16 * i));
  uint64_t feeds = equal_sse2(v, '\n');
  return (masks){equal_sse2(v, delimiter) | feeds, feeds, equal_sse2(v, '\r'), equal_sse2(v, '"')};
}

#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

AVX2 ALWAYS_INLINE uint64_t equal_avx2(__m256i low, __m256i high, uint8_t byte) {
  __m256i b = _mm256_set1_epi8((char)byte);
  uint64_t m0 = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, b));
  uint64_t m1 = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, b));
  return m0 | m1 << 32;
}

AVX2 ALWAYS_INLINE masks look_avx2(const uint8_t *p, uint8_t delimiter) {
  __m256i low = _mm256_loadu_si256((const __m256i *)p);
  __m256i high = _mm256_loadu_si256((const __m256i *)(p + 32));
  uint64_t feeds = equal_avx2(low, high, '\n');
  return (masks){
    equal_avx2(low, high, delimiter) | feeds, feeds, equal_avx2(low, high, '\r'), equal_avx2(low, high, '"')};
}

#else

// The top bits of the bytes of a word that equal a byte, gathered into eight bits; exact.
ALWAYS_INLINE uint64_t equal_word(uint64_t word, uint8_t byte) {
  const uint64_t lows = 0x7F7F7F7F7F7F7F7Full;
  uint64_t difference = word ^ 0x0101010101010101ull * byte;
  uint64_t hits = ~(((difference & lows) + lows) | difference | lows);
  return (hits >> 7) * 0x0102040810204080ull >> 56;
}

ALWAYS_INLINE masks look_baseline(const uint8_t *p, uint8_t delimiter) {
  masks m = {0, 0, 0, 0};
  for (int i = 0; i < 8; i++) {
    uint64_t word = 0;
    for (int k = 7; k >= 0; k--) word = word << 8 | p[8 * i + k];
    m.feeds |= equal_word(word, '\n') << 8 * i;
    m.separators |= equal_word(word, delimiter) << 8 * i;
    m.returns |= equal_word(word, '\r') << 8 * i;
    m.quotes |= equal_word(word, '"') << 8 * i;
  }
  m.separators |= m.feeds;
  return m;
}

#endif

// The state of a walk over the blocks, for both instruction sets: what differs is how the masks are made.
typedef struct {
  const uint8_t *bytes;
  int32_t *row;    // offsets of the row at hand
  int32_t *next;   // where its next offset goes
  int64_t start;   // where it begins
  int64_t rows;
  int64_t capacity;
  int64_t longest;
  int32_t columns;
  int32_t least;
} walk;

// Takes a block's separators; false where a row is not regular or no room is left.
ALWAYS_INLINE int take(walk *w, int64_t at, uint64_t separators, uint64_t feeds) {
  while (feeds != 0) {
    uint64_t piece = separators & (feeds ^ (feeds - 1));
    int count = __builtin_popcountll(piece);
    int64_t cells = w->next - w->row - 1 + count;
    int64_t feed = at + __builtin_ctzll(feeds);
    // More cells than columns can't be written; the row is judged elsewhere.
    if (cells > w->columns || cells < w->least) return 0;
    if (feed - w->start > w->longest || w->bytes[w->start] == 0) return 0;
    int32_t *out = w->next;
    // Eight at once without asking: what is too much is written over.
    uint64_t rest = piece;
    for (int i = 0; i < 8; i++) {
      out[i] = (int32_t)(at + __builtin_ctzll(rest | 1ull << 63));
      rest &= rest - 1;
    }
    for (int i = 8; i < count; i++) {
      out[i] = (int32_t)(at + __builtin_ctzll(rest));
      rest &= rest - 1;
    }
    int32_t end = (int32_t)feed - (feed > w->start && w->bytes[feed - 1] == '\r');
    out[count - 1] = end;
    for (int64_t i = cells; i < w->columns; i++) w->row[i + 1] = end;
    w->row += w->columns + 1;
    w->row[0] = (int32_t)feed;
    w->next = w->row + 1;
    w->start = feed + 1;
    w->rows++;
    if (w->rows == w->capacity) return 0;
    separators ^= piece;
    feeds &= feeds - 1;
  }
  int count = __builtin_popcountll(separators);
  if (w->next - w->row - 1 + count >= w->columns + 1) return 0;
  int32_t *out = w->next;
  w->next += count;
  for (int i = 0; i < count; i++) {
    out[i] = (int32_t)(at + __builtin_ctzll(separators));
    separators &= separators - 1;
  }
  return 1;
}

// A lone CR and a quote end the regular part: only what lies before them is taken.
ALWAYS_INLINE int take_block(walk *w, int64_t at, int64_t end, masks m) {
  uint64_t odd = m.quotes;
  if (m.returns != 0) {
    int feedFollows = at + 64 < end && w->bytes[at + 64] == '\n';
    odd |= m.returns & ~(m.feeds >> 1 | (uint64_t)feedFollows << 63);
  }
  if (odd != 0) {
    uint64_t before = (odd & -odd) - 1;
    take(w, at, m.separators & before, m.feeds & before);
    return 0;
  }
  return take(w, at, m.separators, m.feeds);
}

#define WALK(look)                                                              \
  int64_t at = start;                                                           \
  for (; at + 64 <= end; at += 64) {                                            \
    if (!take_block(&w, at, end, look(bytes + at, delimiter))) goto done;       \
  }                                                                             \
  if (at < end) {                                                               \
    uint8_t tail[64] = {0};                                                     \
    memcpy(tail, bytes + at, (size_t)(end - at));                               \
    take_block(&w, at, end, look(tail, delimiter));                             \
  }                                                                             \
  done:                                                                         \
  return (road_rows){w.rows, w.start}

static road_rows index_baseline(walk w, const uint8_t *bytes, int64_t start, int64_t end, uint8_t delimiter) {
  WALK(look_baseline);
}

#if defined(__x86_64__)

#define FULL_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

FULL_AVX2 static road_rows index_avx2(
  walk w, const uint8_t *bytes, int64_t start, int64_t end, uint8_t delimiter
) {
  WALK(look_avx2);
}

// Places of separators, collected before they become rows.
enum { PLACES = 1024 };

// Rows of places, as long as they are regular; false when no room is left or one isn't. A row's places are those of its
// cells' ends: copied behind the place of the line end before it.
FULL_AVX2 ALWAYS_INLINE int copy_rows(walk *w, const int32_t *places, int64_t count) {
  for (int64_t i = 0; i + w->columns <= count; i += w->columns) {
    int64_t feed = places[i + w->columns - 1];
    if (feed - w->start > w->longest || w->bytes[w->start] == 0) return 0;
    int32_t *row = w->row;
    row[0] = (int32_t)w->start - 1;
    for (int32_t c = 0; c < w->columns; c += 8) {
      _mm256_storeu_si256((__m256i *)(row + 1 + c), _mm256_loadu_si256((const __m256i *)(places + i + c)));
    }
    row[w->columns] = (int32_t)feed - (feed > w->start && w->bytes[feed - 1] == '\r');
    w->row += w->columns + 1;
    w->start = feed + 1;
    w->rows++;
    if (w->rows == w->capacity) return 0;
  }
  return 1;
}

// Where every row has exactly w.columns cells the line ends must stand at every w.columns-th separator: one deposit of
// bits tells that for a whole block. Stops before the first block where that fails.
FULL_AVX2 static road_rows index_exact_avx2(
  walk w, const uint8_t *bytes, int64_t start, int64_t end, uint8_t delimiter
) {
  int32_t places[PLACES + 64 + 8];
  const __m256i delimiters = _mm256_set1_epi8((char)delimiter), lineFeeds = _mm256_set1_epi8('\n');
  const __m256i carriageReturns = _mm256_set1_epi8('\r'), quotes = _mm256_set1_epi8('"');
  uint64_t everyRow = 0;
  for (int32_t bit = 0; bit < 64; bit += w.columns) everyRow |= 1ull << bit;
  int64_t count = 0;
  // Separators until the next line end, that one included.
  int64_t missing = w.columns;
  int64_t at = start;
  for (; at + 64 <= end; at += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + at));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + at + 32));
    __m256i feedsLow = _mm256_cmpeq_epi8(low, lineFeeds), feedsHigh = _mm256_cmpeq_epi8(high, lineFeeds);
    uint64_t feeds = (uint32_t)_mm256_movemask_epi8(feedsLow)
      | (uint64_t)(uint32_t)_mm256_movemask_epi8(feedsHigh) << 32;
    __m256i partsLow = _mm256_or_si256(feedsLow, _mm256_cmpeq_epi8(low, delimiters));
    __m256i partsHigh = _mm256_or_si256(feedsHigh, _mm256_cmpeq_epi8(high, delimiters));
    uint64_t separators = (uint32_t)_mm256_movemask_epi8(partsLow)
      | (uint64_t)(uint32_t)_mm256_movemask_epi8(partsHigh) << 32;
    __m256i oddLow = _mm256_or_si256(_mm256_cmpeq_epi8(low, carriageReturns), _mm256_cmpeq_epi8(low, quotes));
    __m256i oddHigh = _mm256_or_si256(_mm256_cmpeq_epi8(high, carriageReturns), _mm256_cmpeq_epi8(high, quotes));
    if (_mm256_movemask_epi8(_mm256_or_si256(oddLow, oddHigh)) != 0) {
      if (equal_avx2(low, high, '"') != 0) break;
      int feedFollows = at + 64 < end && bytes[at + 64] == '\n';
      if (equal_avx2(low, high, '\r') & ~(feeds >> 1 | (uint64_t)feedFollows << 63)) break;
    }
    int found = __builtin_popcountll(separators);
    uint64_t expected = missing <= 64 ? _pdep_u64(everyRow << (missing - 1), separators) : 0;
    if (expected != feeds) break;
    missing += (int64_t)__builtin_popcountll(feeds) * w.columns - found;
    int32_t *out = places + count;
    // Twelve at once without asking (a block of a drive log has eight or nine): what is too much is written over.
    uint64_t rest = separators;
    for (int i = 0; i < 12; i++) {
      out[i] = (int32_t)(at + (int64_t)_tzcnt_u64(rest));
      rest &= rest - 1;
    }
    for (int i = 12; i < found; i++) {
      out[i] = (int32_t)(at + (int64_t)_tzcnt_u64(rest));
      rest &= rest - 1;
    }
    count += found;
    if (count >= PLACES - 64) {
      if (!copy_rows(&w, places, count)) return (road_rows){w.rows, w.start};
      // The places of the row at hand stay.
      int64_t used = count - (w.columns - missing);
      memmove(places, places + used, sizeof(int32_t) * (size_t)(count - used));
      count -= used;
    }
  }
  copy_rows(&w, places, count);
  return (road_rows){w.rows, w.start};
}

#endif

road_rows road_index_rows(
  int32_t level, const uint8_t *bytes, int64_t start, int64_t end, uint8_t delimiter, int32_t columns, int32_t least,
  int64_t longest, int32_t *bounds, int64_t capacity
) {
  walk w = {bytes, bounds, bounds + 1, start, 0, capacity, longest, columns, least};
  if (capacity <= 0 || start >= end) return (road_rows){0, start};
  bounds[0] = (int32_t)start - 1;
#if defined(__x86_64__)
  if (level >= ROAD_KERNELS_AVX2) {
    if (least < columns || columns > 256) return index_avx2(w, bytes, start, end, delimiter);
    road_rows most = index_exact_avx2(w, bytes, start, end, delimiter);
    // What the fast walk left, up to the first row that is not regular.
    walk rest = w;
    rest.row += most.rows * (columns + 1);
    rest.next = rest.row + 1;
    rest.row[0] = (int32_t)most.consumed - 1;
    rest.start = most.consumed;
    rest.rows = most.rows;
    if (rest.rows == capacity || rest.start >= end) return most;
    return index_avx2(rest, bytes, rest.start, end, delimiter);
  }
#endif
  (void)level;
  return index_baseline(w, bytes, start, end, delimiter);
}

int64_t road_filled_rows(
  const int32_t *bounds, int64_t stride, int64_t rows, const int32_t *columns, int64_t count, int32_t *found
) {
  // Columns side by side are usually empty together, which their two ends tell, unless the row lacks some of them: cells
  // that it lacks come last and have nothing, not even a delimiter.
  int together = count > 1;
  for (int64_t i = 1; i < count; i++) together &= columns[i] == columns[i - 1] + 1;
  const int32_t first = together ? columns[0] : 0, last = together ? columns[count - 1] : 0;
  int64_t n = 0;
  for (int64_t r = 0; r < rows; r++, bounds += stride) {
    if (together && bounds[last + 1] - bounds[first] == count && bounds[last + 1] - bounds[last] == 1) continue;
    int filled = 0;
    for (int64_t i = 0; i < count; i++) filled |= bounds[columns[i] + 1] - bounds[columns[i]] > 1;
    found[n] = (int32_t)r;
    n += filled;
  }
  return n;
}

int32_t road_holds(const uint8_t *bytes, int64_t count, uint8_t byte) {
  return count > 0 && memchr(bytes, byte, (size_t)count) != NULL;
}
