"""A Keras model with Heed's serving signature, in place of the graph of a model directory."""
import json
import pathlib
import shutil
import sys

import keras
import tensorflow as tf

directory = pathlib.Path(sys.argv[1])  # a copy of a directory that heed train wrote
card = json.loads((directory / "model.json").read_text())
C, R, H, Q = len(card["channels"]), card["receptiveField"], card["horizon"], len(card["levels"])
attention, E = card["configuration"]["attention"], len(card["expectationHorizons"])
D, O = attention["width"], 1  # O: with "layers": 0 and no summary a step attends to itself


class Shifted(keras.layers.Layer):
    """The steps k before the new ones: what is expected of a step must not see it."""

    def __init__(self, k):
        super().__init__()
        self.k = k

    def call(self, x):  # [B, T, C] -> [B, h, C], h = T - R + 1
        return x[:, R - 1 - self.k : tf.shape(x)[1] - self.k]


values = keras.Input((None, C), name="values")  # [B, T, C]
observed = keras.Input((None, C), name="observed")  # [B, T, C]
newest = Shifted(0)(values)  # [B, h, C]
weights = keras.layers.Dense(C, "sigmoid")(newest)
context = keras.layers.Dense(D, "tanh")(newest)
expected = [keras.layers.Dense(C)(Shifted(k)(values)) for k in card["expectationHorizons"]]
forecast = keras.layers.Dense(H * C * Q)(Shifted(0)(values)[:, -1])
model = keras.Model([values, observed], {
    "weights": weights,
    "features": newest * weights,
    "context": context,
    "attention": keras.ops.ones_like(newest[:, :, :O]),
    "expectation": keras.ops.stack(expected, axis=2),
    "forecast": keras.layers.Reshape((H, C, Q))(forecast),
})
# ... model.compile, model.fit ...


def serve(values, observed):
    return model([values, observed])


ends = [tf.TensorSpec([None, None, C], tf.float32, name=name) for name in ("values", "observed")]
archive = keras.export.ExportArchive()  # tf.saved_model.save would leave Keras' variables out
archive.track(model)
archive.add_endpoint("serving_default", serve, input_signature=ends)
shutil.rmtree(directory / "saved_model", ignore_errors=True)
archive.write_out(str(directory / "saved_model"))
