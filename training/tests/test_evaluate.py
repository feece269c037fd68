import numpy as np
import pytest

from flowers.evaluate import (
    bootstrap,
    calibration_error,
    cross_entropy,
    fit_temperature,
    interval,
    per_class,
    reliability,
    soften,
)


def test_cross_entropy_of_the_guides_example() -> None:
    assert cross_entropy(np.array([[0.8, 0.2]]), np.array([0])) == pytest.approx(0.2231435513)


def test_certain_and_right_is_calibrated_and_certain_and_wrong_is_not() -> None:
    certain = np.array([[1.0, 0.0]] * 4)
    assert calibration_error(certain, np.zeros(4, int)) == 0
    assert calibration_error(certain, np.ones(4, int)) == 1


def test_a_temperature_of_one_changes_nothing() -> None:
    probabilities = np.array([[0.7, 0.2, 0.1]])
    assert np.allclose(soften(probabilities, 1.0), probabilities)


def test_the_temperature_of_an_overconfident_model_is_found() -> None:
    random = np.random.default_rng(0)
    logits = random.normal(0, 1, (4000, 5))
    true = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = np.array([random.choice(5, p=row) for row in true])
    overconfident = soften(true, 1 / 2.5)
    assert fit_temperature(overconfident, labels) == pytest.approx(2.5, rel=0.1)


def test_per_class_figures_of_a_small_confusion_matrix() -> None:
    confusion = np.array([[3, 1, 0], [0, 2, 0], [2, 0, 0]])
    first, second, third = per_class(confusion, bootstrap(confusion, 50), ["a", "b", "c"])
    assert (first["precision"], first["recall"], first["support"]) == (0.6, 0.75, 4)
    assert (second["precision"], second["recall"]) == (pytest.approx(2 / 3), 1)
    assert third["f1"] == 0
    low, high = first["recallInterval"]
    assert low <= 0.75 <= high


def test_the_interval_of_an_accuracy_is_that_of_a_binomial_share() -> None:
    confusion = np.array([[350, 50], [50, 50]])
    shares = np.trace(bootstrap(confusion), axis1=1, axis2=2) / 500
    low, high = interval(shares)
    half = 1.96 * np.sqrt(0.8 * 0.2 / 500)
    assert (low, high) == (pytest.approx(0.8 - half, abs=0.006), pytest.approx(0.8 + half, abs=0.006))


def test_the_bins_hold_every_picture_once() -> None:
    random = np.random.default_rng(1)
    probabilities = random.dirichlet(np.ones(5), 300)
    bins = reliability(probabilities, random.integers(0, 5, 300))
    assert sum(entry["count"] for entry in bins) == 300
    assert all(entry["from"] <= entry["confidence"] <= entry["to"] for entry in bins)
