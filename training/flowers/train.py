"""Arrays → a trained network, its history, and checkpoints to go on from."""

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import keras

from .augment import augmented
from .config import Recipe
from .data import Split
from .errors import DataError
from .model import NETWORKS


@dataclass(frozen=True)
class Cost:
    """What a run has used: seconds on the clock and seconds of a processor core."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0

    @classmethod
    def now(cls) -> "Cost":
        """Read the clock, and the processor time of this process."""
        usage = resource.getrusage(resource.RUSAGE_SELF)
        return cls(time.monotonic(), usage.ru_utime + usage.ru_stime)

    @classmethod
    def read(cls, folder: Path) -> "Cost":
        """Read what the sessions of a run have used so far; nothing before the first."""
        path = folder / "cost.json"
        return cls(**json.loads(path.read_text())) if path.exists() else cls()

    def plus(self, start: "Cost", end: "Cost") -> "Cost":
        """Add what was used between two readings."""
        return Cost(
            self.seconds + end.seconds - start.seconds, self.cpu_seconds + end.cpu_seconds - start.cpu_seconds
        )

    def write(self, folder: Path) -> None:
        """Note the cost in a run's folder."""
        (folder / "cost.json").write_text(json.dumps(asdict(self), indent=2))


@dataclass(frozen=True)
class Training:
    """A finished run: the final weights, what each epoch measured, and what it cost."""

    model: keras.Model
    recipe: Recipe
    history: list[dict[str, float]]
    cost: Cost

    @property
    def validation_accuracy(self) -> float:
        """Accuracy on the validation split after the last epoch."""
        return self.history[-1]["valAccuracy"]


class RunLog(keras.callbacks.Callback):
    """Writes each epoch's figures and the cost so far, so that an interrupted run can go on."""

    def __init__(self, folder: Path, history: list[dict[str, float]]) -> None:
        """Continue the given history in a folder."""
        super().__init__()
        self.folder = folder
        self.history = history
        self.spent = Cost.read(folder)
        self.started = Cost.now()

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
        (self.folder / "history.json").write_text(json.dumps(self.history, indent=2))
        self.spent.plus(self.started, Cost.now()).write(self.folder)


# region: fit
def fit(model: keras.Model, training: Split, validation: Split, recipe: Recipe, folder: Path) -> Training:
    """Train for the recipe's epochs and keep the final weights.

    A checkpoint is written after each epoch; a run into the same folder goes on after the last one.
    The order of the photographs is drawn anew in each epoch; validation is never shuffled.
    """
    keras.utils.set_random_seed(recipe.seed)
    history = previous_epochs(folder)
    checkpoint = folder / "checkpoint.keras"
    if history:
        model = keras.models.load_model(checkpoint)
    else:
        prepare(model, recipe, steps_per_epoch=len(training.labels) // recipe.batch_size)
    options = {
        "epochs": recipe.epochs,
        "initial_epoch": len(history),
        "callbacks": [keras.callbacks.ModelCheckpoint(str(checkpoint)), RunLog(folder, history)],
    }
    if recipe.augmentation is None:
        model.fit(
            training.pixels,
            training.labels,
            batch_size=recipe.batch_size,
            validation_data=(validation.pixels, validation.labels),
            shuffle=True,
            **options,
        )
    else:
        one_hot = keras.utils.to_categorical(validation.labels)
        model.fit(
            augmented(training, recipe),
            validation_data=(validation.pixels, one_hot),
            **options,
        )
    return Training(model, recipe, history, Cost.read(folder))


# endregion


# region: prepare
def prepare(model: keras.Model, recipe: Recipe, steps_per_epoch: int) -> None:
    """Give a new network its optimiser and loss.

    With a warm-up the learning rate rises in a line and falls along a cosine to 0 (Loshchilov and Hutter,
    2016, arXiv:1608.03983); weight decay is decoupled from the gradient (the same authors, 2017,
    arXiv:1711.05101) and spares biases and normalisation.
    """
    rate = recipe.learning_rate
    if recipe.warm_up_epochs is not None:
        warm_up = recipe.warm_up_epochs * steps_per_epoch
        rate = keras.optimizers.schedules.CosineDecay(
            initial_learning_rate=0.0,
            decay_steps=recipe.epochs * steps_per_epoch - warm_up,
            warmup_target=recipe.learning_rate,
            warmup_steps=warm_up,
        )
    optimizer = keras.optimizers.Adam(rate)
    if recipe.weight_decay:
        optimizer = keras.optimizers.AdamW(rate, weight_decay=recipe.weight_decay)
        optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    if recipe.augmentation is None:
        loss = keras.losses.SparseCategoricalCrossentropy()
    else:
        loss = keras.losses.CategoricalCrossentropy(label_smoothing=recipe.label_smoothing)
    model.compile(optimizer, loss, metrics=["accuracy"], jit_compile=recipe.compile)


# endregion


# region: precision
@contextmanager
def precision(recipe: Recipe) -> Iterator[None]:
    """Let new layers convolve in the recipe's precision (Kalamkar et al., 2019, arXiv:1905.12322).

    Weights, and the means and variances of normalisation, stay in 32 bits: small changes would be lost on
    them. A processor without instructions for bfloat16 would be slower with it, and stays at 32 bits too.
    """
    processor = Path("/proc/cpuinfo")
    capable = processor.exists() and "avx512_bf16" in processor.read_text()
    keras.config.set_dtype_policy("mixed_bfloat16" if recipe.bfloat16 and capable else "float32")
    try:
        yield
    finally:
        keras.config.set_dtype_policy("float32")


# endregion


def in_32_bits(model: keras.Model, recipe: Recipe) -> keras.Model:
    """Give a network that computes in 32 bits the same weights: what is measured and shipped."""
    network = NETWORKS[recipe.network](model.output_shape[-1])
    network.set_weights(model.get_weights())
    return network


def previous_epochs(folder: Path) -> list[dict[str, float]]:
    """Read what an interrupted run has already done."""
    log = folder / "history.json"
    if not (log.exists() and (folder / "checkpoint.keras").exists()):
        return []
    return json.loads(log.read_text())


def train(recipe: Recipe, training: Split, validation: Split, folder: Path) -> Training:
    """Train a recipe's network in a folder of its own, or read it from there when it is finished.

    A finished run is noted in `log.jsonl` beside the folder. Raises `DataError` when the folder holds a run
    with another recipe.
    """
    noted, final = folder / "recipe.json", folder / "final.keras"
    description = json.loads(json.dumps(asdict(recipe)))
    if noted.exists() and json.loads(noted.read_text()) != description:
        raise DataError(
            str(folder),
            found="a run with another recipe",
            expected="the recipe of config.py",
            remedy="Delete the folder, or pass another one with --run.",
        )
    if final.exists():
        return Training(keras.models.load_model(final), recipe, previous_epochs(folder), Cost.read(folder))
    folder.mkdir(parents=True, exist_ok=True)
    noted.write_text(json.dumps(description, indent=2))
    keras.utils.set_random_seed(recipe.seed)
    with precision(recipe):
        network = NETWORKS[recipe.network](int(training.labels.max()) + 1)
        result = fit(network, training, validation, recipe, folder)
    if recipe.bfloat16:
        result = replace(result, model=in_32_bits(result.model, recipe))
    result.model.save(final)
    entry = {
        "finished": time.strftime("%Y-%m-%dT%H:%M:%S"),
        "run": folder.name,
        **description,
        "last": result.history[-1],
        **asdict(result.cost),
    }
    with (folder.parent / "log.jsonl").open("a") as log:
        log.write(json.dumps(entry) + "\n")
    return result
