// The compression function of SHA-256 (FIPS 180-4, 6.2.2) three times: portable, AVX2 with BMI2, SHA instructions.
#include "CRoadKernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

#if defined(__clang__)
#define ALWAYS_INLINE static inline __attribute__((always_inline))
#else
#define ALWAYS_INLINE static inline
#endif

// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] __attribute__((aligned(64))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

ALWAYS_INLINE uint32_t rotate(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }

// One round. The majority of (a, b, c) is b ^ ((a ^ b) & (b ^ c)); a ^ b of this round is b ^ c of the next.
#define ROUND(a, b, c, d, e, f, g, h, word)                                      \
  do {                                                                           \
    uint32_t sum = h + (word);                                                   \
    sum += rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);                         \
    sum += (e & f) + (~e & g);                                                   \
    uint32_t ab = a ^ b;                                                         \
    d += sum;                                                                    \
    sum += rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);                         \
    bc &= ab;                                                                    \
    h = sum + (bc ^ b);                                                          \
    bc = ab;                                                                     \
  } while (0)

#define FOUR_ROUNDS(a, b, c, d, e, f, g, h, words)  \
  ROUND(a, b, c, d, e, f, g, h, (words)[0]);        \
  ROUND(h, a, b, c, d, e, f, g, (words)[1]);        \
  ROUND(g, h, a, b, c, d, e, f, (words)[2]);        \
  ROUND(f, g, h, a, b, c, d, e, (words)[3])

void road_sha256_portable(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  uint32_t w[64];
  for (; blocks > 0; blocks--, bytes += 64) {
    for (int i = 0; i < 16; i++) {
      w[i] = (uint32_t)bytes[4 * i] << 24 | (uint32_t)bytes[4 * i + 1] << 16 | (uint32_t)bytes[4 * i + 2] << 8
        | bytes[4 * i + 3];
    }
    for (int i = 16; i < 64; i++) {
      uint32_t x = w[i - 15], y = w[i - 2];
      w[i] = w[i - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ (x >> 3)) + w[i - 7]
        + (rotate(y, 17) ^ rotate(y, 19) ^ (y >> 10));
    }
    for (int i = 0; i < 64; i++) w[i] += constants[i];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    uint32_t bc = b ^ c;
    // Eight rounds turn the eight words once round: no word has to be moved.
    for (int i = 0; i < 64; i += 8) {
      FOUR_ROUNDS(a, b, c, d, e, f, g, h, w + i);
      FOUR_ROUNDS(e, f, g, h, a, b, c, d, w + i + 4);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
  }
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

// The next four words of the schedule of two blocks, from the last sixteen.
AVX2 ALWAYS_INLINE __m256i next_words(__m256i x0, __m256i x1, __m256i x2, __m256i x3) {
  __m256i w15 = _mm256_alignr_epi8(x1, x0, 4);
  __m256i w7 = _mm256_alignr_epi8(x3, x2, 4);
  __m256i sum = _mm256_add_epi32(x0, w7);
  __m256i r7 = _mm256_or_si256(_mm256_srli_epi32(w15, 7), _mm256_slli_epi32(w15, 25));
  __m256i r18 = _mm256_or_si256(_mm256_srli_epi32(w15, 18), _mm256_slli_epi32(w15, 14));
  sum = _mm256_add_epi32(sum, _mm256_xor_si256(_mm256_xor_si256(r7, r18), _mm256_srli_epi32(w15, 3)));
  // Words 2 back: the last two of x3 for the first half, the half just made for the second. A word doubled to 64 bits
  // turns a shift into a rotation.
  const __m256i low = _mm256_setr_epi8(
    0, 1, 2, 3, 8, 9, 10, 11, -1, -1, -1, -1, -1, -1, -1, -1, 0, 1, 2, 3, 8, 9, 10, 11, -1, -1, -1, -1, -1, -1, -1, -1);
  const __m256i high = _mm256_setr_epi8(
    -1, -1, -1, -1, -1, -1, -1, -1, 0, 1, 2, 3, 8, 9, 10, 11, -1, -1, -1, -1, -1, -1, -1, -1, 0, 1, 2, 3, 8, 9, 10, 11);
  __m256i y = _mm256_shuffle_epi32(x3, 0xFA);
  __m256i s = _mm256_xor_si256(_mm256_srli_epi64(y, 17), _mm256_srli_epi64(y, 19));
  s = _mm256_xor_si256(s, _mm256_srli_epi32(y, 10));
  sum = _mm256_add_epi32(sum, _mm256_shuffle_epi8(s, low));
  y = _mm256_shuffle_epi32(sum, 0x50);
  s = _mm256_xor_si256(_mm256_srli_epi64(y, 17), _mm256_srli_epi64(y, 19));
  s = _mm256_xor_si256(s, _mm256_srli_epi32(y, 10));
  return _mm256_add_epi32(sum, _mm256_shuffle_epi8(s, high));
}

AVX2 ALWAYS_INLINE __m256i with_constants(__m256i words, int round) {
  __m128i k = _mm_load_si128((const __m128i *)(constants + round));
  return _mm256_add_epi32(words, _mm256_broadcastsi128_si256(k));
}

// Two blocks at a time: the schedule of both in the two halves of the vectors, between the rounds of the first.
AVX2 static void sha256_avx2(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  // w[8 i ..] four words plus constants of the first block, then of the second.
  uint32_t w[128] __attribute__((aligned(32)));
  const __m256i swap = _mm256_setr_epi8(
    3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  while (blocks > 0) {
    const uint8_t *second = blocks > 1 ? bytes + 64 : bytes;
    __m256i x[4];
    for (int i = 0; i < 4; i++) {
      __m128i one = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
      __m128i two = _mm_loadu_si128((const __m128i *)(second + 16 * i));
      x[i] = _mm256_shuffle_epi8(_mm256_inserti128_si256(_mm256_castsi128_si256(one), two, 1), swap);
      _mm256_store_si256((__m256i *)(w + 8 * i), with_constants(x[i], 4 * i));
    }
    uint32_t bc = b ^ c;
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i += 2) {
      if (i < 12) {
        x[i & 3] = next_words(x[i & 3], x[(i + 1) & 3], x[(i + 2) & 3], x[(i + 3) & 3]);
        _mm256_store_si256((__m256i *)(w + 8 * (i + 4)), with_constants(x[i & 3], 4 * (i + 4)));
      }
      FOUR_ROUNDS(a, b, c, d, e, f, g, h, w + 8 * i);
      if (i < 12) {
        x[(i + 1) & 3] = next_words(x[(i + 1) & 3], x[(i + 2) & 3], x[(i + 3) & 3], x[i & 3]);
        _mm256_store_si256((__m256i *)(w + 8 * (i + 5)), with_constants(x[(i + 1) & 3], 4 * (i + 5)));
      }
      FOUR_ROUNDS(e, f, g, h, a, b, c, d, w + 8 * (i + 1));
    }
    a = state[0] += a, b = state[1] += b, c = state[2] += c, d = state[3] += d;
    e = state[4] += e, f = state[5] += f, g = state[6] += g, h = state[7] += h;
    if (blocks == 1) return;
    bc = b ^ c;
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i += 2) {
      FOUR_ROUNDS(a, b, c, d, e, f, g, h, w + 8 * i + 4);
      FOUR_ROUNDS(e, f, g, h, a, b, c, d, w + 8 * (i + 1) + 4);
    }
    a = state[0] += a, b = state[1] += b, c = state[2] += c, d = state[3] += d;
    e = state[4] += e, f = state[5] += f, g = state[6] += g, h = state[7] += h;
    blocks -= 2;
    bytes += 128;
  }
}

// The SHA instructions keep the state as (a b e f) and (c d g h) and do two rounds each.
__attribute__((target("sha,sse4.1"))) static void sha256_instructions(
  uint32_t state[8], const uint8_t *bytes, size_t blocks
) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i dcba = _mm_loadu_si128((const __m128i *)state);
  __m128i hgfe = _mm_loadu_si128((const __m128i *)(state + 4));
  __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1);
  __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1B);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
  for (; blocks > 0; blocks--, bytes += 64) {
    __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i x[4];
    for (int i = 0; i < 4; i++) {
      x[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), swap);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      __m128i words = x[i & 3];
      if (i >= 4) {
        __m128i sum = _mm_sha256msg1_epu32(x[i & 3], x[(i + 1) & 3]);
        sum = _mm_add_epi32(sum, _mm_alignr_epi8(x[(i + 3) & 3], x[(i + 2) & 3], 4));
        words = x[i & 3] = _mm_sha256msg2_epu32(sum, x[(i + 3) & 3]);
      }
      __m128i k = _mm_add_epi32(words, _mm_load_si128((const __m128i *)(constants + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#endif

// CPUID leaf 7, EBX bit 29: asked directly, since older compilers don't know the name.
int32_t road_kernels_has_sha(void) {
#if defined(__x86_64__)
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1) && __builtin_cpu_supports("sse4.1");
#else
  return 0;
#endif
}

int32_t road_sha256_with(int32_t instructions, uint32_t state[8], const uint8_t *bytes, size_t blocks) {
#if defined(__x86_64__)
  if (instructions == 2 && road_kernels_has_sha()) {
    sha256_instructions(state, bytes, blocks);
    return 1;
  }
  if (instructions == 1 && road_kernels_level() >= ROAD_KERNELS_AVX2) {
    sha256_avx2(state, bytes, blocks);
    return 1;
  }
#endif
  return 0;
}

void road_sha256(int32_t level, uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  if (blocks == 0) return;
  if (level >= ROAD_KERNELS_AVX2 &&
      (road_sha256_with(2, state, bytes, blocks) || road_sha256_with(1, state, bytes, blocks)))
    return;
  road_sha256_portable(state, bytes, blocks);
}
