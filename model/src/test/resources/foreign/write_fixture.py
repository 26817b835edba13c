"""Writes saved_model/ and expected.json: keras_model.py with a tiny card, and what Keras itself makes of two windows.

Run it in its own directory, with TensorFlow: python3 write_fixture.py
"""
import json
import pathlib
import shutil
import sys
import tempfile

import numpy as np

CARD = {"channels": ["a", "b"], "receptiveField": 9, "horizon": 5, "levels": [.1, .5, .9], "expectationHorizons": [1, 6],
        "configuration": {"attention": {"width": 4}}}
directory = pathlib.Path(tempfile.mkdtemp())
(directory / "model.json").write_text(json.dumps(CARD))
sys.argv[1:] = [str(directory)]
keras_model = {}
exec(pathlib.Path("keras_model.py").read_text(), keras_model)

rng = np.random.default_rng(4)
values = rng.normal(size=(2, 12, 2)).astype(np.float32)
given = keras_model["model"]([values, np.ones_like(values)])
json.dump({"values": [float(x) for x in values.ravel()]} | {name: [float(x) for x in tensor.numpy().ravel()]
                                                           for name, tensor in given.items()}, open("expected.json", "w"))
shutil.rmtree("saved_model", ignore_errors=True)
shutil.copytree(directory / "saved_model", "saved_model")
shutil.rmtree("saved_model/assets")
shutil.rmtree(directory)
