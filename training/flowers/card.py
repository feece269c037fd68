"""The model card: the contract between the training and the site."""

import json
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from .config import ARCHIVE_SHA256, ARCHIVE_URL, CLASSES, SIZE, Change, Recipe
from .data import Photo
from .export import feature_layers, sha256
from .train import Training

LIMITS = {
    "zh": (
        "只认得雏菊、蒲公英、玫瑰、向日葵和郁金香，训练照片多为白天的近景。别的花、远景、插画和强烈的滤镜会被认错，"
        "“都不是”的判断也会漏掉不少。测试照片与训练照片来自同一个网站，换一种来源，准确率会更低。"
    ),
    "en": (
        "Knows daisies, dandelions, roses, sunflowers and tulips only, mostly from close photographs by "
        "daylight. Other flowers, distant views, drawings and strong filters are mistaken for one of the "
        "five, and the refusal “none of these” misses many. The test photographs come from the same site as "
        "the training photographs; elsewhere the accuracy will be lower."
    ),
}

INTENDED_USE = {
    "zh": "用于教学和网页演示。不可用来判断植物能否食用、有无毒性，也不可作任何有后果的决定。",
    "en": (
        "For teaching and for the demo on this site. Not for telling whether a plant can be eaten or is "
        "poisonous, nor for any decision with consequences."
    ),
}


def dataset_entry(splits: dict[str, list[Photo]]) -> dict[str, Any]:
    """Describe the data set and count the photographs of each split and class."""
    names = list(CLASSES)
    counts = {
        split: {names[label]: count for label, count in sorted(Counter(p.label for p in photos).items())}
        for split, photos in splits.items()
    }
    return {
        "name": "The TensorFlow Team, Flowers (tf_flowers), January 2019",
        "url": ARCHIVE_URL,
        "sha256": ARCHIVE_SHA256,
        "licence": "CC BY 2.0",
        "attribution": (
            "Photographs by many photographers on Flickr, each CC BY 2.0; LICENSE.txt of the archive names "
            "the photographer and page of each."
        ),
        "counts": counts,
    }


def model_entry(path: Path, outputs: list[str], parameters: int, training: Training) -> dict[str, Any]:
    """Describe one exported model: file, input, and how it was trained."""
    recipe = training.recipe
    return {
        "file": path.name,
        "sha256": sha256(path),
        "bytes": path.stat().st_size,
        "parameters": parameters,
        "input": {
            "name": "pixels",
            "layout": "NHWC",
            "size": [SIZE, SIZE],
            "scale": 1 / 255,
            "mean": [0, 0, 0],
            "std": [1, 1, 1],
        },
        "outputs": outputs,
        "layers": feature_layers(path),
        "training": {**recipe_entry(recipe), **cost_entry(training), "history": training.history},
        "energy": {"cpuHours": training.cost.cpu_seconds / 3600},
        "limits": LIMITS,
        "intendedUse": INTENDED_USE,
        "environment": environment_entry(),
    }


def recipe_entry(recipe: Recipe) -> dict[str, Any]:
    """Name the settings of a recipe as the site's pages do."""
    entry: dict[str, Any] = {
        "seed": recipe.seed,
        "epochs": recipe.epochs,
        "batchSize": recipe.batch_size,
        "learningRate": recipe.learning_rate,
        "validationShare": recipe.validation_share,
        "optimizer": "AdamW" if recipe.weight_decay else "Adam",
        "loss": "categorical cross-entropy",
    }
    if recipe.warm_up_epochs is not None:
        entry |= {"warmUpEpochs": recipe.warm_up_epochs, "schedule": "cosine to 0"}
    if recipe.weight_decay:
        entry["weightDecay"] = recipe.weight_decay
    if recipe.augmentation is not None:
        change = recipe.augmentation
        entry |= {
            "labelSmoothing": recipe.label_smoothing,
            "trainingSize": recipe.training_size,
            "augmentation": {
                "flip": change.flip,
                "smallestCrop": change.smallest_crop,
                "aspect": change.aspect,
                "degrees": change.degrees,
                "colour": change.colour,
                "cutmix": change.cutmix,
            },
        }
    return entry


def cost_entry(training: Training) -> dict[str, int]:
    """Give what a training took."""
    return {
        "durationSeconds": round(training.cost.seconds),
        "cpuSeconds": round(training.cost.cpu_seconds),
    }


def seeds_entry(trainings: list[Training]) -> dict[str, Any]:
    """Give the validation accuracy of each seed, their mean, and the sample standard deviation."""
    accuracies = [training.validation_accuracy for training in trainings]
    return {
        "seeds": [
            {"seed": training.recipe.seed, "validationAccuracy": training.validation_accuracy}
            for training in trainings
        ],
        "mean": float(np.mean(accuracies)),
        "std": float(np.std(accuracies, ddof=1)),
    }


def ablation_entry(
    start: Training, steps: list[tuple[Change, Training]], end: Training
) -> list[dict[str, Any]]:
    """List the changes from the document's network to the improved one, with what each bought and cost."""
    rows = [
        ("document", {"zh": "原文的网络与训练设置", "en": "The source document’s network and recipe"}, start),
        *((change.id, {"zh": change.zh, "en": change.en}, training) for change, training in steps),
        (
            "epochs",
            {"zh": f"训练 {end.recipe.epochs} 个轮次", "en": f"{end.recipe.epochs} epochs of training"},
            end,
        ),
    ]
    entries = []
    before = start.validation_accuracy
    for name, change, training in rows:
        entries.append(
            {
                "id": name,
                "change": change,
                "epochs": training.recipe.epochs,
                "validationAccuracy": training.validation_accuracy,
                "delta": training.validation_accuracy - before,
                "trainSeconds": round(training.cost.seconds),
                "cpuSeconds": round(training.cost.cpu_seconds),
            }
        )
        before = training.validation_accuracy
    return entries


def environment_entry() -> dict[str, str]:
    """Give the versions that a run depends on."""
    packages = {"tensorflow": "tensorflow_cpu", "keras": "keras", "tf2onnx": "tf2onnx", "onnx": "onnx"}
    return {
        "python": platform.python_version(),
        **{name: version(package) for name, package in packages.items()},
    }


def write_card(path: Path, dataset: dict[str, Any], models: dict[str, Any]) -> None:
    """Write the card, models that it had and that were not trained now included."""
    known = json.loads(path.read_text())["models"] if path.exists() else {}
    card = {
        "dataset": dataset,
        "classes": [{"id": name, "zh": zh, "en": en} for name, (zh, en) in CLASSES.items()],
        "models": {**known, **models},
    }
    path.write_text(json.dumps(rounded(card), indent=2, ensure_ascii=False) + "\n")


def rounded(value: Any) -> Any:  # noqa: ANN401 - JSON is any of these
    """Keep six significant digits: more would only be noise."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [rounded(entry) for entry in value]
    return value
