"""A drive log to a map the way it is usually done with pandas and scipy: Run by Benchmarks/rivals.

usage: pandas_scipy.py LOG.csv MAP.geojson

CSV, even 100 Hz, mean out, Butterworth 0.5 to 20 Hz without delay, RMS per 20 m of travel, GeoJSON. No IRI, no events, no
checks, no roads, no ranking.
"""
import json
import sys

import numpy as np
import pandas as pd
from scipy.signal import butter, detrend, sosfiltfilt

RATE, PIECE = 100.0, 20.0


def main(log, map_file):
    table = pd.read_csv(log)
    times = table["timestamp_s"].to_numpy()
    fixes = table[["timestamp_s", "lat", "lon", "speed_mps"]].dropna()
    # Not arange(start, end, step): its step is rounded beside a time of 1.7e9 s.
    even = times[0] + np.arange(int((times[-1] - times[0]) * RATE) + 1) / RATE
    vertical = np.interp(even, times, table["az"].to_numpy())
    latitude, longitude, speed = (
        np.interp(even, fixes["timestamp_s"], fixes[name]) for name in ("lat", "lon", "speed_mps")
    )
    shake = sosfiltfilt(butter(4, [0.5, 20], btype="bandpass", fs=RATE, output="sos"), detrend(vertical, type="constant"))
    travelled = np.cumsum(speed) / RATE
    pieces = pd.DataFrame({"piece": (travelled // PIECE).astype(int), "square": shake**2, "lat": latitude, "lon": longitude, "speed": speed})
    groups = pieces.groupby("piece").agg(
        square=("square", "mean"), lat0=("lat", "first"), lon0=("lon", "first"), lat1=("lat", "last"), lon1=("lon", "last"),
        speed=("speed", "mean"),
    )
    rms = np.sqrt(groups["square"].to_numpy())
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[round(a, 7), round(b, 7)], [round(c, 7), round(d, 7)]]},
            "properties": {"id": i, "rms": round(r, 5), "speed": round(v, 2)},
        }
        for i, (a, b, c, d, r, v) in enumerate(
            zip(*(groups[name].tolist() for name in ("lon0", "lat0", "lon1", "lat1")), rms.tolist(), groups["speed"].tolist())
        )
    ]
    with open(map_file, "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    print(json.dumps(dict(pieces=len(features), meters=float(travelled[-1]), mean_rms=float(rms.mean()))))


main(*sys.argv[1:])
