"""The same with polars and numba: about what can be had from Python. Run by Benchmarks/rivals.

usage: polars_numba.py LOG.csv MAP.geojson
"""
import json
import sys

import numpy as np
import polars as pl
from numba import njit
from scipy.signal import butter, sosfilt_zi

RATE, PIECE = 100.0, 20.0


@njit(cache=True)
def interpolated(count, start, step, times, values):
    result = np.empty(count)
    place = 0
    for i in range(count):
        t = start + i * step
        while place + 2 < times.size and times[place + 1] < t:
            place += 1
        share = (t - times[place]) / (times[place + 1] - times[place])
        result[i] = values[place] + share * (values[place + 1] - values[place])
    return result


@njit(cache=True)
def cascade(x, sections, start, backward):
    state = start * (x[-1] if backward else x[0])
    for i in range(x.size):
        n = x.size - 1 - i if backward else i
        value = x[n]
        for k in range(sections.shape[0]):
            result = sections[k, 0] * value + state[k, 0]
            state[k, 0] = sections[k, 1] * value - sections[k, 4] * result + state[k, 1]
            state[k, 1] = sections[k, 2] * value - sections[k, 5] * result
            value = result
        x[n] = value


@njit(cache=True)
def cut(shake, speed, latitude, longitude):
    rows = np.zeros((int(speed.sum() / RATE / PIECE) + 2, 7))
    travelled, piece, count = 0.0, 0, 0
    for n in range(shake.size):
        travelled += speed[n] / RATE
        now = int(travelled // PIECE)
        if now != piece and count > 0:
            rows[piece, 4] = np.sqrt(rows[piece, 4] / count)
            rows[piece, 5] /= count
            piece, count = now, 0
        if count == 0:
            rows[piece, 0], rows[piece, 1] = longitude[n], latitude[n]
        rows[piece, 2], rows[piece, 3] = longitude[n], latitude[n]
        rows[piece, 4] += shake[n] * shake[n]
        rows[piece, 5] += speed[n]
        count += 1
        rows[piece, 6] = count
    rows[piece, 4] = np.sqrt(rows[piece, 4] / max(1, count))
    rows[piece, 5] /= max(1, count)
    return rows[: piece + 1], travelled


def main(log, map_file):
    table = pl.scan_csv(log).select("timestamp_s", "az", "lat", "lon", "speed_mps").collect(engine="streaming")
    times = table["timestamp_s"].to_numpy()
    fixes = table.select("timestamp_s", "lat", "lon", "speed_mps").drop_nulls()
    fix_times = fixes["timestamp_s"].to_numpy()
    count = int((times[-1] - times[0]) * RATE) + 1
    shake = interpolated(count, times[0], 1 / RATE, times, table["az"].to_numpy())
    del table
    latitude, longitude, speed = (
        interpolated(count, times[0], 1 / RATE, fix_times, fixes[name].to_numpy()) for name in ("lat", "lon", "speed_mps")
    )
    shake -= shake.mean()
    sections = butter(4, [0.5, 20], btype="bandpass", fs=RATE, output="sos")
    start = sosfilt_zi(sections)
    pad = 27
    shake = np.concatenate((2 * shake[0] - shake[pad:0:-1], shake, 2 * shake[-1] - shake[-2 : -pad - 2 : -1]))
    cascade(shake, sections, start, False)
    cascade(shake, sections, start, True)
    rows, travelled = cut(shake[pad:-pad], speed, latitude, longitude)
    with open(map_file, "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        file.write(
            ",\n".join(
                '{"type":"Feature","geometry":{"type":"LineString","coordinates":[[%.7f,%.7f],[%.7f,%.7f]]},'
                '"properties":{"id":%d,"rms":%.5f,"speed":%.2f}}' % (a, b, c, d, i, r, v)
                for i, (a, b, c, d, r, v, _) in enumerate(rows.tolist())
            )
        )
        file.write("\n]}\n")
    print(json.dumps(dict(pieces=len(rows), meters=float(travelled), mean_rms=float(rows[:, 4].mean()))))


main(*sys.argv[1:])
