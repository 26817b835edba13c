"""Writes the cases under more/: the catalogue once more in plain numpy loops, in other sizes than the reference cases.

Run it in its own directory: python3 oracle.py
"""
import json
import numpy as np

rng = np.random.default_rng(20)


def f32(*shape):
    return rng.normal(size=shape).astype(np.float32).astype(float)


def tensors(named):
    return {k: {"shape": list(np.shape(v)), "data": [float(x) for x in np.ravel(v)]} for k, v in named.items()}


def write(name, mechanism, config, inputs, parameters, expected):
    case = dict(mechanism=mechanism, source="oracle.py", config=config, inputs=tensors(inputs),
                parameters=tensors(parameters), expected=tensors(expected))
    json.dump(case, open(f"more/{name}.json", "w"))


def sigmoid(e):
    return 1 / (1 + np.exp(-e))


def distribute(kind, e):
    """Weights of one query's visible scores."""
    if kind == "softmax":
        w = np.exp(e - e.max())
        return w / w.sum()
    if kind == "sigmoid":
        return sigmoid(e)
    if kind == "logistic":
        return sigmoid(e) / sigmoid(e).sum()
    if kind == "hard":
        return np.eye(len(e))[e.argmax()]
    z = np.sort(e)[::-1]
    k = max(j for j in range(1, len(z) + 1) if 1 + j * z[j - 1] > z[:j].sum())
    return np.maximum(e - (z[:k].sum() - 1) / k, 0)


def parameters_of(score, d, a, places):
    return {"additive": dict(W1=(d, a), W2=(d, a), v=(a,)), "general": dict(W=(d, d)), "concat": dict(W=(2 * d, a), v=(a,)),
            "location": dict(W=(d, places)), "key_only": dict(W=(d, a), v=(a,)), "distance": dict(s=(d,))}.get(score, {})


def score_of(score, p, q, k, place):
    if score == "additive":
        return p["v"] @ np.tanh(p["W1"].T @ k + p["W2"].T @ q)
    if score == "concat":
        return p["v"] @ np.tanh(p["W"].T @ np.concatenate([k, q]))
    if score == "key_only":
        return p["v"] @ np.tanh(p["W"].T @ k)
    if score == "general":
        return q @ p["W"] @ k
    if score == "location":
        return (q @ p["W"])[place]
    if score == "distance":  # lives among the tests alone
        return -np.sum((p["s"] * (q - k)) ** 2)
    if score == "similarity":
        return q @ k / np.linalg.norm(q) / np.linalg.norm(k)
    return q @ k / (np.sqrt(len(q)) if score == "scaled_dot" else 1)


def attend(p, score, kind, q, k, v, sees, places, factor=None):
    """sees[t], places[t]: the keys of query t that it may see, in order, and where each lies."""
    h, t = len(q), len(k)
    scores = np.zeros((h, t))
    weights = np.zeros((h, t))
    for i in range(h):
        e = {j: score_of(score, p, q[i], k[j], places[i][j]) for j in places[i]}
        for j in e:
            scores[i, j] = e[j]
        if sees[i]:
            w = distribute(kind, np.array([e[j] for j in sees[i]]))
            for j, one in zip(sees[i], w):
                weights[i, j] = one * (factor(i, j) if factor else 1)
    return scores, weights, weights @ v


def attention(name, scope, score, kind, b, t, h, d, c, a=7, radius=0, alignment="causal", mask=None):
    config = dict(scope=scope, score=score, distribution=kind)
    after = radius if alignment == "centered" else 0
    offsets = radius + 1 + after
    if scope == "local":
        config.update(alignment=alignment, radius=radius)
        h = t
    if scope == "local_predictive":
        config.update(radius=radius)
    q, k, v = f32(b, h, d), f32(b, t, d), f32(b, t, c)
    p = {n: f32(*s) for n, s in parameters_of(score, d, a, offsets if scope == "local" else t).items()}
    inputs = dict(query=q, key=k, value=v)
    if mask is not None:
        inputs["key_mask"] = np.array(mask, float)
    seen = inputs.get("key_mask", np.ones((b, t)))
    if scope == "local_predictive":
        p.update(Wp=f32(d, d), vp=f32(d))
    out = {"scores": [], "weights": [], "context": [], "centre": [], "weights_by_offset": []}
    for n in range(b):
        centre = (t - 1) * sigmoid(np.tanh(q[n] @ p["Wp"]) @ p["vp"]) if scope == "local_predictive" else np.zeros(h)
        places, sees = [], []
        for i in range(h):
            if scope == "global":
                places.append({j: j for j in range(t)})
            elif scope == "local":
                places.append({j: j - i + radius for j in range(max(0, i - radius), min(t, i + after + 1))})
            else:
                places.append({j: j for j in range(t) if abs(j - centre[i]) <= radius})
            sees.append([j for j in places[i] if seen[n, j] or scope == "local" and j == i])
        factor = (lambda i, j: np.exp(-(j - centre[i]) ** 2 / (2 * (radius / 2) ** 2))) if scope == "local_predictive" else None
        s, w, x = attend(p, score, kind, q[n], k[n], v[n], sees, places, factor)
        by = np.zeros((h, offsets))
        for i in range(h):
            for j in sees[i]:
                if scope == "local":
                    by[i, j - i + radius] = w[i, j]
        for key, value in dict(scores=s, weights=w, context=x, centre=centre, weights_by_offset=by).items():
            out[key].append(value)
    keys = {"global": ["scores", "weights", "context"], "local": ["weights_by_offset", "context"],
            "local_predictive": ["centre", "weights", "context"]}[scope]
    write(f"{name}", "attention", config, inputs, p, {key: np.array(out[key]) for key in keys})


def heads(name, b, t, d, n, radius=None, alignment="causal", mask=None):
    x = f32(b, t, d)
    p = {w: f32(d, d) for w in ("Wq", "Wk", "Wv", "Wo")}
    config = dict(heads=n, scope="global" if radius is None else "local")
    after = (radius or 0) if alignment == "centered" else 0
    if radius is not None:
        config.update(alignment=alignment, radius=radius)
    inputs = dict(x=x) | ({} if mask is None else dict(key_mask=np.array(mask, float)))
    seen = inputs.get("key_mask", np.ones((b, t)))
    weights = np.zeros((b, n, t, t)) if radius is None else np.zeros((b, n, t, radius + 1 + after))
    context = np.zeros((b, t, d))
    e = d // n
    for m in range(b):
        for g in range(n):
            q, k, v = ((x[m] @ p[w])[:, g * e:(g + 1) * e] for w in ("Wq", "Wk", "Wv"))
            places = [{j: 0 for j in range(t) if radius is None or i - radius <= j <= i + after} for i in range(t)]
            sees = [[j for j in places[i] if seen[m, j] or radius is not None and j == i] for i in range(t)]
            _, w, c = attend({}, "scaled_dot", "softmax", q, k, v, sees, places)
            context[m, :, g * e:(g + 1) * e] = c
            for i in range(t):
                for j in sees[i]:
                    weights[m, g, i, j if radius is None else j - i + radius] = w[i, j]
    write(name, "multi_head_attention", config, inputs, p,
          {"weights" if radius is None else "weights_by_offset": weights, "context": context @ p["Wo"]})


def hierarchical(name, b, t, d, segments):
    x = f32(b, t, d)
    p = dict(W1=f32(d, d), b1=f32(d), u1=f32(d), W2=f32(d, d), b2=f32(d), u2=f32(d))
    steps = np.zeros((b, segments, t // segments))
    tops = np.zeros((b, segments))
    context = np.zeros((b, d))
    for n in range(b):
        parts = np.split(x[n], segments)
        steps[n] = [distribute("softmax", np.tanh(part @ p["W1"] + p["b1"]) @ p["u1"]) for part in parts]
        mids = np.array([w @ part for w, part in zip(steps[n], parts)])
        tops[n] = distribute("softmax", np.tanh(mids @ p["W2"] + p["b2"]) @ p["u2"])
        context[n] = tops[n] @ mids
    write(name, "hierarchical_attention", dict(segments=segments), dict(x=x), p,
          dict(step_weights=steps, segment_weights=tops, context=context))


def located(name, b, t, d, length):
    x, p = f32(b, t, d), dict(W=f32(d, d), v=f32(d))
    e = np.tanh(x @ p["W"]) @ p["v"]
    start = np.array([np.argmax([e[n, s:s + length].mean() for s in range(t - length + 1)]) for n in range(b)])
    write(name, "location_attention", dict(softness="hard", length=length), dict(x=x), p,
          dict(start=start, features=np.array([x[n, s:s + length] for n, s in enumerate(start)])))


def resampled(name, b, t, d, theta):
    x, theta = f32(b, t, d), np.array(theta, float)
    features = np.zeros_like(x)
    for n in range(b):
        for i in range(t):
            place = (theta[n, 0] * (2 * i / (t - 1) - 1) + theta[n, 1] + 1) / 2 * (t - 1)
            for j in range(t):
                features[n, i] += max(0, 1 - abs(place - j)) * x[n, j]
    write(name, "location_attention", dict(softness="soft"), dict(x=x, theta=theta), {}, dict(features=features))


for scope in ("global", "local"):
    for i, score in enumerate(("additive", "dot", "scaled_dot", "general", "concat", "location", "similarity", "key_only")):
        for kind in np.roll(("softmax", "sigmoid", "logistic", "sparsemax", "hard"), i)[:2].tolist():
            b, t, r = int(rng.integers(1, 4)), int(rng.integers(2, 38)), int(rng.integers(0, 20))
            mask = (rng.random((b, t)) < .6) if rng.random() < .6 else None
            if mask is not None and rng.random() < .4:
                mask[0] = False
            alignment = ("causal", "centered")[int(rng.integers(2))]
            attention(f"{scope}-{score}-{kind}", scope, score, kind, b, t, int(rng.integers(1, 7)), int(rng.integers(2, 7)),
                      int(rng.integers(1, 4)), int(rng.integers(2, 9)), r if scope == "local" else 0, alignment, mask)
for score in ("additive", "dot", "scaled_dot", "location", "key_only"):
    for kind in ("softmax", "sparsemax"):
        b, t = int(rng.integers(1, 3)), int(rng.integers(3, 30))
        attention(f"predictive-{score}-{kind}", "local_predictive", score, kind, b, t, int(rng.integers(1, 9)), 4, 2, 4,
                  int(rng.integers(1, 9)), mask=(rng.random((b, t)) < .7) if kind == "sparsemax" else None)
heads("heads-global-3", 1, 19, 9, 3)
heads("heads-global-2-masked", 2, 6, 4, 2, mask=[[0] * 6, [1, 1, 0, 1, 0, 1]])
heads("heads-causal-4", 2, 35, 8, 4, 6)
heads("heads-centered-2-masked", 2, 20, 6, 2, 18, "centered", (rng.random((2, 20)) < .5))
heads("heads-causal-1", 1, 3, 5, 1, 10)
hierarchical("hierarchical-1", 1, 7, 3, 1)
hierarchical("hierarchical-7", 3, 21, 4, 7)
located("located-1", 2, 9, 3, 1)
located("located-whole", 1, 6, 4, 6)
resampled("resampled", 3, 17, 4, [[.3, -.9], [-1, 0], [2.5, .7]])

for i, scope in enumerate(("global", "local", "local_predictive")):
    for j, kind in enumerate(("softmax", "sigmoid", "logistic", "sparsemax", "hard")):
        attention(f"distance-{scope}-{kind}", scope, "distance", kind, 2, 7 + j, 3, 4, 2, radius=(0, 2, 3)[i],
                  alignment=("causal", "centered")[j % 2], mask=(rng.random((2, 7 + j)) < .7) if j % 2 else None)
for score in ("additive", "scaled_dot", "location", "similarity"):  # one step, one query, one channel
    for scope, radius in (("global", 0), ("local", 1), ("local", 9), ("local_predictive", 2)):
        attention(f"edge-one-{scope}-{radius}-{score}", scope, score, "softmax", 1, 1, 1, 2, 1, 1, radius)
    for kind in ("softmax", "sigmoid", "logistic", "sparsemax", "hard"):
        attention(f"edge-unseen-{kind}-{score}", "global", score, kind, 2, 5, 3, 3, 1, mask=np.zeros((2, 5)))
        attention(f"edge-unseen-local-{kind}-{score}", "local", score, kind, 1, 5, 5, 3, 1, radius=2, mask=np.zeros((1, 5)))
    attention(f"edge-wide-causal-{score}", "local", score, "softmax", 2, 5, 5, 3, 1, radius=5)
    attention(f"edge-wide-centered-{score}", "local", score, "sparsemax", 1, 6, 6, 3, 1, radius=40, alignment="centered")
    attention(f"edge-wide-predictive-{score}", "local_predictive", score, "softmax", 1, 6, 2, 3, 1, radius=40)
heads("edge-heads-one-step", 1, 1, 4, 1)
heads("edge-heads-one-step-local", 3, 1, 4, 2, 7)
heads("edge-heads-narrow", 1, 4, 2, 2, 4, "centered")
hierarchical("edge-hierarchical-one-step", 1, 1, 2, 1)
hierarchical("edge-hierarchical-one-each", 2, 5, 1, 5)
located("edge-located-one-step", 1, 1, 1, 1)
