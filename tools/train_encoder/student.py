#!/usr/bin/env python3
"""Teaches an encoder of fewer layers what a trained one knows: the encoder that is shipped.

    student.py MODEL_DIR TEACHER VECTORS PIECES_DIR CORPUS_DIR OUT

MODEL_DIR holds vocab.txt; TEACHER is the checkpoint of train.py, VECTORS the program encoder_vectors, PIECES_DIR what
encoder_pieces wrote, a file for each source of SOURCES and for own.dev. OUT is a checkpoint for export.py, renewed every
fifty steps. The student learns the teacher's vectors of the last layer, the labels that it makes likely, and what people
annotated, with weights and inputs rounded as the library has them.
"""

import pickle
import struct
import subprocess
import sys
from pathlib import Path

import forward  # before NumPy and JAX are used
import jax
import jax.numpy as jnp
import numpy as np
import optax

import base
import data
from export import MOST_OF_FOUR, export
from train import Progress, expand, forget, of_names, of_quotes, quality

LAYERS = 0, 1, 3, 5  # of the teacher, to begin with
# How many windows of each source are in a batch, on average; what its annotation of names counts, 0 where it has none.
SOURCES = {"own": (4.5, 1.0), "redocred": (2.2, 1.0), "wikigold": (0.6, 1.0), "uner": (3.4, 1.0), "gmb.text": (2.5, 0),
           "gum.text": (1.2, 0), "btc.text": (0.6, 0), "own.small": (0.5, 0.5), "own.upper": (0.5, 0.5)}
BATCH, STEPS, WARM_UP, RATE = 16, 550, 20, 4e-4
FROZEN = "pieces", "places", "heads", "features", "sum"  # as the teacher has them, like the first layer
VECTORS, LIKELY, QUOTES = 1.0, 1.0, 0.3  # what these losses count beside that of annotated names
# Chosen on the development parts of the project's corpus and UNER, as in train.py.
CHOSEN = {"fast": 0.8, "sure": 0.999, "calibration": (0.21, -0.44)}


def rounded(x):
    """Inputs of a matrix in 8 bits, as lib/encoder/run.c has them."""
    scale = jnp.maximum(jnp.abs(x).max(-1, keepdims=True), 1e-6) / 127
    return x + jax.lax.stop_gradient(jnp.rint(x / scale) * scale - x)


def rounded_weights(weights):
    """Weights in 8 bits, as export.py has them."""
    spare = jnp.pad(jnp.abs(weights), ((0, -len(weights) % 8), (0, 0)))
    fours = spare.reshape(-1, 2, 2, 2, weights.shape[1]).sum((1, 3)).max((0, 1))
    scale = jnp.maximum(1.004 * fours / MOST_OF_FOUR, spare.max(0) / 127)
    return weights + jax.lax.stop_gradient(jnp.rint(weights / scale) * scale - weights)


def round_matrices(m):
    layers = [{key: [rounded_weights(part[0]), part[1]] if part[0].ndim == 2 else part for key, part in layer.items()}
              for layer in m["layers"]]
    return {**m, "layers": layers}


def read(m, still, x, features, lengths):
    """The student's vectors; what stays as it is has been rounded."""
    m = {**still, "layers": still["layers"] + round_matrices(m)["layers"]}
    return forward.encode(x, features, jnp.arange(data.WINDOW) < lengths[:, None], m, rounded)


def losses(m, teacher, still, x, features, part):
    vectors = read(m, still, x, features, part["lengths"])
    known = part["known"][..., None] > 0
    apart = ((vectors - part["vectors"]) ** 2 * known).sum() / (known.sum() * part["spread"])
    unlikely = 0.0
    for head, size in (("labels", base.LABELS), ("quotes", 3)):
        shape = (*known.shape[:2], -1, size)
        right = (part["vectors"] @ teacher[head][0] + teacher[head][1]).reshape(shape)
        scores = (vectors @ m[head][0] + m[head][1]).reshape(shape)
        each = jax.nn.softmax(right) * (jax.nn.log_softmax(right) - jax.nn.log_softmax(scores))
        first = (part["masks"] > 0)[..., None, None]
        unlikely += (each * first).sum() / first.sum()
    each = jnp.stack([of_names(m, vectors, part["masks"], part["weights"]), of_quotes(m, vectors, part["quotes"]),
                      unlikely, apart])
    return each @ jnp.array([1.0, QUOTES, LIKELY, VECTORS]), each


def write_windows(arrays, path):
    """As encoder_vectors wants them: of every piece but those at the ends the vector is asked for."""
    kind = np.dtype([("piece", "<u4"), ("wanted", "<u4"), ("features", "<u8")])
    with open(path, "wb") as out:
        for pieces, features, length in zip(arrays["pieces"], arrays["features"], arrays["lengths"]):
            window = np.zeros(length, kind)
            window["piece"], window["features"] = pieces[:length], features[:length]
            window["wanted"][1:-1] = 1
            out.write(struct.pack("<I", length) + window.tobytes())


class Source:
    """The windows of a source, again and again in an order of chance, with the teacher's vectors of them."""

    def __init__(self, arrays, weight, vectors, random):
        self.arrays, self.random, self.order = arrays, random, np.zeros(0, int)
        self.weight = weight
        self.vectors = np.memmap(vectors, np.dtype([("scale", "<f4"), ("steps", "i1", base.WIDTH)]), "r")
        self.first = np.concatenate([[0], np.cumsum(arrays["lengths"] - 2)])

    def take(self, count):
        if len(self.order) < count:
            self.order = np.concatenate([self.order, self.random.permutation(len(self.arrays["pieces"]))])
        chosen, self.order = self.order[:count], self.order[count:]
        part = {key: self.arrays[key][chosen] for key in ("pieces", "features", "masks", "quotes", "lengths")}
        part["weights"] = np.full(count, self.weight, np.float32)
        part["vectors"] = np.zeros((count, data.WINDOW, base.WIDTH), np.float32)
        part["known"] = np.zeros((count, data.WINDOW), np.float32)
        for n, window in enumerate(chosen):
            rows = self.vectors[self.first[window]:self.first[window + 1]]
            part["vectors"][n, 1:len(rows) + 1] = rows["steps"] * rows["scale"][:, None]
            part["known"][n, 1:len(rows) + 1] = 1
        return part


def load(directory, corpus, program, work, ends, random):
    sources = []
    for name, (share, weight) in SOURCES.items():
        own = (corpus, "train") if name == "own" else ()
        arrays = data.Documents(directory / name, *own).arrays(ends, join=name != "own")
        chosen = np.sort(random.permutation(len(arrays["pieces"]))[:int(1.2 * share * STEPS)])
        arrays = {key: value[chosen] for key, value in arrays.items()}
        print(f"{name}: {len(arrays['pieces'])} windows, read {share * STEPS / len(arrays['pieces']):.2f} times", flush=True)
        write_windows(arrays, work + ".windows")
        subprocess.run([program, work + ".section", work + ".windows", f"{work}.{name}"], check=True)
        sources.append((share, Source(arrays, weight, f"{work}.{name}", random)))
    return sources


def batches(sources, hidden, random):
    shares = np.array([share for share, _ in sources])
    for _ in range(STEPS):
        counts = random.multinomial(BATCH, shares / shares.sum())
        parts = [source.take(count) for (_, source), count in zip(sources, counts) if count]
        part = {key: np.concatenate([p[key] for p in parts]) for key in parts[0]}
        yield forget(part, hidden, random)


def main():
    model_directory, checkpoint, program, directory, corpus, out = *sys.argv[1:4], Path(sys.argv[4]), *sys.argv[5:]
    random = np.random.default_rng(11)
    with open(checkpoint, "rb") as file:
        model = pickle.load(file)
    del model["meaning"]
    vocabulary = base.vocabulary(model_directory)
    number = {piece: i for i, piece in enumerate(vocabulary)}
    ends, hidden = (number["[CLS]"], number["[SEP]"]), number["[MASK]"]
    with open(out + ".section", "wb") as file:
        vectors = [np.eye(base.WIDTH, dtype=np.float32), np.zeros(base.WIDTH, np.float32)]
        file.write(export({**model, "labels": vectors, "fast": 1.0}, vocabulary))
    sources = load(directory, corpus, program, out, ends, random)
    dev = data.Documents(directory / "own.dev", corpus, "dev").arrays(ends)
    frozen = {key: model.pop(key) for key in (*FROZEN, *CHOSEN)}
    teacher = {head: jax.tree.map(jnp.asarray, model[head]) for head in ("labels", "quotes")}
    layers = [model["layers"][number] for number in LAYERS]
    frozen["layers"], model["layers"] = layers[:1], layers[1:]
    still = {"sum": frozen["sum"], "layers": round_matrices(frozen)["layers"], "features": frozen["features"]}
    m = jax.tree.map(jnp.asarray, model)
    spread = np.float32(np.var(sources[0][1].take(BATCH)["vectors"]) * base.WIDTH)
    adam = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(b1=0.9, b2=0.98))
    state = adam.init(m)

    @jax.jit
    def step(m, state, rate, *batch):
        (_, each), gradient = jax.value_and_grad(losses, has_aux=True)(m, teacher, still, *batch)
        change, state = adam.update(gradient, state, m)
        return jax.tree.map(lambda w, c: w - rate * c, m, change), state, each

    @jax.jit
    def scores(x, features, lengths, m):
        vectors = read(m, still, x, features, lengths)
        return [vectors @ m[head][0] + m[head][1] for head in ("labels", "quotes")]

    def checkpoint():
        layers = frozen["layers"] + jax.tree.map(np.asarray, m["layers"])
        return {**frozen, **jax.tree.map(np.asarray, m), "layers": layers, **CHOSEN}

    progress = Progress(out, STEPS, ("names", "quotes", "likely", "vectors"))
    for n, part in enumerate(batches(sources, hidden, random), 1):
        x, features = expand(frozen, part)
        del part["pieces"], part["features"]
        part["spread"] = spread
        rate = np.float32(RATE * min(n / WARM_UP, 1) * (1 - (n - 1) / STEPS))
        m, state, each = step(m, state, rate, x, features, part)
        progress.after(n, each, checkpoint, lambda: quality(scores, m, frozen, dev))


if __name__ == "__main__":
    main()
