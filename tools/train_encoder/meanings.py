#!/usr/bin/env python3
"""What all-MiniLM-L6-v2 itself makes of sentences: the mean of its vectors, which the trained encoder is to keep.

    meanings.py MODEL_DIR PIECES_DIR OUT

OUT is an array of unit vectors, a row for each sentence of `own` (train.py).
"""

import sys
from pathlib import Path

import forward  # before NumPy and JAX are used
import jax
import jax.numpy as jnp
import numpy as np

import base
import data

BATCH, STEP = 64, 16  # sentences read together; their lengths are rounded up to multiples of STEP


def main():
    model_directory, directory, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    number = {piece: i for i, piece in enumerate(base.vocabulary(model_directory))}
    m = base.load(model_directory, seed=1)
    pieces, places = m.pop("pieces"), m.pop("places")
    m = {key: m[key] for key in ("features", "sum", "layers")}

    @jax.jit
    def mean(x, valid):
        vectors = forward.encode(x, jnp.zeros((*x.shape[:2], base.FEATURES)), valid, m)
        mean = (vectors * valid[..., None]).sum(1)
        return mean / jnp.linalg.norm(mean, axis=-1, keepdims=True)

    sentences = data.Documents(directory / "own").sentences
    order = [i for i, sentence in enumerate(sentences) if 4 <= len(sentence) <= data.WINDOW - 2]
    order.sort(key=lambda i: len(sentences[i]))
    result = np.zeros((len(sentences), base.WIDTH), np.float32)
    for at in range(0, len(order), BATCH):
        some = order[at:at + BATCH]
        size = -(-(len(sentences[some[-1]]) + 2) // STEP) * STEP
        x, valid = np.zeros((BATCH, size), np.int32), np.zeros((BATCH, size), bool)
        valid[:, 0] = True  # of rows that are not used
        for n, i in enumerate(some):
            whole = [number["[CLS]"], *sentences[i], number["[SEP]"]]
            x[n, :len(whole)], valid[n, :len(whole)] = whole, True
        result[some] = np.asarray(mean(pieces[x] + places[:size], valid))[:len(some)]
    with open(out, "wb") as file:
        np.save(file, result)


if __name__ == "__main__":
    main()
