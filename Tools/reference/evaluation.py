#!/usr/bin/env python3
"""Oracle for RoughnessAgreement: the same statistics from numpy and scipy. Written with numpy 2.4.6 and scipy 1.17.1."""
import numpy as np
from scipy import stats

reference = np.array([1.2, 2.5, 3.0, 3.0, 4.8, 6.1, 7.9, 8.0, 9.5, 2.5, 1.9, 12.4])
estimate = np.array([1.5, 2.2, 3.1, 2.9, 5.5, 5.5, 8.3, 7.7, 10.4, 3.2, 1.7, 11.0])
error = estimate - reference
k = int(np.ceil(len(reference) / 10))
for name, value in {
    "r2": 1 - (error**2).sum() / ((reference - reference.mean()) ** 2).sum(),
    "pearson": stats.pearsonr(estimate, reference).statistic,
    "spearman": stats.spearmanr(estimate, reference).statistic,
    "rmse": np.sqrt((error**2).mean()),
    "bias": error.mean(),
    "mape": 100 * np.abs(error / reference).mean(),
    "lower limit": error.mean() - 1.96 * error.std(ddof=1),
    "upper limit": error.mean() + 1.96 * error.std(ddof=1),
    "class agreement": (np.digitize(estimate, [3, 8]) == np.digitize(reference, [3, 8])).mean(),
    "worst tenth": len(set(np.argsort(-estimate)[:k]) & set(np.argsort(-reference)[:k])) / k,
    **{f"quantile {q}": np.quantile(reference, q) for q in (0.025, 0.3, 0.975)},
}.items():
    print(name, float(value))
