"""The encoder in floats."""

import os

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402

import base  # noqa: E402


def norm(x, n):
    off = x - x.mean(-1, keepdims=True)
    return off * jax.lax.rsqrt((off ** 2).mean(-1, keepdims=True) + 1e-12) * n[0] + n[1]


def encode(x, features, valid, m):
    """The last layer's vectors. x: sums of piece and place vectors; features: 0 or 1; valid: which pieces exist."""
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
    return x
