"""What our kernels' rivals in Python need for the same work: a line of JSON each. Run by Benchmarks/rivals.

The input is that of Benchmarks/KernelList.swift, so the answers can be compared. CPU nanoseconds a sample, medians of 7.
numba's loops are compiled before they are timed; whatever isn't installed is left out.
"""
import hashlib
import json
import statistics
import time

import numpy as np

COUNT = 65_536
WAVE = ((np.arange(COUNT, dtype=np.int64) * 7919) % 101) / 50 - 1


def report(kernel, rival, samples, work, answer):
    result = work()
    timings = []
    for _ in range(7):
        start, rounds = time.process_time(), 0
        while time.process_time() - start < 0.05:
            result = work()
            rounds += 1
        timings.append((time.process_time() - start) * 1e9 / rounds / samples)
    timings.sort()
    line = dict(kernel=kernel, rival=rival, ns=timings[3], least_ns=timings[0], most_ns=timings[6], answer=float(answer(result)))
    print(json.dumps(line), flush=True)


def magnitude(values):
    return np.abs(values).sum()


def golden_car_matrices(interval):
    from scipy.linalg import expm

    k1, k2, c, mu = 653.0, 63.3, 6.0, 0.15
    full = np.zeros((5, 5))
    full[:4, :4] = [[0, 1, 0, 0], [-k2, -c, k2, c], [0, 0, 0, 1], [k2 / mu, c / mu, -(k1 + k2) / mu, -c / mu]]
    full[3, 4] = k1 / mu
    step = expm(full * interval / (80 / 3.6))
    return step[:4, :4].copy(), step[:4, 4].copy()


def with_scipy():
    from scipy import signal

    band = signal.butter(4, [0.5, 20], btype="bandpass", fs=100, output="sos")
    report("band-pass-1", "scipy sosfilt", COUNT, lambda: signal.sosfilt(band, WAVE), magnitude)
    eight = np.ascontiguousarray(WAVE.astype(np.float32).reshape(-1, 8).T)
    single = band.astype(np.float32)
    report("band-pass-8", "scipy sosfilt, 32 bits", COUNT, lambda: signal.sosfilt(single, eight, axis=1), magnitude)
    a, b = golden_car_matrices(0.25)
    # The response follows the slope of its own interval: C(zI − A)⁻¹B·z.
    c = np.array([[1.0, 0, -1, 0]])
    above, below = signal.ss2tf(a, b.reshape(4, 1), c @ a, c @ b.reshape(1, 4).T)
    slopes = 0.005 * WAVE
    report("golden-car-1", "scipy lfilter", COUNT, lambda: signal.lfilter(above[0], below, slopes), magnitude)
    profiles = np.ascontiguousarray(slopes.reshape(-1, 8).T)
    report("golden-car-8", "scipy lfilter", COUNT, lambda: signal.lfilter(above[0], below, profiles, axis=1), magnitude)
    taps = WAVE[:401]
    report("zero-phase-401", "scipy oaconvolve", COUNT, lambda: signal.oaconvolve(WAVE, taps, mode="same"), magnitude)
    ramp = WAVE + 1e-4 * np.arange(COUNT)
    report("detrend", "scipy detrend", COUNT, lambda: signal.detrend(ramp), magnitude)


def with_numba():
    from numba import njit

    try:
        from scipy import signal
    except ImportError:
        return
    band = signal.butter(4, [0.5, 20], btype="bandpass", fs=100, output="sos")

    @njit
    def cascade(x, sections):
        output = np.empty_like(x)
        state = np.zeros((sections.shape[0], 2))
        for n in range(x.size):
            value = x[n]
            for k in range(sections.shape[0]):
                result = sections[k, 0] * value + state[k, 0]
                state[k, 0] = sections[k, 1] * value - sections[k, 4] * result + state[k, 1]
                state[k, 1] = sections[k, 2] * value - sections[k, 5] * result
                value = result
            output[n] = value
        return output

    report("band-pass-1", "numba", COUNT, lambda: cascade(WAVE, band), magnitude)

    @njit
    def car(slopes, a, b):
        output = np.empty_like(slopes)
        body = body_rate = axle = axle_rate = 0.0
        for n in range(slopes.size):
            u = slopes[n]
            first = a[0, 0] * body + a[0, 1] * body_rate + a[0, 2] * axle + a[0, 3] * axle_rate + b[0] * u
            second = a[1, 0] * body + a[1, 1] * body_rate + a[1, 2] * axle + a[1, 3] * axle_rate + b[1] * u
            third = a[2, 0] * body + a[2, 1] * body_rate + a[2, 2] * axle + a[2, 3] * axle_rate + b[2] * u
            fourth = a[3, 0] * body + a[3, 1] * body_rate + a[3, 2] * axle + a[3, 3] * axle_rate + b[3] * u
            body, body_rate, axle, axle_rate = first, second, third, fourth
            output[n] = body - axle
        return output

    a, b = golden_car_matrices(0.25)
    slopes = 0.005 * WAVE
    report("golden-car-1", "numba", COUNT, lambda: car(slopes, a, b), magnitude)


def with_numpy():
    piece = WAVE[:4096].copy()

    def transform():
        for _ in range(16):
            bins = np.fft.rfft(piece)
        return bins

    weights = np.full(2049, 2.0)
    weights[[0, -1]] = 1
    report("fft-4096", "numpy rfft", 16 * 4096, transform, lambda bins: (weights * np.abs(bins) ** 2).sum())
    times = (np.arange(COUNT) + 0.2 * WAVE) / 103
    even = times[0] + np.arange(int((times[-1] - times[0]) * 100) + 1) / 100
    lines = [slope * times + 1 for slope in (1, 2, 3)]
    # Straight lines between the rows: less than our cubic.
    report(
        "resample-3", "numpy interp (linear)", 3 * COUNT, lambda: [np.interp(even, times, line) for line in lines],
        lambda channels: sum((k + 1) * (channel[5000] - channel[1000]) for k, channel in enumerate(channels)),
    )
    letters = b"a" * 1_000_000
    digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    report("sha-256", "OpenSSL", len(letters), lambda: hashlib.sha256(letters).hexdigest(), lambda text: text == digest)


def with_pandas():
    import pandas as pd

    series = pd.Series(WAVE)

    def moving():
        means = series.rolling(101, center=True, min_periods=1).mean()
        return means, np.sqrt((series * series).rolling(101, center=True, min_periods=1).mean())

    report("moving-rms", "pandas rolling", COUNT, moving, lambda both: magnitude(both[0]) + magnitude(both[1]))


for rivals in (with_scipy, with_numba, with_numpy, with_pandas):
    try:
        rivals()
    except ImportError as missing:
        print(json.dumps(dict(left_out=missing.name)), flush=True)
