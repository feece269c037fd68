"""Every number that a run depends on, in one place."""

from dataclasses import dataclass, replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = Path(__file__).resolve().parent

#: Folder that the site reads: ONNX models and their card.
MODELS = REPOSITORY / "public" / "models" / "flowers"

#: Downloads, logs and checkpoints; git ignores it.
RUNS = REPOSITORY / "training" / "runs"

#: Where a run lives unless `--run` says otherwise; a second start there goes on with the first.
CURRENT_RUN = RUNS / "current"

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
class Augmentation:
    """How training photographs are varied; the defaults vary nothing."""

    flip: bool = False
    #: Smallest area of a random crop, as a share of the photograph.
    smallest_crop: float = 1.0
    #: Largest ratio of a crop's sides.
    aspect: float = 1.0
    #: Largest rotation to either side.
    degrees: float = 0.0
    #: Brightness, contrast and saturation change by factors in 1 ± colour.
    colour: float = 0.0
    #: Share of the photographs into which a piece of another is pasted.
    cutmix: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """How one network is trained."""

    #: A name of `model.NETWORKS`.
    network: str = "document"
    epochs: int = 10
    batch_size: int = 32
    learning_rate: float = 1e-3
    #: Share of the training photographs held out to choose and to stop by.
    validation_share: float = 0.15
    seed: int = 0
    #: Epochs in which the learning rate rises from 0, before a cosine brings it back to 0; None: constant.
    warm_up_epochs: int | None = None
    #: Decoupled weight decay (AdamW); 0 is plain Adam.
    weight_decay: float = 0.0
    label_smoothing: float = 0.0
    #: Height and width at which the network is trained; it is always measured at `SIZE`.
    training_size: int = SIZE
    #: XLA compilation: Keras' choice for the document; the residual network gains nothing by it.
    compile: bool | str = "auto"
    #: Convolve in 16 bits (bfloat16) where the processor can, which is faster; see `train.precision`.
    bfloat16: bool = False
    augmentation: Augmentation | None = None


#: The source document's recipe: Adam with its defaults, batches of 32, ten epochs, no augmentation.
DOCUMENT = Recipe()

#: The document's network is trained with each of these; the median by validation accuracy is shipped.
SEEDS = (0, 1, 2)

# region: improved
#: The better network's recipe; `ablation` builds it up step by step.
IMPROVED = Recipe(
    network="improved",
    epochs=350,
    learning_rate=2e-3,
    warm_up_epochs=5,
    weight_decay=0.3,
    label_smoothing=0.1,
    training_size=112,
    compile=False,
    bfloat16=True,
    augmentation=Augmentation(
        flip=True, smallest_crop=0.35, aspect=4 / 3, degrees=20, colour=0.35, cutmix=0.5
    ),
)
# endregion


@dataclass(frozen=True)
class Change:
    """One step of the ablation: what is new in both languages, and the recipe with it."""

    id: str
    zh: str
    en: str
    recipe: Recipe


def ablation(epochs: int = 50) -> list[Change]:
    """Lead from the document's recipe to the improved one, one change at a time, each trained as briefly.

    The full length is the last change; it is the model that is shipped.
    """
    network = Recipe(
        network="improved",
        epochs=epochs,
        training_size=IMPROVED.training_size,
        compile=IMPROVED.compile,
        bfloat16=IMPROVED.bfloat16,
        augmentation=Augmentation(),
    )
    schedule = replace(
        network, learning_rate=IMPROVED.learning_rate, warm_up_epochs=1, weight_decay=IMPROVED.weight_decay
    )
    varied = replace(schedule, augmentation=replace(IMPROVED.augmentation, cutmix=0.0))
    smoothed = replace(varied, label_smoothing=IMPROVED.label_smoothing)
    mixed = replace(smoothed, augmentation=IMPROVED.augmentation)
    return [
        Change(
            "network",
            "换成残差网络，带批归一化与全局平均池化，按 112 像素训练",
            "Residual network with batch normalisation and global average pooling, trained at 112 pixels",
            network,
        ),
        Change(
            "schedule", "AdamW，学习率先升温再沿余弦降到 0", "AdamW with warm-up and a cosine to 0", schedule
        ),
        Change(
            "variants",
            "随机裁剪、旋转、左右翻转，随机改变亮度、对比度与饱和度",
            "Random crops, rotations and flips; random brightness, contrast and saturation",
            varied,
        ),
        Change("smoothing", "标签平滑 0.1", "Label smoothing of 0.1", smoothed),
        Change(
            "cutmix",
            "CutMix：把一张照片的一块贴到另一张上",
            "CutMix: a piece of one photograph pasted into another",
            mixed,
        ),
    ]


#: Share of validation flowers that the rejection threshold may turn away.
FALSE_ALARMS = 0.05
