"""Item analysis by the textbook, to compare with: reads questions as rows of [asked, right, elapsed] by respondent."""
import json
import statistics
import sys


def pearson(xs, ys):
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    sxy = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    sxx = sum((x - mx) ** 2 for x in xs)
    syy = sum((y - my) ** 2 for y in ys)
    return sxy / (sxx * syy) ** 0.5 if sxx > 1e-12 and syy > 1e-12 else None


def main():
    questions = json.load(sys.stdin)
    items = []
    for i, rows in enumerate(questions):
        asked = [r for r, row in enumerate(rows) if row[0]]
        right = [rows[r][1] for r in asked]
        xs, ys = [], []
        for r in asked:
            others = [q[r][1] for j, q in enumerate(questions) if j != i and r < len(q) and q[r][0]]
            if others:
                xs.append(rows[r][1])
                ys.append(sum(others) / len(others))
        times = [row[2] for row in rows if row[0] and row[2] is not None]
        items.append({
            "p": sum(right) / len(asked) if asked else None,
            "r": pearson(xs, ys) if len(xs) > 2 else None,
            "median": statistics.median(times) if times else None,
        })
    full = [r for r in range(max(map(len, questions))) if all(r < len(q) and q[r][0] for q in questions)]
    k = len(questions)
    totals = [sum(q[r][1] for q in questions) for r in full]
    ps = [sum(q[r][1] for r in full) / len(full) for q in questions]
    variance = statistics.pvariance(totals)
    kr20 = k / (k - 1) * (1 - sum(p * (1 - p) for p in ps) / variance) if variance else None
    json.dump({"items": items, "kr20": kr20}, sys.stdout)


main()
