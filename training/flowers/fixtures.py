"""Writes what the site's tests compare themselves with: `python -m flowers.fixtures`."""

import json
from pathlib import Path

import keras
import numpy as np
import onnxruntime
import tensorflow as tf
from PIL import Image

from .config import MODELS, REPOSITORY, SIZE

FIXTURES = REPOSITORY / "tests" / "fixtures"

#: Tensor s, element i (flat NHWC index): ((i × 7919 + s × 104729) mod 997) / 996, in 0–1.
FORMULA = "((i * 7919 + s * 104729) % 997) / 996"


def formula_tensor(series: int) -> np.ndarray:
    """Build one input (150, 150, 3) that any language can rebuild without a file."""
    index = np.arange(SIZE * SIZE * 3, dtype=np.int64)
    values = ((index * 7919 + series * 104_729) % 997) / 996
    return values.reshape(SIZE, SIZE, 3).astype(np.float32)


def gradient_tensor() -> np.ndarray:
    """Build an input that rises from left to right: x / 149 in every channel."""
    row = np.arange(SIZE, dtype=np.float32) / (SIZE - 1)
    return np.broadcast_to(row[None, :, None], (SIZE, SIZE, 3)).astype(np.float32)


def write_parity(model: keras.Model, name: str) -> list[str]:
    """Note Keras' outputs for fixed tensors: probabilities and distances, and the first's activation maps.

    Returns the names of the model's outputs, probabilities first.
    """
    tensors = {f"formula-{series}": formula_tensor(series) for series in range(5)}
    tensors["zeros"] = np.zeros((SIZE, SIZE, 3), np.float32)
    tensors["ones"] = np.ones((SIZE, SIZE, 3), np.float32)
    tensors["gradient"] = gradient_tensor()
    outputs = model.predict(np.stack(list(tensors.values())), verbose=0)
    if not isinstance(outputs, dict):
        outputs = {"probabilities": outputs}
    noted: dict[str, object] = {
        "formula": FORMULA,
        "gradient": "x / 149",
        "probabilities": dict(zip(tensors, map(digits, outputs["probabilities"]), strict=True)),
    }
    if "activation_maps" in outputs:
        maps = outputs["activation_maps"]
        noted["activationMaps"] = {
            "shape": list(maps.shape[1:]),
            "values": {key: digits(maps[index]) for index, key in enumerate(tensors) if key == "formula-0"},
        }
    if "distance" in outputs:
        noted["distance"] = dict(zip(tensors, digits(outputs["distance"]), strict=True))
    folder = FIXTURES / "model"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(noted, indent=2) + "\n")
    return sorted(outputs, key=["probabilities", "activation_maps", "logits", "distance"].index)


def digits(values: np.ndarray) -> list[float]:
    """List values in order with eight significant digits."""
    return [float(f"{value:.8g}") for value in values.ravel()]


def made_up_picture(width: int, height: int, seed: int) -> np.ndarray:
    """Draw something with the features of a photograph: gradients, edges, fine texture (height, width, 3)."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([x / width, y / height, 0.5 + 0.5 * np.sin(x / 9 + y / 17)], axis=-1) * 255
    base[(x // 23 + y // 31) % 4 == 0] *= 0.35
    base += random.normal(0, 18, base.shape)
    return np.clip(base, 0, 255).astype(np.uint8)


def write_preprocessing() -> None:
    """Write pictures and what TensorFlow makes of them: 150×150, antialiased bilinear, rounded to bytes."""
    folder = FIXTURES / "preprocess"
    folder.mkdir(parents=True, exist_ok=True)
    for width, height in ((320, 213), (97, 301), (740, 500)):
        picture = made_up_picture(width, height, seed=width)
        resized = tf.image.resize(picture, (SIZE, SIZE), method="bilinear", antialias=True).numpy()
        Image.fromarray(picture).save(folder / f"{width}x{height}.png", optimize=True)
        rounded = np.clip(np.rint(resized), 0, 255).astype(np.uint8)
        Image.fromarray(rounded).save(folder / f"{width}x{height}.expected.png", optimize=True)


def check_onnx(path: Path, name: str) -> float:
    """Return the largest difference between a shipped ONNX model and the noted probabilities."""
    noted = json.loads((FIXTURES / "model" / f"{name}.json").read_text())["probabilities"]
    session = onnxruntime.InferenceSession(path)
    inputs = np.stack([formula_tensor(series) for series in range(5)])
    (probabilities,) = session.run(["probabilities"], {"pixels": inputs})
    expected = np.array([noted[f"formula-{series}"] for series in range(5)])
    return float(np.abs(probabilities - expected).max())


if __name__ == "__main__":
    write_preprocessing()
    for model_file in sorted(MODELS.glob("*.onnx")):
        print(f"{model_file.name}: largest difference {check_onnx(model_file, model_file.stem):.1e}")
