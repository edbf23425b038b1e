#!/usr/bin/env python3
"""Numbers for EventTemplatesTests: slopes of a blurred step and of a blurred raised cosine, by scipy.

The step's are closed: a difference of the normal distribution. The raised cosine's heights are integrated by quad.
"""
import math
import sys

import numpy
import scipy
from scipy.integrate import quad
from scipy.special import ndtr

DX = 0.125


def blur(speed):
    return math.hypot(0.006 * speed, 0.05)


def step(speed, j):
    s = blur(speed)
    return (ndtr((j + 0.5) * DX / s) - ndtr((j - 0.5) * DX / s)) / DX


def height(x, length, s):
    def f(y):
        return 0.5 * (1 + math.cos(2 * math.pi * y / length)) * math.exp(-0.5 * ((x - y) / s) ** 2)

    return quad(f, max(-length / 2, x - 8 * s), min(length / 2, x + 8 * s), epsabs=1e-12)[0] / (
        s * math.sqrt(2 * math.pi)
    ) if x - 8 * s < length / 2 and x + 8 * s > -length / 2 else 0.0


def cosine(speed, length, j):
    s = blur(speed)
    return (height((j + 0.5) * DX, length, s) - height((j - 0.5) * DX, length, s)) / DX


if __name__ == "__main__":
    print(f"numpy {numpy.__version__}, scipy {scipy.__version__}, python {sys.version.split()[0]}")
    for speed in (7, 25):
        print("step", speed, [round(step(speed, j), 5) for j in range(5)])
    for speed, length in ((7, 1.2), (25, 0.5), (25, 3.0)):
        print("cosine", speed, length, [round(cosine(speed, length, j), 5) for j in range(-6, 0)])
