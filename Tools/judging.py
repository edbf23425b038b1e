"""What the judging tools share: tables, ranks, and the true roughness of what was rated of a section."""
import csv
import math


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ranks(values):
    """Mean ranks: equal values share theirs."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    result, i = [0.0] * len(values), 0
    while i < len(order):
        k = i
        while k + 1 < len(order) and values[order[k + 1]] == values[order[i]]:
            k += 1
        for place in range(i, k + 1):
            result[order[place]] = (i + k) / 2
        i = k + 1
    return result


def spearman(x, y):
    a, b = ranks(x), ranks(y)
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    cov = sum((p - ma) * (q - mb) for p, q in zip(a, b))
    return cov / math.sqrt(sum((p - ma) ** 2 for p in a) * sum((q - mb) ** 2 for q in b))


def worst_found(estimates, truths, ties=None, of=10, among=15):
    """How many of the true worst ten are among the estimate's worst fifteen."""
    ties = ties or estimates
    worst = sorted(range(len(truths)), key=lambda i: -truths[i])[:of]
    seen = set(sorted(range(len(estimates)), key=lambda i: (-estimates[i], -ties[i]))[:among])
    return sum(i in seen for i in worst)


class Truth:
    """The true roughness of a simulated town where its cars rated it.

    Nobody can know the metres before a stop line where every car creeps: true is what the road is in the cells of 10 m
    that at least one run rated.
    """

    def __init__(self, reference, segments):
        self.reference, self.cells = {}, {}
        for piece in rows(reference):
            self.reference.setdefault((piece["road_id"], piece["direction"]), []).append(
                (float(piece["from_m"]), float(piece["to_m"]), float(piece["iri"])))
        with open(segments, encoding="utf-8") as file:
            for cell in csv.DictReader(file):
                if cell["iri"]:
                    self.cells.setdefault((cell["road_id"], cell["direction"]), set()).add(
                        (float(cell["from_m"]), float(cell["to_m"])))

    def iri(self, section):
        """Length-weighted over what was rated of a row of `ranking.csv`; None where nothing was."""
        road = (section["road_id"], section["direction"])
        weight = total = 0.0
        for low, high in self.cells.get(road, ()):
            low, high = max(low, float(section["from_m"])), min(high, float(section["to_m"]))
            for begin, end, iri in self.reference.get(road, []) if low < high else []:
                length = min(high, end) - max(low, begin)
                if length > 0:
                    weight, total = weight + length, total + length * iri
        return total / weight if weight else None
