"""Probabilities and labels → the figures of the model card."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .data import Photo

#: Equal-width confidence bins of the expected calibration error.
CALIBRATION_BINS = 15


# region: evaluate
def evaluate(
    probabilities: np.ndarray, labels: np.ndarray, classes: Sequence[str], temperature: float = 1.0
) -> dict[str, Any]:
    """Measure probabilities (N, classes) against labels (N,), both in the order of the photographs.

    `ece` is of the probabilities as the network gives them, `eceCalibrated` and `reliability` after the
    temperature. Rows of `confusion` are the true classes, columns the predicted ones. Intervals are 95 %.
    """
    predicted = probabilities.argmax(axis=1)
    confusion = np.zeros((len(classes), len(classes)), int)
    np.add.at(confusion, (labels, predicted), 1)
    calibrated = soften(probabilities, temperature)
    resampled = bootstrap(confusion)
    return {
        "accuracy": float((predicted == labels).mean()),
        "accuracyInterval": interval(np.trace(resampled, axis1=1, axis2=2) / len(labels)),
        "loss": cross_entropy(probabilities, labels),
        "lossCalibrated": cross_entropy(calibrated, labels),
        "ece": calibration_error(probabilities, labels),
        "eceCalibrated": calibration_error(calibrated, labels),
        "reliability": reliability(calibrated, labels),
        "perClass": per_class(confusion, resampled, classes),
        "confusion": confusion.tolist(),
    }


# endregion


# region: bootstrap
def bootstrap(confusion: np.ndarray, draws: int = 2000) -> np.ndarray:
    """Draw test splits like this one, with replacement: confusion matrices (draws, classes, classes).

    Drawing photographs is drawing cells of the confusion matrix (Efron, 1979).
    """
    counts = np.random.default_rng(0).multinomial(confusion.sum(), confusion.ravel() / confusion.sum(), draws)
    return counts.reshape(draws, *confusion.shape)


def interval(values: np.ndarray) -> list[float]:
    """Give the bounds between which 95 % of the values lie."""
    return [float(bound) for bound in np.nanpercentile(values, [2.5, 97.5])]


# endregion


def examples(
    probabilities: np.ndarray,
    labels: np.ndarray,
    photos: Sequence[Photo],
    classes: Sequence[str],
    count: int = 6,
) -> dict[str, Any]:
    """Name the photographs of which the network was surest, when right and when wrong."""
    predicted = probabilities.argmax(axis=1)
    surest = np.argsort(-probabilities.max(axis=1), kind="stable")

    def describe(index: int) -> dict[str, Any]:
        return {
            "file": photos[index].path.name,
            "class": classes[labels[index]],
            "predicted": classes[predicted[index]],
            "probability": float(probabilities[index].max()),
        }

    right = predicted == labels
    return {
        "right": [describe(index) for index in surest if right[index]][:count],
        "wrong": [describe(index) for index in surest if not right[index]][:count],
    }


def cross_entropy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Mean negative log-likelihood in nats."""
    return float(-np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, 1)).mean())


# region: calibration
def reliability(probabilities: np.ndarray, labels: np.ndarray) -> list[dict[str, float]]:
    """Compare confidence and accuracy in equal-width bins of the largest probability, without empty ones."""
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    return [
        {
            "from": float(index / CALIBRATION_BINS),
            "to": float((index + 1) / CALIBRATION_BINS),
            "count": int((bins == index).sum()),
            "confidence": float(confidence[bins == index].mean()),
            "accuracy": float(correct[bins == index].mean()),
        }
        for index in np.unique(bins)
    ]


def calibration_error(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Return the expected calibration error: the mean gap of confidence and accuracy over the bins.

    Guo et al., “On Calibration of Modern Neural Networks”, 2017, arXiv:1706.04599, equation 3.
    """
    return sum(
        bin_["count"] / len(labels) * abs(bin_["accuracy"] - bin_["confidence"])
        for bin_ in reliability(probabilities, labels)
    )


# endregion


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


def per_class(confusion: np.ndarray, resampled: np.ndarray, classes: Sequence[str]) -> list[dict[str, Any]]:
    """Precision, recall and F1 of each class with their intervals; 0 where nothing was there."""
    measured, drawn = scores(confusion[None]), scores(resampled)
    return [
        {
            "class": name,
            **{measure: float(values[0, index]) for measure, values in measured.items()},
            **{f"{measure}Interval": interval(values[:, index]) for measure, values in drawn.items()},
            "support": int(confusion[index].sum()),
        }
        for index, name in enumerate(classes)
    ]


def scores(confusions: np.ndarray) -> dict[str, np.ndarray]:
    """Precision, recall and F1, each (draws, classes), of confusion matrices (draws, classes, classes)."""
    hits = np.diagonal(confusions, axis1=1, axis2=2).astype(float)
    predicted, support = confusions.sum(axis=1), confusions.sum(axis=2)
    return {
        "precision": hits / np.maximum(predicted, 1),
        "recall": hits / np.maximum(support, 1),
        "f1": 2 * hits / np.maximum(predicted + support, 1),
    }
