"""When the answer is “none of these five flowers”."""

from typing import Any

import numpy as np

from .config import FALSE_ALARMS


# region: rejection
def choose_threshold(flowers: dict[str, np.ndarray], others: dict[str, np.ndarray]) -> dict[str, Any]:
    """Choose the score and the threshold below which a picture is refused.

    Both arguments give scores by their names: of the validation flowers, and of half of the other
    pictures. The score that separates them best is kept; its threshold refuses the agreed share of flowers.
    """
    best = max(flowers, key=lambda name: separation(flowers[name], others[name]))
    return {
        "score": best,
        "threshold": float(np.quantile(flowers[best], FALSE_ALARMS)),
        "direction": "reject-below",
        "separation": {name: separation(flowers[name], others[name]) for name in flowers},
    }


def separation(flowers: np.ndarray, others: np.ndarray) -> float:
    """Return how often a flower scores higher than another picture: the area under the ROC curve."""
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
