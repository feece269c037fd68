"""Command line: `python -m flowers {check,all} [--data DIR]`."""

import argparse
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from . import archive
from .config import CLASSES, DOCUMENT, MODELS, RUNS
from .errors import DataError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="flowers", description=__doc__)
    parser.add_argument("command", choices=["check", "all"], help="check the data, or train and export")
    parser.add_argument("--data", type=Path, help="folder with train/ and test/; default: download")
    parser.add_argument("--run", type=Path, help="folder of an interrupted run to go on with")
    options = parser.parse_args(arguments)
    try:
        data = options.data or archive.prepare(
            archive.download(RUNS / "flower_photos.tgz"), RUNS / "photographs"
        )
        if options.command == "check":
            check(data)
        else:
            train_and_export(data, options.run or RUNS / time.strftime("%Y%m%d-%H%M%S"))
    except DataError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def check(data: Path) -> None:
    """Find and decode every photograph."""
    from .data import find_photos, load

    for split in ("train", "test"):
        photos = find_photos(data / split, list(CLASSES))
        load(photos)
        print(f"{split}: {len(photos)} photographs, all of them decode.")


def train_and_export(data: Path, folder: Path) -> None:
    """Train the document's CNN, look at the test split once, and write what the site reads."""
    from . import card, evaluate, export, fixtures, model, train
    from .data import find_photos, hold_out, load

    classes = list(CLASSES)
    training, validation = hold_out(find_photos(data / "train", classes), DOCUMENT.validation_share)
    splits = {"train": training, "validation": validation, "test": find_photos(data / "test", classes)}
    for name, photos in splits.items():
        print(f"{name}: {len(photos)} photographs")
    arrays = {name: load(photos) for name, photos in splits.items()}

    train.save_recipe(DOCUMENT, folder)
    train.keras.utils.set_random_seed(DOCUMENT.seed)
    network = model.document_cnn(len(classes))
    result = train.fit(network, arrays["train"], arrays["validation"], DOCUMENT, folder)

    held_out = arrays["validation"]
    network = export.save_and_reload(result.model, folder / "document.keras", held_out.pixels[:32])
    probabilities = network.predict(held_out.pixels, verbose=0)
    temperature = evaluate.fit_temperature(probabilities, held_out.labels)
    MODELS.mkdir(parents=True, exist_ok=True)
    target = MODELS / "document.onnx"
    difference = export.export_onnx(network, target, held_out.pixels[:64])
    metrics = {
        name: evaluate.evaluate(network, split, classes, temperature) for name, split in arrays.items()
    }
    metrics["test"]["examples"] = evaluate.examples(network, arrays["test"], splits["test"], classes)
    entry = card.model_entry(target, network, result, DOCUMENT, temperature, metrics)
    card.write_card(MODELS / "model-card.json", card.dataset_entry(splits), {"document": entry})
    fixtures.write_parity(network, "document")
    fixtures.write_preprocessing()
    test = metrics["test"]
    print(
        f"test: accuracy {test['accuracy']:.4f}, loss {test['loss']:.4f}, "
        f"ECE {test['ece']:.4f} → {test['eceCalibrated']:.4f} at T = {temperature:.3f}; "
        f"ONNX differs by at most {difference:.1e}"
    )


if __name__ == "__main__":
    sys.exit(main())
