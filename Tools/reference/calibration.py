#!/usr/bin/env python3
"""Oracle for RobustRegression: Huber's minimum by scipy's least_squares at the fixed point of the scale. numpy/scipy."""
import numpy as np, scipy
from scipy.optimize import least_squares
rows = np.array([[1, (i % 7) - 3.0, ((i * i) % 5) - 2.0] for i in range(24)])
noise = np.array([((i * 37) % 23 - 11) / 100 for i in range(24)])
values = rows @ np.array([0.4, -0.25, 0.1]) + noise
values[5] += 3; values[17] -= 2
scale = 1.0
for _ in range(500):
    f = least_squares(lambda b: values - rows @ b, np.zeros(3), loss="huber", f_scale=1.345 * scale, xtol=1e-15, ftol=1e-15, gtol=1e-15)
    new = 1.4826 * np.median(np.abs(values - rows @ f.x))
    if abs(new - scale) < 1e-15: break
    scale = new
print(np.__version__, scipy.__version__)
print(repr(f.x.tolist()), float(scale))
r = values - rows @ f.x
w = np.minimum(1, 1.345 * scale / np.abs(r))
bread = np.linalg.inv((rows * w[:, None]).T @ rows)
g = np.arange(24) // 3
meat = sum(np.outer(u, u) for u in [((rows * (w * r)[:, None])[g == k]).sum(0) for k in range(8)])
print((bread @ meat @ bread * 8 / 7).tolist())
