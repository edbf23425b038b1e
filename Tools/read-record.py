#!/usr/bin/env python3
"""Reads run records without the program: Tools/read-record.py RECORD…

The format from its description alone (RunRecordFile), in plain Python: an independent check of what analyze --records
writes. Prints a summary of each record; `load` gives everything to other tools.
"""
import struct
import sys


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def raw(self, count):
        self.at += count
        return self.data[self.at - count : self.at]

    def fixed(self, count):
        return int.from_bytes(self.raw(count), "little")

    def count(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(self):
        raw = self.count()
        return (raw >> 1) ^ -(raw & 1)

    def text(self):
        return self.raw(self.count()).decode()

    def double(self):
        return struct.unpack("<d", self.raw(8))[0]

    def optional(self, read):
        return read() if self.byte() else None


def level(code):
    """Five bits of exponent, eleven of mantissa; 0 is missing, 1 is zero."""
    if code < 2:
        return float("nan") if code == 0 else 0.0
    return struct.unpack("<f", struct.pack("<I", (code + ((127 - 16) << 11)) << 12))[0]


def load(path, check=True):
    data = open(path, "rb").read()
    if data[:8] != b"\x89RRR\r\n\x1a\n":
        sys.exit(f"{path}: no run record")
    version, _, head_length, length = struct.unpack("<HHIQ", data[8:24])
    if version != 3 or length != len(data):
        sys.exit(f"{path}: version {version}, {len(data)} of {length} bytes")
    end = 24 + head_length
    if check and fnv1a(data[:end]) != int.from_bytes(data[end : end + 8], "little"):
        sys.exit(f"{path}: the head is damaged")
    r = Reader(data[24:end])
    record = {"settings": r.text(), "ledger": r.fixed(8), "log": r.text(), "sha256": r.text(), "bytes": r.count()}
    record["vehicle"] = r.optional(r.text)
    record["start_ns"] = r.optional(lambda: r.fixed(8))
    record["levels"] = r.byte()
    record["label"], record["format"], record["estimator"] = r.optional(r.text), r.text(), r.text()
    record["calibrated"], record["rows"], record["dropped"] = r.byte(), r.count(), r.count()
    record["duration_s"], record["distance_m"] = r.double(), r.double()
    record["matched"], record["rated_m"] = r.optional(r.double), r.double()
    record["rate_hz"], record["speed_kmh"], record["iri_median"] = (r.optional(r.double) for _ in range(3))
    r.count()
    for _ in range(r.count()):
        r.text(), r.text(), r.optional(r.text), r.optional(r.count), r.optional(r.text)
        r.optional(r.double), r.optional(r.double), r.text(), r.count()
    if r.byte():
        # The calibration: centres, error and ranges, then a name, a value and its error for each term.
        record["calibration"] = [r.double() for _ in range(7)], [
            (r.text(), r.double(), r.double()) for _ in range(r.count())
        ]
    heads = [(r.text(), r.text(), r.count(), r.count(), r.fixed(8)) for _ in range(r.count())]
    at, record["passes"] = end + 8, []
    for road, direction, _, size, checksum in heads:
        block = data[at : at + size]
        if check and fnv1a(block) != checksum:
            sys.exit(f"{path}: the pass on road {road} is damaged")
        record["passes"].append({"road": road, "direction": direction, **read_pass(Reader(block))})
        at += size
    return record


def read_pass(r):
    anchors, travelled, chainage, time = [], 0, 0, 0
    for _ in range(r.count()):
        travelled, chainage, time = travelled + r.signed(), chainage + r.signed(), time + r.signed()
        anchors.append((travelled / 1000, chainage / 1000, time / 1000, r.byte() / 100, r.count() / 100))
    first, count = r.count(), r.count()
    levels = [level(r.fixed(2)) for _ in range(count)]
    speeds, speed = [], 0
    for _ in range(count):
        speed += r.signed()
        speeds.append(speed / 100)
    reasons = []
    while len(reasons) < count:
        length, why = r.count(), r.count()
        reasons += [why] * length
    events, place = [], 0
    for _ in range(r.count()):
        kind, place = ("bump", "pothole", "step")[r.byte()], place + r.signed()
        events.append((kind, place / 1000, r.signed() / 10, r.count() / 100, r.count() / 10))
    return {
        "anchors": anchors, "first": first, "levels": levels, "speeds": speeds, "reasons": reasons, "events": events
    }


if __name__ == "__main__":
    for path in sys.argv[1:]:
        one = load(path)
        print(
            f"{one['log']}: {one['distance_m']} m in {one['duration_s']} s, {len(one['passes'])} passes, "
            f"{len(open(path, 'rb').read()) / max(1, one['distance_m']):.1f} bytes a metre"
        )
        for p in one["passes"]:
            print(f"  {p['road']} {p['direction']}: {p['anchors'][0][1]:.1f} to {p['anchors'][-1][1]:.1f} m")
