#!/usr/bin/env python3
"""Writes a trained encoder as the section "encoder" of a model file (lib/encoder/format.h).

    export.py CHECKPOINT VOCABULARY OUT
"""

import pickle
import struct
import sys

import numpy as np
import xxhash

VERSION, PANEL, WINDOW, SLOTS = 3, 16, 128, 1 << 16
MOST_OF_FOUR = 128  # what the absolute weights of four inputs may add up to: lib/encoder/format.h


class Section:
    def __init__(self):
        self.data = bytearray()

    def add(self, array):
        self.data += bytes(-len(self.data) % 64) + np.ascontiguousarray(array).tobytes()

    def add_norm(self, norm):
        for part in norm:
            self.add(np.asarray(part, np.float32))

    def add_matrix(self, weights, bias):
        """weights: [inputs, outputs]."""
        inputs, outputs = weights.shape
        spare = -outputs % PANEL
        weights = np.pad(np.asarray(weights, np.float64), ((0, 0), (0, spare)))
        steps, scale = quantise(weights)
        self.add(scale.astype(np.float32))
        self.add(np.pad(np.asarray(bias, np.float32), (0, spare)))
        self.add(128 * steps.sum(0, dtype=np.int32))
        panels = steps.reshape(inputs // 4, 4, -1, PANEL).transpose(2, 0, 3, 1)
        self.add(panels.astype(np.int8))


def fours(steps):
    """The largest sum of four absolute weights that meet in 16 bits, by output."""
    eights = np.abs(steps).reshape(steps.shape[0] // 8, 2, 2, 2, -1)
    return eights.sum((1, 3)).max((0, 1))


def quantise(weights):
    scale = np.maximum(fours(weights) / MOST_OF_FOUR, np.abs(weights).max(0) / 127)
    scale[scale == 0] = 1
    while True:
        steps = np.rint(weights / scale)
        over = fours(steps) > MOST_OF_FOUR
        if not over.any():
            return steps.astype(np.int8), scale
        scale[over] *= 1.002


def table(vocabulary):
    slots = np.zeros(SLOTS, np.uint64)
    for number, piece in enumerate(vocabulary):
        goes_on = piece.startswith("##") and len(piece) > 2
        hash_ = xxhash.xxh3_64_intdigest((piece[2:] if goes_on else piece).encode(), seed=int(goes_on)) & ~0xFFFF
        at = (hash_ >> 16) % SLOTS
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = hash_ | number
    return slots


def rows(vectors):
    """8 bits a number, a scale for each row."""
    scale = np.abs(vectors).max(1) / 127
    scale[scale == 0] = 1
    return np.rint(vectors / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def export(model, vocabulary):
    layers = model["layers"]
    width, inner, features = len(model["sum"][0]), len(layers[0]["widen"][1]), len(model["features"])
    assert width % PANEL == inner % PANEL == 0
    number = {piece: i for i, piece in enumerate(vocabulary)}
    section = Section()
    heads = [[np.asarray(part) / model["fast"] for part in model["labels"]],
             model["quotes"], model["borders"]]
    section.add(np.frombuffer(struct.pack(
        "<14I3fI", VERSION, len(layers), width, model["heads"], inner, len(vocabulary), SLOTS, features,
        *(len(bias) for _, bias in heads), number["[UNK]"], number["[CLS]"], number["[SEP]"], model["sure"],
        *model["calibration"], 0), np.uint8))
    section.add(table(vocabulary))
    pieces, scale = rows(model["pieces"])
    section.add(scale)
    section.add(pieces)
    section.add(np.asarray(model["places"][:WINDOW], np.float32))
    section.add(np.asarray(model["features"], np.float32))
    section.add_norm(model["sum"])
    for layer in layers:
        section.add_matrix(*layer["look"])
        section.add_matrix(*layer["gather"])
        section.add_norm(layer["gathered"])
        section.add_matrix(*layer["widen"])
        section.add_matrix(*layer["narrow"])
        section.add_norm(layer["narrowed"])
    for head in heads:
        section.add_matrix(*head)
    return bytes(section.data)


def main():
    with open(sys.argv[1], "rb") as file:
        model = pickle.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        vocabulary = [line.rstrip("\n") for line in file]
    with open(sys.argv[3], "wb") as file:
        file.write(export(model, vocabulary))


if __name__ == "__main__":
    main()
