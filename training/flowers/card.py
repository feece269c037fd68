"""The model card: the contract between the training and the site."""

import json
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import keras

from .config import ARCHIVE_SHA256, ARCHIVE_URL, CLASSES, SIZE, Recipe
from .data import Photo
from .export import sha256
from .train import Training


def dataset_entry(splits: dict[str, list[Photo]]) -> dict[str, Any]:
    """Describe the data set and count the photographs of each split and class."""
    names = list(CLASSES)
    counts = {
        split: {names[label]: count for label, count in sorted(Counter(p.label for p in photos).items())}
        for split, photos in splits.items()
    }
    return {
        "name": "The TensorFlow Team, Flowers (tf_flowers), January 2019",
        "url": ARCHIVE_URL,
        "sha256": ARCHIVE_SHA256,
        "licence": "CC BY 2.0",
        "counts": counts,
    }


def model_entry(
    path: Path,
    model: keras.Model,
    training: Training,
    recipe: Recipe,
    temperature: float,
    metrics: dict[str, Any],
) -> dict[str, Any]:
    """Describe one exported model: file, input, training and figures."""
    return {
        "file": path.name,
        "sha256": sha256(path),
        "bytes": path.stat().st_size,
        "parameters": model.count_params(),
        "input": {
            "name": "pixels",
            "layout": "NHWC",
            "size": [SIZE, SIZE],
            "scale": 1 / 255,
            "mean": [0, 0, 0],
            "std": [1, 1, 1],
        },
        "outputs": ["probabilities"],
        "temperature": temperature,
        "training": {
            "seed": recipe.seed,
            "epochs": recipe.epochs,
            "batchSize": recipe.batch_size,
            "learningRate": recipe.learning_rate,
            "validationShare": recipe.validation_share,
            "optimizer": "Adam",
            "loss": "categorical cross-entropy",
            "durationSeconds": round(training.duration_seconds),
            "cpuSeconds": round(training.cpu_seconds),
            "history": training.history,
        },
        "metrics": metrics,
        "environment": {
            "python": platform.python_version(),
            **{name: version(package) for name, package in PACKAGES.items()},
        },
    }


PACKAGES = {"tensorflow": "tensorflow_cpu", "keras": "keras", "tf2onnx": "tf2onnx", "onnx": "onnx"}


def write_card(path: Path, dataset: dict[str, Any], models: dict[str, Any]) -> None:
    """Write the card, models that it had and that were not trained now included."""
    known = json.loads(path.read_text())["models"] if path.exists() else {}
    card = {
        "dataset": dataset,
        "classes": [{"id": name, "zh": zh, "en": en} for name, (zh, en) in CLASSES.items()],
        "models": {**known, **models},
    }
    path.write_text(json.dumps(rounded(card), indent=2, ensure_ascii=False) + "\n")


def rounded(value: Any) -> Any:  # noqa: ANN401 - JSON is any of these
    """Keep six significant digits: more would only be noise."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [rounded(entry) for entry in value]
    return value
