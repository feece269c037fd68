"""Probabilities and labels → the figures of the model card."""

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np

from .data import Photo, Split

#: Equal-width confidence bins of the expected calibration error.
CALIBRATION_BINS = 15


# region: evaluate
def evaluate(
    model: keras.Model, split: Split, classes: Sequence[str], temperature: float = 1.0
) -> dict[str, Any]:
    """Measure a network on a split, in the order of the photographs, never shuffled.

    `ece` is of the probabilities as the network gives them, `eceCalibrated` after the temperature.
    Rows of `confusion` are the true classes, columns the predicted ones.
    """
    probabilities = model.predict(split.pixels, batch_size=64, verbose=0)
    predicted = probabilities.argmax(axis=1)
    confusion = np.zeros((len(classes), len(classes)), int)
    np.add.at(confusion, (split.labels, predicted), 1)
    return {
        "accuracy": float((predicted == split.labels).mean()),
        "loss": cross_entropy(probabilities, split.labels),
        "ece": calibration_error(probabilities, split.labels),
        "eceCalibrated": calibration_error(soften(probabilities, temperature), split.labels),
        "perClass": per_class(confusion, classes),
        "confusion": confusion.tolist(),
    }


# endregion


def examples(
    model: keras.Model, split: Split, photos: Sequence[Photo], classes: Sequence[str], count: int = 6
) -> dict[str, Any]:
    """Name the photographs of which the network was surest, when right and when wrong.

    Confidence is the largest probability as the network gives it, before any temperature.
    """
    probabilities = model.predict(split.pixels, batch_size=64, verbose=0)
    predicted = probabilities.argmax(axis=1)
    surest = np.argsort(-probabilities.max(axis=1), kind="stable")

    def describe(index: int) -> dict[str, Any]:
        return {
            "file": photos[index].path.name,
            "class": classes[split.labels[index]],
            "predicted": classes[predicted[index]],
            "probability": float(probabilities[index].max()),
        }

    right = predicted == split.labels
    return {
        "right": [describe(index) for index in surest if right[index]][:count],
        "wrong": [describe(index) for index in surest if not right[index]][:count],
    }


def cross_entropy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Mean negative log-likelihood in nats."""
    return float(-np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, 1)).mean())


def calibration_error(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Return the expected calibration error: the mean gap of confidence and accuracy over equal-width bins.

    Guo et al., “On Calibration of Modern Neural Networks”, 2017, arXiv:1706.04599, equation 3.
    """
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    error = 0.0
    for index in range(CALIBRATION_BINS):
        members = bins == index
        if members.any():
            error += members.mean() * abs(correct[members].mean() - confidence[members].mean())
    return float(error)


def soften(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Divide the logits by a temperature: softmax(log(p) / T), rows sum to 1."""
    logits = np.log(np.clip(probabilities, 1e-12, 1)) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def fit_temperature(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Find the temperature that minimises the cross-entropy on the validation split.

    Golden-section search over log T in [0.1, 10]; the loss has one minimum there.
    """
    ratio = (np.sqrt(5) - 1) / 2
    low, high = np.log(0.1), np.log(10.0)
    while high - low > 1e-4:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if cross_entropy(soften(probabilities, np.exp(left)), labels) < cross_entropy(
            soften(probabilities, np.exp(right)), labels
        ):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def per_class(confusion: np.ndarray, classes: Sequence[str]) -> list[dict[str, Any]]:
    """Precision, recall and F1 of each class; 0 where nothing was predicted or nothing was there."""
    figures = []
    for index, name in enumerate(classes):
        hits = int(confusion[index, index])
        predicted, support = int(confusion[:, index].sum()), int(confusion[index].sum())
        precision = hits / predicted if predicted else 0.0
        recall = hits / support if support else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        figures.append(
            {"class": name, "precision": precision, "recall": recall, "f1": f1, "support": support}
        )
    return figures
