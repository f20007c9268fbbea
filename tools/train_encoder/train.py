#!/usr/bin/env python3
"""Trains the encoder from all-MiniLM-L6-v2: names, quotations, vectors and borders of sentences, at once.

    train.py MODEL_DIR PIECES_DIR CORPUS_DIR DATA_DIR MEANINGS OUT

MODEL_DIR holds model.safetensors and vocab.txt; PIECES_DIR what encoder_pieces wrote, a file for each source of SOURCES
and for own.dev; DATA_DIR the records that these were made of, for the borders of sentences and the articles of the bank
whose quotations were read; MEANINGS is what meanings.py wrote. OUT is a checkpoint for export.py, renewed every fifty
steps. Needs NumPy, JAX and Optax.
"""

import json
import os
import pickle
import sys
import time
from pathlib import Path

import forward  # before NumPy and JAX are used
import jax
import jax.numpy as jnp
import numpy as np
import optax

import base
import data

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import read_news  # noqa: E402
from train_data import articles  # noqa: E402

# How many windows of each source are in a batch, on average, and how much its names count.
OWN = 6  # of the project's own corpus, whole stories together so that what they say the same of can be compared
SOURCES = {"redocred": (2.4, 1.0), "wikigold": (0.6, 1.0), "uner": (1.7, 1.0), "gmb": (3.4, 1.0), "gum": (0.7, 1.0),
           "btc": (0.4, 0.3), "own.small": (0.4, 0.5), "own.upper": (0.4, 0.5)}
BATCH, WARM_UP = 16, 60
PHASES = ((3000, 1.0), (700, 0.5), (700, 0.5))  # steps, and the share of the rates that these fall from to nothing
RATE, NEW_RATE, RATE_BY_LAYER = 2e-4, 2e-3, 0.9  # lower layers learn more slowly
FORGET_PIECE, FORGET_LISTS = 0.05, 0.12  # so that neither spelling nor lists alone are relied on
FIRST_LIST = 16  # features from here on are of word lists
QUOTES, MEANING, BORDERS = 0.3, 2.0, 0.5  # what the other heads' losses count beside that of names
BANK = ("gmb.train.jsonl", "gmb.dev.jsonl")
MARKED = {"uner": "uner_ewt.train.jsonl", "gum": "gum.train.jsonl"}  # sources whose sentences people marked
SAME, SAME_WEIGHT = 0.85, 10  # how alike sentences are to be that quote the same statement, and how much they count
ANY = (1 << base.LABELS) - 1
# Chosen on the development parts of the project's corpus and UNER: how much the fast scorer counts, and how sure it
# must be of a sentence's words on average for the encoder not to read it. Then the line from the log odds of a name to those
# that it is right, fitted to the former.
CHOSEN = {"fast": 0.6, "sure": 0.9993, "calibration": (0.2, -0.45)}


def of_names(m, vectors, masks, weights):
    """How unlikely the labels are that each word may have."""
    scores = vectors @ m["labels"][0] + m["labels"][1]
    allowed = masks[..., None] >> jnp.arange(base.LABELS) & 1
    logs = jax.nn.logsumexp(jnp.where(allowed > 0, jax.nn.log_softmax(scores), -1e9), -1)
    weights = weights[:, None] * ((masks > 0) & (masks != ANY))
    return -jnp.where(weights > 0, logs * weights, 0).sum() / weights.sum()


def of_quotes(m, vectors, quotes):
    """How unlikely the parts of quotations are that each word is of."""
    scores = (vectors @ m["quotes"][0] + m["quotes"][1]).reshape(*quotes.shape, base.PARTS, 3)
    right = (quotes[..., None] >> jnp.arange(3 * base.PARTS) & 1).reshape(scores.shape)
    return -(jax.nn.log_softmax(scores) * right).sum() / jnp.maximum(right.sum() / base.PARTS, 1)


def of_meanings(m, vectors, place, meanings, statements):
    """How far the cosines of sentences are from those that they should have."""
    member = (place[..., None] == jnp.arange(data.SENTENCES)).astype(jnp.float32)
    means = jnp.einsum("bpw,bps->bsw", vectors, member).reshape(-1, base.WIDTH)
    own = means @ m["meaning"][0]
    own = own * jax.lax.rsqrt((own ** 2).sum(-1, keepdims=True) + 1e-6)
    known = (meanings ** 2).sum(-1) > 0.5
    same = (statements[:, None] == statements) & (statements > 0)
    target = meanings @ meanings.T
    target = jnp.where(same, jnp.maximum(target, SAME), target)
    weight = known[:, None] & known & ~jnp.eye(len(own), dtype=bool)
    weight = weight * jnp.where(same, SAME_WEIGHT, 1.0)
    return (weight * (own @ own.T - target) ** 2).sum() / jnp.maximum(weight.sum(), 1)


def of_borders(m, vectors, borders):
    """How unlikely it is of each word that it begins a sentence, or does not."""
    score = (vectors @ m["borders"][0] + m["borders"][1])[..., 0]
    each = jax.nn.softplus(jnp.where(borders == data.STARTS, -score, score))
    return jnp.where(borders > 0, each, 0).sum() / jnp.maximum((borders > 0).sum(), 1)


def losses(m, x, features, part):
    vectors = forward.encode(x, features, jnp.arange(data.WINDOW) < part["lengths"][:, None], m)
    each = jnp.stack([of_names(m, vectors, part["masks"], part["weights"]), of_quotes(m, vectors, part["quotes"]),
                      of_meanings(m, vectors, part["place"], part["meanings"], part["statements"]),
                      of_borders(m, vectors, part["borders"])])
    return each @ jnp.array([1.0, QUOTES, MEANING, BORDERS]), each


def rates(m):
    """The learning rate of every array."""
    rate = {key: jax.tree.map(lambda _: RATE, value) for key, value in m.items()}
    for key in ("features", "labels", "quotes", "borders"):
        rate[key] = jax.tree.map(lambda _: NEW_RATE, m[key])
    rate["meaning"] = [RATE, 0.0]
    for depth, layer in enumerate(reversed(rate["layers"])):
        layer.update(jax.tree.map(lambda r, depth=depth: r * RATE_BY_LAYER ** depth, dict(layer)))
    return rate


def expand(frozen, part):
    """The numbers of a batch of windows that go in."""
    bits = part["features"][..., None] >> np.arange(base.FEATURES, dtype=np.uint64) & np.uint64(1)
    return frozen["pieces"][part["pieces"]] + frozen["places"][:data.WINDOW], bits.astype(np.float32)


def quality(read, m, frozen, dev):
    """Of the words in names, per cent that have an allowed label; F1 of the words in content, cues and sources."""
    right, counts = np.zeros(2), np.zeros((base.PARTS, 3))
    for at in range(0, len(dev["pieces"]) - BATCH + 1, BATCH):
        part = {key: value[at:at + BATCH] for key, value in dev.items()}
        x, features = expand(frozen, part)
        scores = [np.asarray(s) for s in read(x, features, part["lengths"], m)]
        named = (part["masks"] > 0) & (part["masks"] < 1 << base.LABELS - 1)
        right += ((part["masks"] >> scores[0].argmax(-1) & 1) * named).sum(), named.sum()
        found = scores[1].reshape(*named.shape, base.PARTS, 3).argmax(-1) > 0
        for k in range(base.PARTS):
            gold, known = (part["quotes"] >> 3 * k & 7) > data.OUTSIDE, part["quotes"] > 0
            counts[k] += (found[..., k] & gold).sum(), (found[..., k] & known).sum(), gold.sum()
    return 100 * right[0] / right[1], 200 * counts[:, 0] / (counts[:, 1] + counts[:, 2])


def forget(part, hidden, random):
    """Hides some pieces, and of some what lists their words are in."""
    part["features"][random.random(part["features"].shape) < FORGET_LISTS] &= np.uint64((1 << FIRST_LIST) - 1)
    forgotten = random.random(part["pieces"].shape) < FORGET_PIECE
    part["pieces"][forgotten & (part["pieces"] > hidden)] = hidden
    return part


class Progress:
    """Says how a training goes and keeps what it has reached. losses: their names."""

    def __init__(self, out, steps, losses):
        self.out, self.steps, self.losses = out, steps, losses
        self.began, self.mean = time.time(), None

    def after(self, n, each, checkpoint, check):
        """After step n. checkpoint() is the model, check() what quality() returns."""
        each = np.asarray(each)
        self.mean = each if self.mean is None else 0.97 * self.mean + 0.03 * each
        if n % 10 == 0:
            print(f"step {n} of {self.steps}:", ", ".join(f"{name} {x:.4f}" for name, x in zip(self.losses, self.mean)),
                  f"{time.time() - self.began:.0f} s", flush=True)
        if n % 50 == 0 or n == self.steps:
            with open(self.out + ".part", "wb") as file:
                pickle.dump(checkpoint(), file)
            os.replace(self.out + ".part", self.out)
        if n % 200 == 0 or n == self.steps:
            names, quotes = check()
            print(f"of dev's words in names {names:.1f} % right; F1 of words of content, cues, sources",
                  " ".join(f"{f:.1f}" for f in quotes), flush=True)


class Windows:
    """The windows of a source, again and again in an order of chance."""

    def __init__(self, arrays, weight, random, by_story=False):
        self.arrays = {**arrays, "weights": np.full(len(arrays["pieces"]), weight, np.float32)}
        self.random, self.by_story, self.order = random, by_story, np.zeros(0, int)

    def take(self, count):
        if len(self.order) < count:
            more = self.random.permutation(len(self.arrays["pieces"]))
            if self.by_story:
                story = self.arrays["stories"][more]
                first = {name: n for n, name in reversed(list(enumerate(story)))}
                more = more[np.argsort([first[name] for name in story], kind="stable")]
            self.order = np.concatenate([self.order, more])
        chosen, self.order = self.order[:count], self.order[count:]
        return {key: value[chosen] for key, value in self.arrays.items() if key != "stories"}


def load(directory, corpus, records, meanings, ends, random):
    """The project's own windows, and those of all other sources with their share of a batch."""
    own = data.Documents(directory / "own", articles(corpus / "articles", "train"))
    bank = [records / name for name in BANK]
    read = [record if part == "train" else None for part, record in read_news.articles(corpus, bank)]
    arrays = own.arrays(ends)
    known = arrays["sentences"] >= 0
    arrays["meanings"] = np.where(known[..., None], meanings[arrays["sentences"]], 0)
    arrays["statements"] = np.where(known, np.array(own.statements)[arrays["sentences"]], 0)
    print(f"own: {len(known)} windows", flush=True)
    others = []
    for name, (share, weight) in SOURCES.items():
        marked = (records / MARKED[name]).read_text(encoding="utf-8").splitlines() if name in MARKED else ()
        documents = data.Documents(directory / name, read if name == "gmb" else (), map(json.loads, marked))
        arrays_ = documents.arrays(ends, join=True)
        steps = sum(steps for steps, _ in PHASES)
        print(f"{name}: {len(arrays_['pieces'])} windows, read {share * steps / len(arrays_['pieces']):.2f} times")
        arrays_["place"][:] = data.SENTENCES  # their sentences are not compared
        arrays_["meanings"] = np.zeros((len(arrays_["pieces"]), data.SENTENCES, 1), np.float32)
        arrays_["statements"] = np.zeros((len(arrays_["pieces"]), data.SENTENCES), int)
        others.append((share, Windows(arrays_, weight, random)))
    return Windows(arrays, 1.0, random, by_story=True), others


def batches(own, others, steps, hidden, random):
    shares = np.array([share for share, _ in others])
    for _ in range(steps):
        counts = random.multinomial(BATCH - OWN, shares / shares.sum())
        parts = [own.take(OWN)] + [source.take(count) for (_, source), count in zip(others, counts) if count]
        part = {key: np.concatenate([p[key] for p in parts]) for key in parts[0] if key != "meanings"}
        part["meanings"] = np.zeros((BATCH * data.SENTENCES, base.WIDTH), np.float32)
        part["meanings"][:OWN * data.SENTENCES] = parts[0]["meanings"].reshape(-1, base.WIDTH)
        part["statements"] = part["statements"].reshape(-1)
        yield forget(part, hidden, random)


def main():
    model_directory, directory, corpus, records, meanings, out = sys.argv[1], *map(Path, sys.argv[2:5]), *sys.argv[5:7]
    number = {piece: i for i, piece in enumerate(base.vocabulary(model_directory))}
    ends, hidden = (number["[CLS]"], number["[SEP]"]), number["[MASK]"]
    meanings = np.load(meanings)
    dev = data.Documents(directory / "own.dev", articles(corpus / "articles", "dev")).arrays(ends)
    model = base.load(model_directory, seed=1)
    model["meaning"][0] = np.linalg.eigh(meanings.T @ meanings)[1][:, -base.MEANING:].astype(np.float32)
    frozen = {key: model.pop(key) for key in ("pieces", "places", "heads", *CHOSEN)}
    m = jax.tree.map(jnp.asarray, model)
    rate = rates(m)
    adam = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(b1=0.9, b2=0.98))

    @jax.jit
    def step(m, state, share, *batch):
        (_, each), gradient = jax.value_and_grad(losses, has_aux=True)(m, *batch)
        change, state = adam.update(gradient, state, m)
        return jax.tree.map(lambda w, c, r: w - share * r * c, m, change, rate), state, each

    @jax.jit
    def read(x, features, lengths, m):
        vectors = forward.encode(x, features, jnp.arange(data.WINDOW) < lengths[:, None], m)
        return [vectors @ m[head][0] + m[head][1] for head in ("labels", "quotes")]

    for steps, rates_share in PHASES:
        random, state = np.random.default_rng(8), adam.init(m)
        own, others = load(directory, corpus, records, meanings, ends, random)
        progress = Progress(out, steps, ("names", "quotes", "meanings", "borders"))
        for n, part in enumerate(batches(own, others, steps, hidden, random), 1):
            x, features = expand(frozen, part)
            del part["pieces"], part["features"], part["sentences"]
            share = np.float32(rates_share * min(n / WARM_UP, 1) * (1 - (n - 1) / steps))
            m, state, each = step(m, state, share, x, features, part)
            progress.after(n, each, lambda: {**jax.tree.map(np.asarray, m), **frozen, **CHOSEN},
                           lambda: quality(read, m, frozen, dev))


if __name__ == "__main__":
    main()
