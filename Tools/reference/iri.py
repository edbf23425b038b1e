#!/usr/bin/env python3
"""Oracle for the Golden Car and the IRI, independent of the Swift code: scipy's expm and a plain recursion in float64.

Usage: iri.py check FIXTURES   recompute the numbers in Tests/RoughnessModelsTests/Fixtures and show the differences
       iri.py resampling FIXTURES   errors of four ways to resample the irregular real road
Written with numpy 2.4.6 and scipy 1.17.1.
"""
import json
import math
import sys

import numpy as np
from scipy.interpolate import Akima1DInterpolator, CubicSpline, PchipInterpolator
from scipy.linalg import expm

K1, K2, C, MU, V = 653.0, 63.3, 6.0, 0.15, 80 / 3.6
A = np.array([[0, 1, 0, 0], [-K2, -C, K2, C], [0, 0, 0, 1], [K2 / MU, C / MU, -(K1 + K2) / MU, -C / MU]])
B = np.array([0, 0, 0, K1 / MU])


def step(dx):
    """ST and PR for one interval."""
    m = np.zeros((5, 5))
    m[:4, :4], m[:4, 4] = A, B
    e = expm(m * dx / V)
    return e[:4, :4], e[:4, 4]


def run(z, dx, start):
    """Slopes, responses zs' - zu', and the slope that the car is taken to have come from."""
    k = max(1, math.floor(0.25 / dx + 0.5 + 1e-9))
    u = (z[k:] - z[:-k]) / (k * dx)
    st, pr = step(dx)
    n = min(math.floor(11 / dx + 0.5 + 1e-9), len(z) - 1)
    s0 = (z[n] - z[0]) / ((n + (start == "sayers")) * dx)
    x, y = np.array([s0, 0, s0, 0]), np.empty(len(u))
    for i, ui in enumerate(u):
        x = st @ x + pr * ui
        y[i] = x[0] - x[2]
    return u, y, s0


def segments(y, dx, length):
    """m/km of every whole segment; a sample belongs to the segment in which its middle lies."""
    index = np.floor((np.arange(len(y)) + 0.5) * dx / length + 1e-9).astype(int)
    first = np.searchsorted(index, np.arange(index[-1] + 2))
    missing = math.ceil((index[-1] + 1) * length / dx - 0.5 - 1e-9) > len(y)
    return [1000 * np.abs(y[a:b]).mean() for a, b in zip(first[:-1], first[1:])][: -1 if missing else None]


def profile(folder, name, dx, n):
    s = np.arange(n) * dx
    if name == "isoB":
        return np.loadtxt(f"{folder}/profile_isoB_dx0.05.csv", delimiter=",", skiprows=1)[:: round(dx / 0.05), 1]
    z = {
        "tri2mm": lambda: np.maximum(0, 0.002 - 0.001 * abs(s - 3)),
        "sinL2p4": lambda: 0.005 * 2.4 / (2 * np.pi) * np.sin(2 * np.pi * s / 2.4),
        "sinL15p8": lambda: 0.005 * 15.8 / (2 * np.pi) * np.sin(2 * np.pi * s / 15.8),
        "hump50mm": lambda: np.where((s > 20) & (s < 23.6), 0.05 * np.sin(np.pi * (s - 20) / 3.6), 0),
        "step10mm": lambda: np.where(s > 20 + 1e-9, 0.01, 0),
        "grade5pct": lambda: 0.05 * s,
    }[name]()
    return np.round(z, 12)


def check(folder):
    worst = 0.0
    for row in np.loadtxt(f"{folder}/st_pr_matrices.csv", delimiter=",", skiprows=1):
        st, pr = step(row[0])
        worst = max(worst, np.max(np.abs(np.concatenate([st.ravel(), pr]) - row[1:]) / np.maximum(1, np.abs(row[1:]))))
    print(f"ST and PR: {worst:.1e}")
    for case in json.load(open(f"{folder}/iri_summary.json"))["cases"]:
        z, dx = profile(folder, case["name"], case["dx"], case["n"]), case["dx"]
        y, exact = run(z, dx, "sayers")[1], run(z, dx, "exact")[1]
        differences = [1000 * np.abs(y).mean() - case["iri_m_per_km"], 1000 * np.abs(exact).mean() - case["iri_init_exact"]]
        for length, values in case["seg"].items():
            differences += list(np.array(segments(y, dx, float(length))) - values)
        print(f"{case['name']} {dx}: {np.max(np.abs(differences)):.1e} m/km")


def resampling(folder):
    regular = np.loadtxt(f"{folder}/road_544m.txt")
    irregular = np.loadtxt(f"{folder}/road_544m_irregular.txt")
    truth = np.array(segments(run(regular[:, 1], 0.25, "exact")[1], 0.25, 20))
    x = irregular[0, 0] + 0.25 * np.arange(len(regular))
    ways = {
        "linear": np.interp(x, *irregular.T), "monotone cubic": PchipInterpolator(*irregular.T)(x),
        "Akima": Akima1DInterpolator(*irregular.T)(x), "natural spline": CubicSpline(*irregular.T, bc_type="natural")(x),
    }
    for name, z in ways.items():
        error = np.array(segments(run(z, 0.25, "exact")[1], 0.25, 20)) / truth - 1
        print(f"{name}: mean {error.mean():+.3f}, rms {np.sqrt((error**2).mean()):.3f}, worst {np.abs(error).max():.3f}")


if __name__ == "__main__":
    {"check": check, "resampling": resampling}[sys.argv[1]](sys.argv[2])
