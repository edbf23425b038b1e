// The filters as a C++ programmer writes them, compiled with -O3 -march=native: a line of JSON each. Run by Benchmarks/rivals.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

static double cpu_seconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

static void report(const char *kernel, size_t samples, const std::function<double()> &work) {
  double answer = work();
  std::vector<double> timings;
  for (int measurement = 0; measurement < 7; measurement++) {
    int rounds = 0;
    const double start = cpu_seconds();
    for (; cpu_seconds() - start < 0.05; rounds++) answer = work();
    timings.push_back((cpu_seconds() - start) * 1e9 / rounds / samples);
  }
  std::sort(timings.begin(), timings.end());
  std::printf(
    "{\"kernel\": \"%s\", \"rival\": \"C++ -O3 -march=native\", \"ns\": %.17g, \"least_ns\": %.17g, \"most_ns\": %.17g, "
    "\"answer\": %.17g}\n",
    kernel, timings[3], timings[0], timings[6], answer);
}

struct Section {
  double b0, b1, b2, a1, a2;
};

// usage: filters b0 b1 b2 a1 a2 (of every section) st (16 values, by rows) pr (4 values)
int main(int count, char **arguments) {
  std::vector<double> numbers;
  for (int i = 1; i < count; i++) numbers.push_back(std::atof(arguments[i]));
  if (numbers.size() != 40) return 64;
  std::vector<double> wave(65536), output(wave.size());
  for (size_t i = 0; i < wave.size(); i++) wave[i] = double((i * 7919) % 101) / 50 - 1;
  Section sections[4];
  for (int k = 0; k < 4; k++)
    sections[k] = {numbers[5 * k], numbers[5 * k + 1], numbers[5 * k + 2], numbers[5 * k + 3], numbers[5 * k + 4]};
  report("band-pass-1", wave.size(), [&] {
    double state[4][2] = {};
    double sum = 0;
    for (size_t i = 0; i < wave.size(); i++) {
      double value = wave[i];
      for (int k = 0; k < 4; k++) {
        const double result = sections[k].b0 * value + state[k][0];
        state[k][0] = sections[k].b1 * value - sections[k].a1 * result + state[k][1];
        state[k][1] = sections[k].b2 * value - sections[k].a2 * result;
        value = result;
      }
      output[i] = value;
      sum += std::fabs(value);
    }
    return sum;
  });
  const double *a = numbers.data() + 20, *b = a + 16;
  report("golden-car-1", wave.size(), [&] {
    double x[4] = {};
    double sum = 0;
    for (size_t i = 0; i < wave.size(); i++) {
      const double u = 0.005 * wave[i];
      double next[4];
      for (int r = 0; r < 4; r++)
        next[r] = a[4 * r] * x[0] + a[4 * r + 1] * x[1] + a[4 * r + 2] * x[2] + a[4 * r + 3] * x[3] + b[r] * u;
      for (int r = 0; r < 4; r++) x[r] = next[r];
      output[i] = x[0] - x[2];
      sum += std::fabs(output[i]);
    }
    return sum;
  });
}
