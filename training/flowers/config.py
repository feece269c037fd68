"""Every number that a run depends on, in one place."""

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = Path(__file__).resolve().parent

#: Folder that the site reads: ONNX models and their card.
MODELS = REPOSITORY / "public" / "models" / "flowers"

#: Downloads, logs and checkpoints; git ignores it.
RUNS = REPOSITORY / "training" / "runs"

#: Which photographs belong to which split: `class`, `file`, `split`; what is not listed stays unused.
SPLIT_LIST = PACKAGE / "split.tsv"

#: The five classes in the order of the network's outputs, with their names in both languages.
CLASSES: dict[str, tuple[str, str]] = {
    "daisy": ("雏菊", "daisy"),
    "dandelion": ("蒲公英", "dandelion"),
    "roses": ("玫瑰", "rose"),
    "sunflowers": ("向日葵", "sunflower"),
    "tulips": ("郁金香", "tulip"),
}

ARCHIVE_URL = "http://download.tensorflow.org/example_images/flower_photos.tgz"
ARCHIVE_SHA256 = "4c54ace7911aaffe13a365c34f650e71dd5bf1be0a58b464e5a7183e3e595d9c"
ARCHIVE_BYTES = 228_813_984

#: Height and width of the network's input in pixels.
SIZE = 150

#: A prepared photograph's shorter side in pixels, and its JPEG quality.
PREPARED_SIDE = 180
PREPARED_QUALITY = 88


@dataclass(frozen=True)
class Recipe:
    """How one network is trained."""

    epochs: int = 10
    batch_size: int = 32
    learning_rate: float = 1e-3
    #: Share of the training photographs held out to choose and to stop by.
    validation_share: float = 0.15
    seed: int = 0


#: The source document's recipe: Adam with its defaults, batches of 32, ten epochs, no augmentation.
DOCUMENT = Recipe()
