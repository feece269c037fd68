"""When the answer is “none of these five flowers”."""

from typing import Any

import numpy as np

from .config import FALSE_ALARMS

#: Scores of which a high value speaks against the five flowers.
REJECT_ABOVE = {"distance"}


# region: rejection
def choose_threshold(flowers: dict[str, np.ndarray], others: dict[str, np.ndarray]) -> dict[str, Any]:
    """Choose the score by which a picture is refused, and its threshold.

    Both arguments give scores by their names: of the validation flowers, and of half of the other
    pictures. The score that separates them best is kept; its threshold refuses the agreed share of flowers.
    """
    separations = {name: separation(name, flowers[name], others[name]) for name in flowers}
    best = max(separations, key=lambda name: separations[name])
    above = best in REJECT_ABOVE
    return {
        "score": best,
        "threshold": float(np.quantile(flowers[best], 1 - FALSE_ALARMS if above else FALSE_ALARMS)),
        "direction": "reject-above" if above else "reject-below",
        "separation": separations,
    }


def refused(chosen: dict[str, Any], scores: np.ndarray) -> np.ndarray:
    """Say of each score whether its picture is turned away."""
    if chosen["direction"] == "reject-above":
        return scores > chosen["threshold"]
    return scores < chosen["threshold"]


def separation(name: str, flowers: np.ndarray, others: np.ndarray) -> float:
    """Return how often a flower looks more like one than another picture: the area under the ROC curve."""
    if name in REJECT_ABOVE:
        flowers, others = others, flowers
    return float(
        (flowers[:, None] > others[None, :]).mean() + 0.5 * (flowers[:, None] == others[None, :]).mean()
    )


def energy(logits: np.ndarray) -> np.ndarray:
    """Return log Σ exp(logits), (N,): high for what resembles the training data.

    Liu et al., “Energy-based Out-of-distribution Detection”, 2020, arXiv:2010.03759, with the sign turned.
    """
    highest = logits.max(axis=1)
    return highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))


# endregion
