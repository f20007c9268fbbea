#!/usr/bin/env python3
"""Trains the encoder of names, from all-MiniLM-L6-v2.

    train.py MODEL_DIR PIECES_DIR OUT

MODEL_DIR holds model.safetensors and vocab.txt; PIECES_DIR what encoder_pieces wrote, a file for each source of SOURCES
and for dev. OUT is a checkpoint for export.py, renewed every fifty steps. Needs NumPy, JAX and Optax.
"""

import pickle
import sys
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

import base

# How many times the windows of a source are used, their weight, and whether neighbouring documents share windows.
SOURCES = {"own": (2, 1.0, False), "redocred": (1.2, 1.0, False), "wikigold": (1.5, 1.0, False),
           "uner": (1, 1.0, False), "gmb": (0.3, 0.7, True), "btc": (0.25, 0.3, True)}
WINDOW, BATCH, STEPS, WARM_UP = 128, 16, 450, 30
RATE, NEW_RATE, RATE_BY_LAYER = 2e-4, 2e-3, 0.9  # lower layers learn more slowly
FORGET_PIECE, FORGET_LISTS = 0.05, 0.12  # so that neither spelling nor lists alone are relied on
FIRST_LIST = 16  # features from here on are of word lists
ANY = (1 << base.LABELS) - 1
# Chosen on the development parts of the project's corpus and UNER: how much the fast scorer counts, and how sure it
# must be of every word of a sentence for the encoder not to read it. Then the line from the log odds of a name to those
# that it is right, fitted to the former.
CHOSEN = {"fast": 0.6, "sure": 0.998, "calibration": (0.25, -0.45)}


def read_documents(path):
    numbers = np.fromfile(path, np.uint32)
    at = 0
    while at < len(numbers):
        document, sentences, at = [], int(numbers[at]), at + 1
        for _ in range(sentences):
            sentence, tokens, at = [], int(numbers[at]), at + 1
            for _ in range(tokens):
                features = int(numbers[at]) | int(numbers[at + 1]) << 32
                mask, count = int(numbers[at + 2]), int(numbers[at + 3])
                pieces = numbers[at + 4:at + 4 + count]
                sentence.append([(int(piece), features, mask if i == 0 else 0) for i, piece in enumerate(pieces)])
                at += 4 + count
            document.append(sentence)
        yield document


def windows(documents, join):
    """Whole sentences as long as they fit, as lib/entity/deep.c has them; without the pieces at the ends."""
    window = []
    for document in documents:
        for sentence in document:
            if window and len(window) + sum(map(len, sentence)) > WINDOW - 2:
                yield window
                window = []
            for token in sentence:
                if len(window) + len(token) > WINDOW - 2:
                    yield window
                    window = []
                window += token
        if window and not join:
            yield window
            window = []
    if window:
        yield window


def arrays(found, opens, closes):
    found = list(found)
    shape = len(found), WINDOW
    pieces, features, masks = np.zeros(shape, np.int32), np.zeros(shape, np.uint64), np.zeros(shape, np.int32)
    for n, window in enumerate(found):
        pieces[n, 0], pieces[n, len(window) + 1] = opens, closes
        part = slice(1, len(window) + 1)
        pieces[n, part], features[n, part], masks[n, part] = zip(*window)
    return {"pieces": pieces, "features": features, "masks": masks,
            "lengths": np.array([len(window) + 2 for window in found], np.int32)}


def forward(x, features, valid, m):
    """x: sums of piece and place vectors; features: 0 or 1 each; valid: which pieces there are."""
    def norm(x, n):
        off = x - x.mean(-1, keepdims=True)
        return off * jax.lax.rsqrt((off ** 2).mean(-1, keepdims=True) + 1e-12) * n[0] + n[1]

    x = norm(x + features @ m["features"], m["sum"])
    count, size, width = x.shape
    hidden = jnp.where(valid, 0.0, -1e9)[:, None, None, :]
    for layer in m["layers"]:
        looks = (x @ layer["look"][0] + layer["look"][1]).reshape(count, size, 3, base.HEADS, -1)
        queries, keys, values = looks[:, :, 0], looks[:, :, 1], looks[:, :, 2]
        scores = jnp.einsum("bqhd,bkhd->bhqk", queries, keys) * (width // base.HEADS) ** -0.5 + hidden
        context = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores, -1), values).reshape(count, size, width)
        x = norm(x + context @ layer["gather"][0] + layer["gather"][1], layer["gathered"])
        wide = jax.nn.gelu(x @ layer["widen"][0] + layer["widen"][1], approximate=True)
        x = norm(x + wide @ layer["narrow"][0] + layer["narrow"][1], layer["narrowed"])
    return x @ m["labels"][0] + m["labels"][1]


def loss(m, x, features, masks, lengths, weights):
    """How unlikely the labels are that each word may have."""
    scores = forward(x, features, jnp.arange(WINDOW) < lengths[:, None], m)
    allowed = masks[..., None] >> jnp.arange(base.LABELS) & 1
    logs = jax.nn.logsumexp(jnp.where(allowed > 0, jax.nn.log_softmax(scores), -1e9), -1)
    weights = weights[:, None] * ((masks > 0) & (masks != ANY))
    return -jnp.where(weights > 0, logs * weights, 0).sum() / weights.sum()


def rates(m):
    """The learning rate of every array."""
    rate = {key: jax.tree.map(lambda _: RATE, value) for key, value in m.items()}
    rate["features"], rate["labels"] = NEW_RATE, [NEW_RATE, NEW_RATE]
    for depth, layer in enumerate(reversed(rate["layers"])):
        layer.update(jax.tree.map(lambda r, depth=depth: r * RATE_BY_LAYER ** depth, dict(layer)))
    return rate


def expand(frozen, pieces, features):
    """The numbers of a batch of windows that go in."""
    bits = features[..., None] >> np.arange(base.FEATURES, dtype=np.uint64) & np.uint64(1)
    return frozen["pieces"][pieces] + frozen["places"][:WINDOW], bits.astype(np.float32)


def accuracy(read, m, frozen, dev):
    """Per cent of words that have an allowed label, and of words in names."""
    right, words = np.zeros(2), np.zeros(2)
    for at in range(0, len(dev["pieces"]) - BATCH + 1, BATCH):
        part = {key: value[at:at + BATCH] for key, value in dev.items()}
        x, features = expand(frozen, part["pieces"], part["features"])
        best = np.asarray(read(x, features, jnp.arange(WINDOW) < part["lengths"][:, None], m)).argmax(-1)
        allowed = part["masks"] >> best & 1
        for k, counted in enumerate([part["masks"] > 0, (part["masks"] > 0) & (part["masks"] < 1 << base.LABELS - 1)]):
            right[k] += (allowed * counted).sum()
            words[k] += counted.sum()
    return 100 * right / np.maximum(words, 1)


def load_sources(directory, opens, closes, random):
    parts = []
    for name, (times, weight, join) in SOURCES.items():
        source = arrays(windows(read_documents(directory / name), join), opens, closes)
        count = len(source["pieces"])
        order = np.concatenate([random.permutation(count) for _ in range(int(times) + 1)])[:int(count * times)]
        part = {key: value[order] for key, value in source.items()}
        part["weights"] = np.full(len(order), weight, np.float32)
        parts.append(part)
        print(f"{name}: {count} windows, used {times} times", flush=True)
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}


def main():
    model_directory, directory, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    random = np.random.default_rng(7)
    number = {piece: i for i, piece in enumerate(base.vocabulary(model_directory))}
    opens, closes, hidden = number["[CLS]"], number["[SEP]"], number["[MASK]"]
    data = load_sources(directory, opens, closes, random)
    dev = arrays(windows(read_documents(directory / "dev"), False), opens, closes)
    model = base.load(model_directory, seed=1)
    frozen = {key: model.pop(key) for key in ("pieces", "places", "heads", *CHOSEN)}
    m = jax.tree.map(jnp.asarray, model)
    rate = rates(m)
    adam = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(b1=0.9, b2=0.98))
    state = adam.init(m)

    @jax.jit
    def step(m, state, share, *batch):
        value, gradient = jax.value_and_grad(loss)(m, *batch)
        change, state = adam.update(gradient, state, m)
        return jax.tree.map(lambda w, c, r: w - share * r * c, m, change, rate), state, value

    read = jax.jit(forward)
    order, began, mean = random.permutation(len(data["pieces"])), time.time(), None
    for n in range(STEPS):
        chosen = order[np.arange(n * BATCH, (n + 1) * BATCH) % len(order)]
        part = {key: value[chosen] for key, value in data.items()}
        part["features"][random.random(part["features"].shape) < FORGET_LISTS] &= np.uint64((1 << FIRST_LIST) - 1)
        forgotten = random.random(part["pieces"].shape) < FORGET_PIECE
        part["pieces"][forgotten & (part["pieces"] > hidden)] = hidden
        share = np.float32(min((n + 1) / WARM_UP, 1) * (1 - n / STEPS))
        x, features = expand(frozen, part["pieces"], part["features"])
        m, state, value = step(m, state, share, x, features, part["masks"], part["lengths"], part["weights"])
        mean = float(value) if mean is None else 0.97 * mean + 0.03 * float(value)
        if n % 50 == 49 or n + 1 == STEPS:
            words, names = accuracy(read, m, frozen, dev)
            print(f"step {n + 1} of {STEPS}: {mean:.4f} nats a word; of dev's words {words:.2f} % right, in names "
                  f"{names:.1f} %; {time.time() - began:.0f} s", flush=True)
            with open(out, "wb") as file:
                pickle.dump({**jax.tree.map(np.asarray, m), **frozen, **CHOSEN}, file)


if __name__ == "__main__":
    main()
