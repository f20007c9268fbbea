"""all-MiniLM-L6-v2 as the encoder begins: what train.py changes, and what stays as it is."""

import json
import struct
from pathlib import Path

import numpy as np

LAYERS, HEADS, WIDTH = 6, 12, 384
FEATURES, LABELS = 54, 17
PARTS = 3  # of a quotation: content, cue, source
MEANING = 128  # numbers of a sentence's vector


def read_tensors(path):
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    for name, tensor in json.loads(data[8:8 + length]).items():
        if name != "__metadata__" and tensor["dtype"] == "F32":
            start, stop = (8 + length + at for at in tensor["data_offsets"])
            yield name, np.frombuffer(data[start:stop], np.float32).reshape(tensor["shape"]).copy()


def load(directory, seed):
    """The model as a tree of arrays; `pieces` and `places` are never trained."""
    tensors = dict(read_tensors(Path(directory) / "model.safetensors"))

    def matrix(*names):
        return [np.concatenate([tensors[name + ".weight"].T for name in names], 1),
                np.concatenate([tensors[name + ".bias"] for name in names])]

    def norm(name):
        return [tensors[name + ".weight"], tensors[name + ".bias"]]

    def layer(number):
        at = f"encoder.layer.{number}."
        return {"look": matrix(*(at + "attention.self." + part for part in ("query", "key", "value"))),
                "gather": matrix(at + "attention.output.dense"),
                "gathered": norm(at + "attention.output.LayerNorm"),
                "widen": matrix(at + "intermediate.dense"),
                "narrow": matrix(at + "output.dense"),
                "narrowed": norm(at + "output.LayerNorm")}

    random = np.random.default_rng(seed)
    return {"pieces": tensors["embeddings.word_embeddings.weight"],
            "places": tensors["embeddings.position_embeddings.weight"]
            + tensors["embeddings.token_type_embeddings.weight"][0],
            "heads": HEADS, "fast": 1.0, "sure": 1.0, "calibration": (1.0, 0.0),
            "features": np.zeros((FEATURES, WIDTH), np.float32),
            "sum": norm("embeddings.LayerNorm"),
            "layers": [layer(number) for number in range(LAYERS)],
            "labels": [(random.standard_normal((WIDTH, LABELS)) * 0.02).astype(np.float32),
                       np.zeros(LABELS, np.float32)],
            "quotes": [(random.standard_normal((WIDTH, 3 * PARTS)) * 0.02).astype(np.float32),
                       np.zeros(3 * PARTS, np.float32)],
            "meaning": [np.eye(WIDTH, MEANING, dtype=np.float32), np.zeros(MEANING, np.float32)],
            "borders": [np.zeros((WIDTH, 1), np.float32), np.zeros(1, np.float32)]}


def vocabulary(directory):
    with open(Path(directory) / "vocab.txt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]
