#!/usr/bin/env python3
"""Draws how often quotes of each confidence are right, from what train_quotes prints.

    train_quotes MODEL OUT TRAIN DEV | reliability.py OUT.svg
"""

import re
import sys

LINE = re.compile(r"(0\.\d): +(\d+) quotes, (\d\.\d+) expected, (\d\.\d+) right")
SIZE, LEFT, TOP = 300, 46, 16


def point(x, y):
    return f"{LEFT + x * SIZE:.1f},{TOP + (1 - y) * SIZE:.1f}"


def main():
    report = sys.stdin.read()
    sys.stdout.write(report)
    bins = [(int(n), float(expected), float(right)) for _, n, expected, right in LINE.findall(report)]
    error = re.search(r"expected calibration error (\d\.\d+) of (\d+)", report)
    if not bins or not error:
        sys.exit("reliability.py: no measurement")
    most = max(n for n, _, _ in bins)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + LEFT + 20} {SIZE + TOP + 44}" '
             'font-family="sans-serif" font-size="11" fill="#555" role="img" '
             'aria-label="Reliability diagram: share of quotes that are right by confidence">',
             f'<rect x="{LEFT}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>',
             f'<polyline points="{point(0, 0)} {point(1, 1)}" fill="none" stroke="#999" stroke-dasharray="4"/>']
    for n, expected, right in bins:
        x, y = point(expected, right).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="{3 + 9 * (n / most) ** 0.5:.1f}" fill="#2a7" fill-opacity="0.55">'
                     f"<title>{n} quotes: {expected:.2f} expected, {right:.2f} right</title></circle>")
    parts.append(f'<polyline points="{" ".join(point(e, r) for _, e, r in bins)}" fill="none" stroke="#2a7"/>')
    for tick in range(0, 11, 2):
        x, y = point(tick / 10, tick / 10).split(",")
        parts.append(f'<text x="{x}" y="{TOP + SIZE + 15}" text-anchor="middle">{tick / 10:.1f}</text>')
        parts.append(f'<text x="{LEFT - 6}" y="{float(y) + 4:.1f}" text-anchor="end">{tick / 10:.1f}</text>')
    parts.append(f'<text x="{LEFT + SIZE / 2}" y="{TOP + SIZE + 34}" text-anchor="middle">confidence</text>')
    parts.append(f'<text transform="translate(12 {TOP + SIZE / 2}) rotate(-90)" text-anchor="middle">share that is right</text>')
    parts.append(f'<text x="{LEFT + 10}" y="{TOP + 18}">{error[2]} quotes, calibration error {error[1]}</text></svg>')
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write("\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
