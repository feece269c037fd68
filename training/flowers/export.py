"""A trained network → files: `.keras` to go on from, ONNX for the browser."""

import hashlib
from pathlib import Path

import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
import tf2onnx

from .config import SIZE

#: The largest difference between Keras' and ONNX Runtime's probabilities that we ship.
TOLERANCE = 1e-5


# region: save
def save_and_reload(model: keras.Model, path: Path, probe: np.ndarray) -> keras.Model:
    """Save the whole model as one `.keras` file, load it again and prove that nothing changed.

    `probe` is a batch of pixels (N, 150, 150, 3). Raises `ValueError` when the reloaded model disagrees.
    """
    model.save(path)
    reloaded = keras.models.load_model(path)
    if not np.array_equal(model.predict(probe, verbose=0), reloaded.predict(probe, verbose=0)):
        raise ValueError(f"{path} does not reproduce the model that was saved. Do not use it.")
    return reloaded


# endregion


# region: export
def export_onnx(model: keras.Model, path: Path, probe: np.ndarray) -> float:
    """Write an ONNX model for the browser and compare it with Keras on `probe`.

    The graph takes `pixels` (N, 150, 150, 3) in 0–1 and gives `probabilities` (N, classes), any N.
    Returns the largest difference; raises `ValueError` when it exceeds `TOLERANCE`.
    """

    @tf.function(input_signature=[tf.TensorSpec((None, SIZE, SIZE, 3), tf.float32, name="pixels")])
    def forward(pixels: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"probabilities": model(pixels, training=False)}

    graph, _ = tf2onnx.convert.from_function(forward, input_signature=forward.input_signature, opset=17)
    onnx.checker.check_model(graph)
    path.write_bytes(graph.SerializeToString())

    session = onnxruntime.InferenceSession(path)
    (probabilities,) = session.run(["probabilities"], {"pixels": probe})
    difference = float(np.abs(probabilities - model.predict(probe, verbose=0)).max())
    if difference > TOLERANCE:
        raise ValueError(f"{path}: ONNX and Keras differ by {difference:.1e}, more than {TOLERANCE:.0e}.")
    return difference


# endregion


def sha256(path: Path) -> str:
    """Return the checksum by which the browser recognises the file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
