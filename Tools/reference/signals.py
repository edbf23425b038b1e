"""Oracle numbers for the tests of RoadSignals: Butterworth designs and Welch spectra by scipy.

Run: python3 Tools/reference/signals.py   (made with Python 3.11.7, scipy 1.17.1, numpy 2.4.6)
Prints the literals that ButterworthTests.swift and PowerSpectrumTests.swift carry.
"""

import numpy as np
import scipy
from scipy import signal

print("scipy", scipy.__version__, "numpy", np.__version__)

DESIGNS = [
    (4, "lowpass", 20.0, 100.0),
    (3, "lowpass", 0.3, 50.0),
    (2, "highpass", 0.15, 100.0),
    (5, "highpass", 2.0, 100.0),
    (4, "bandpass", (0.5, 20.0), 100.0),
    (3, "bandpass", (8.0, 16.0), 200.0),
    (1, "bandpass", (0.2, 40.0), 100.0),
]
HERTZ = [0.1, 0.15, 0.5, 2.0, 10.0, 20.0, 24.0]

for order, kind, corners, rate in DESIGNS:
    sos = signal.butter(order, corners, kind, fs=rate, output="sos")
    impulse = np.zeros(41)
    impulse[0] = 1
    answer = signal.sosfilt(sos, impulse)
    # scipy's order of sections differs from ours: denominators are compared as sorted pairs.
    poles = sorted((row[4], row[5]) for row in sos)
    print(f"{order} {kind} {corners} at {rate}")
    print("  denominators", ", ".join(f"({float(a)!r}, {float(b)!r})" for a, b in poles))
    print("  impulse", [float(answer[i]) for i in (0, 1, 2, 3, 5, 8, 20, 40)])
    _, h = signal.sosfreqz(sos, worN=HERTZ, fs=rate)
    print("  magnitude", [float(abs(v)) for v in h])

# A signal with no secret: two sines, a slope and a square pattern.
n = np.arange(1000)
x = np.sin(2 * np.pi * 0.05 * n) + 0.5 * np.cos(2 * np.pi * 0.23 * n) + 0.001 * n + 0.2 * (n % 7 == 0)
f, p = signal.welch(x, fs=100.0, window="hann", nperseg=128)
print("welch", [(int(i), float(p[i])) for i in (0, 1, 2, 6, 7, 18, 29, 30, 45, 63, 64)])
