#!/usr/bin/env python3
"""Numbers for SectionTrendTests and StudentDistributionTests: an independent way to them. scipy 1.17, numpy 2.4."""
import numpy
import scipy
from scipy.stats import t

print("scipy", scipy.__version__, "numpy", numpy.__version__)
print("two-sided chance of |t| > x")
for freedom in (1, 2, 3, 4, 7, 30, 200):
    print(freedom, [float(f"{2 * t.sf(x, freedom):.10g}") for x in (0.0, 0.5, 2.0, 4.0)])

# Two cars, one of them over a repair: columns are car a before, car a after, car b, years.
days = numpy.array([0, 60, 120, 200, 260, 330, 10, 100, 190, 300])
level = numpy.array([0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
iri = numpy.array([4.0, 4.15, 4.21, 2.0, 2.13, 2.24, 5.02, 5.2, 5.31, 5.6])
design = numpy.column_stack([(level == k).astype(float) for k in range(3)] + [days / 365.25])
solution, rss, rank, _ = numpy.linalg.lstsq(design, iri, rcond=None)
freedom = len(iri) - rank
variance = max(rss[0] / freedom, 0.0004 * iri.mean() ** 2)
error = float(numpy.sqrt(variance * numpy.linalg.inv(design.T @ design)[3, 3]))
print("slope", solution[3], "error", error, "residual", rss[0] / freedom, "floor", 0.0004 * iri.mean() ** 2)
print("chance", 2 * t.sf(abs(solution[3]) / error, freedom), "freedom", freedom)
