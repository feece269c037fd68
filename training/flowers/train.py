"""Arrays → a trained network, its history, and checkpoints to go on from."""

import json
import resource
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import keras

from .config import Recipe
from .data import Split


@dataclass(frozen=True)
class Training:
    """A finished run: the final weights, what each epoch measured, and what it cost."""

    model: keras.Model
    history: list[dict[str, float]]
    duration_seconds: float
    cpu_seconds: float


class RunLog(keras.callbacks.Callback):
    """Writes each epoch's figures to `history.json`, so that an interrupted run can go on."""

    def __init__(self, folder: Path, history: list[dict[str, float]]) -> None:
        """Continue the given history in a folder."""
        super().__init__()
        self.path = folder / "history.json"
        self.history = history

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Append one epoch."""
        figures = logs or {}
        self.history.append(
            {
                "epoch": epoch + 1,
                "loss": float(figures["loss"]),
                "accuracy": float(figures["accuracy"]),
                "valLoss": float(figures["val_loss"]),
                "valAccuracy": float(figures["val_accuracy"]),
            }
        )
        self.path.write_text(json.dumps(self.history, indent=2))


# region: fit
def fit(model: keras.Model, training: Split, validation: Split, recipe: Recipe, folder: Path) -> Training:
    """Train with Adam for the recipe's epochs and keep the final weights.

    A checkpoint is written after each epoch; a run into the same folder goes on after the last one.
    The order of the photographs is drawn anew in each epoch; validation is never shuffled.
    """
    keras.utils.set_random_seed(recipe.seed)
    model.compile(
        optimizer=keras.optimizers.Adam(recipe.learning_rate),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = previous_epochs(folder)
    checkpoint = folder / "checkpoint.keras"
    if history:
        model = keras.models.load_model(checkpoint)
    started, cpu_before = time.monotonic(), cpu_time()
    model.fit(
        training.pixels,
        training.labels,
        batch_size=recipe.batch_size,
        epochs=recipe.epochs,
        initial_epoch=len(history),
        validation_data=(validation.pixels, validation.labels),
        shuffle=True,
        callbacks=[keras.callbacks.ModelCheckpoint(str(checkpoint)), RunLog(folder, history)],
    )
    return Training(model, history, time.monotonic() - started, cpu_time() - cpu_before)


# endregion


def previous_epochs(folder: Path) -> list[dict[str, float]]:
    """Read what an interrupted run has already done."""
    log = folder / "history.json"
    if not (log.exists() and (folder / "checkpoint.keras").exists()):
        return []
    return json.loads(log.read_text())


def cpu_time() -> float:
    """Return the processor seconds that this process has used."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def save_recipe(recipe: Recipe, folder: Path) -> None:
    """Note in the run's folder what it was started with."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2))
