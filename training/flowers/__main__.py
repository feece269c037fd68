"""Command line: `python -m flowers {check,train,ablate,export,all} [--data DIR] [--run DIR]`."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from . import archive
from .config import CLASSES, CURRENT_RUN, DOCUMENT, IMPROVED, MODELS, RUNS, SEEDS, ablation
from .errors import DataError

if TYPE_CHECKING:
    from .measure import Data
    from .train import Training

COMMANDS = {
    "check": "find and decode every photograph",
    "train": "train the document's network with three seeds, and the improved one",
    "ablate": "train each step from the one to the other",
    "export": "write the ONNX files, the card and the fixtures; looks at the test split",
    "all": "all of these, in this order",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="flowers",
        epilog="; ".join(f"{name}: {what}" for name, what in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--data", type=Path, help="folder with train/ and test/; default: download")
    parser.add_argument(
        "--run", type=Path, default=CURRENT_RUN, help="folder of the run; one begun there is gone on with"
    )
    options = parser.parse_args(arguments)
    try:
        folder = options.data or archive.prepare(
            archive.download(RUNS / "flower_photos.tgz"), RUNS / "photographs"
        )
        data = read(folder)
        if options.command in ("train", "all"):
            train_networks(data, options.run)
        if options.command in ("ablate", "all"):
            train_ablation(data, options.run)
        if options.command in ("export", "all"):
            export_models(data, options.run)
    except DataError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def read(folder: Path) -> "Data":
    """Find and decode every photograph, and hold the validation split out."""
    from .data import find_photos, hold_out, load
    from .measure import Data

    classes = list(CLASSES)
    training, validation = hold_out(find_photos(folder / "train", classes), DOCUMENT.validation_share)
    photos = {"train": training, "validation": validation, "test": find_photos(folder / "test", classes)}
    arrays = {name: load(split) for name, split in photos.items()}
    for name, split in photos.items():
        print(f"{name}: {len(split)} photographs, all of them decode")
    return Data(photos, arrays)


def train_networks(data: "Data", run: Path) -> tuple[list["Training"], "Training"]:
    """Train, or read when trained already: the document's network with each seed, and the improved one."""
    from .train import train

    arrays = data.arrays["train"], data.arrays["validation"]
    document = [train(replace(DOCUMENT, seed=seed), *arrays, run / f"document-seed-{seed}") for seed in SEEDS]
    return document, train(IMPROVED, *arrays, run / "improved")


def train_ablation(data: "Data", run: Path) -> list["Training"]:
    """Train, or read when trained already, each step of the ablation."""
    from .train import train

    arrays = data.arrays["train"], data.arrays["validation"]
    return [train(change.recipe, *arrays, run / f"ablation-{change.id}") for change in ablation()]


def export_models(data: "Data", run: Path) -> None:
    """Write what the site reads. Nothing may be chosen after this: it looks at the test split."""
    from . import card, export, fixtures
    from .distance import fit_gauges
    from .explanations import with_explanations
    from .measure import agreement, measure, milliseconds

    document, improved = train_networks(data, run)
    steps = train_ablation(data, run)
    median = sorted(document, key=lambda training: training.validation_accuracy)[len(document) // 2]
    held_out, test = data.arrays["validation"].pixels, data.arrays["test"].pixels
    folded = export.folded(improved.model)
    gauges = fit_gauges(folded, data.arrays["train"].pixels, data.arrays["train"].labels)
    browser = {"document": median.model, "improved": with_explanations(folded, gauges)}
    parameters = {"document": median.model.count_params(), "improved": folded.count_params()}
    MODELS.mkdir(parents=True, exist_ok=True)
    entries = {}
    for name, training in {"document": median, "improved": improved}.items():
        export.save_and_reload(training.model, run / f"{name}.keras", held_out[:32])
        target = MODELS / f"{name}.onnx"
        difference = export.export_onnx(browser[name], target, held_out[:64])
        outputs = fixtures.write_parity(browser[name], name)
        entries[name] = card.model_entry(target, outputs, parameters[name], training)
        entries[name] |= measure(target, data, list(CLASSES))
        figures = entries[name]["metrics"]["test"]
        print(
            f"{name}: test accuracy {figures['accuracy']:.4f}, ECE {figures['ece']:.4f} → "
            f"{figures['eceCalibrated']:.4f} at T = {entries[name]['temperature']:.3f}; "
            f"ONNX differs by at most {difference:.1e}"
        )
    entries["document"] |= card.seeds_entry(document)
    shipped = MODELS / "improved.onnx"
    exact = improved.model.predict(test, verbose=0)
    entries["improved"] |= {
        "ablation": card.ablation_entry(document[0], list(zip(ablation(), steps, strict=True)), improved),
        "variants": [
            {
                "precision": "8-bit kernels, 16-bit small weights, float32 arithmetic",
                "file": shipped.name,
                "sha256": export.sha256(shipped),
                "bytes": shipped.stat().st_size,
                "testAccuracy": entries["improved"]["metrics"]["test"]["accuracy"],
                **agreement(export.run_onnx(shipped, test)["probabilities"], exact),
                "milliseconds": milliseconds(shipped, test),
            }
        ],
    }
    card.write_card(MODELS / "model-card.json", card.dataset_entry(data.photos), entries)
    fixtures.write_preprocessing()


if __name__ == "__main__":
    sys.exit(main())
