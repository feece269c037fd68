"""An exported file → its figures in the card: the file that ships is what is measured."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from . import evaluate, robustness
from .data import Photo, Split
from .export import run_onnx
from .others import other_pictures
from .rejection import choose_threshold, energy, refused


@dataclass(frozen=True)
class Data:
    """The photographs of each split, as files and as arrays."""

    photos: dict[str, list[Photo]]
    arrays: dict[str, Split]


def measure(path: Path, data: Data, classes: Sequence[str]) -> dict[str, Any]:
    """Fit the temperature and the refusal on the validation split, then look at the test split once."""
    outputs = {name: run_onnx(path, split.pixels) for name, split in data.arrays.items()}
    held_out = data.arrays["validation"]
    temperature = evaluate.fit_temperature(outputs["validation"]["probabilities"], held_out.labels)
    metrics = {
        name: evaluate.evaluate(outputs[name]["probabilities"], split.labels, classes, temperature)
        for name, split in data.arrays.items()
    }
    test = data.arrays["test"]
    metrics["test"]["examples"] = evaluate.examples(
        evaluate.soften(outputs["test"]["probabilities"], temperature),
        test.labels,
        data.photos["test"],
        classes,
    )
    return {
        "temperature": temperature,
        "metrics": metrics,
        "rejection": rejection(path, outputs, temperature),
        "robustness": [
            {"id": name, "accuracy": accuracy(path, robustness.changed(test.pixels, change), test.labels)}
            for name, change in robustness.CHANGES.items()
        ],
    }


def accuracy(path: Path, pixels: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of pictures whose most probable class is the right one."""
    return float((run_onnx(path, pixels)["probabilities"].argmax(axis=1) == labels).mean())


# region: rejection
def rejection(path: Path, outputs: dict[str, dict[str, np.ndarray]], temperature: float) -> dict[str, Any]:
    """Choose the refusal on validation flowers and half of the other pictures; measure it on the rest."""

    def scores(output: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        known = {"max-probability": evaluate.soften(output["probabilities"], temperature).max(axis=1)}
        if "logits" in output:
            known["energy"] = energy(output["logits"])
        if "distance" in output:
            known["distance"] = output["distance"]
        return known

    kinds = {name: scores(run_onnx(path, pictures)) for name, pictures in other_pictures().items()}
    flowers = scores(outputs["validation"])
    chosen = choose_threshold(
        flowers, {name: np.concatenate([kind[name][::2] for kind in kinds.values()]) for name in flowers}
    )
    score = chosen["score"]
    unseen = {name: kind[score][1::2] for name, kind in kinds.items()}
    return {
        **chosen,
        "falseAlarmRate": float(refused(chosen, scores(outputs["test"])[score]).mean()),
        "missRate": float((~refused(chosen, np.concatenate(list(unseen.values())))).mean()),
        "missRates": {name: float((~refused(chosen, values)).mean()) for name, values in unseen.items()},
        "sources": {"test flowers": len(outputs["test"]["probabilities"])}
        | {name: len(values) for name, values in unseen.items()},
    }


# endregion


def milliseconds(path: Path, pixels: np.ndarray, runs: int = 20) -> float:
    """Return the median time of one picture on one processor core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        session.run(["probabilities"], {"pixels": pixels[:1]})
        times.append((time.perf_counter() - start) * 1000)
    return float(np.median(times))


def agreement(shipped: np.ndarray, exact: np.ndarray) -> dict[str, float]:
    """Compare probabilities of the shipped file with those before its weights were rounded."""
    return {
        "agreement": float((shipped.argmax(axis=1) == exact.argmax(axis=1)).mean()),
        "maxDifference": float(np.abs(shipped - exact).max()),
    }
