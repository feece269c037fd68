"""Photographs on disk → arrays: found, checked, split, decoded and scaled."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf

from .config import SIZE
from .errors import DataError


@dataclass(frozen=True)
class Photo:
    """One photograph and the position of its class."""

    path: Path
    label: int


@dataclass(frozen=True)
class Split:
    """Photographs as the network sees them: pixels (N, 150, 150, 3) in 0–1, labels (N,)."""

    pixels: np.ndarray
    labels: np.ndarray


def find_photos(folder: Path, classes: Sequence[str]) -> list[Photo]:
    """List `folder/<class>/*.jpg`, sorted by class and name.

    Raises `DataError` when a class has no folder or no photograph, or there are fewer than two classes.
    """
    if len(classes) < 2:
        raise DataError(
            str(folder),
            found=f"{len(classes)} class",
            expected="at least two",
            remedy="Give each class a folder of its own.",
        )
    photos: list[Photo] = []
    for label, name in enumerate(classes):
        paths = sorted((folder / name).glob("*.jpg"))
        if not paths:
            raise DataError(
                str(folder / name),
                found="no photograph" if (folder / name).is_dir() else "no such folder",
                expected=f"JPEG files of class “{name}”",
                remedy="Pass a folder with train/<class>/*.jpg and test/<class>/*.jpg, or none to download.",
            )
        photos += [Photo(path, label) for path in paths]
    return photos


def hold_out(photos: Sequence[Photo], share: float) -> tuple[list[Photo], list[Photo]]:
    """Take the validation split out of the training photographs, the same share of each class.

    The photographs of a class whose SHA-256 sorts first are held out: a rule that needs no random numbers
    and does not depend on file names or order. Returns (training, validation).
    """
    training: list[Photo] = []
    validation: list[Photo] = []
    for label in sorted({photo.label for photo in photos}):
        same = [photo for photo in photos if photo.label == label]
        same.sort(key=lambda photo: hashlib.sha256(photo.path.read_bytes()).hexdigest())
        count = round(len(same) * share)
        validation += same[:count]
        training += same[count:]
    return training, validation


# region: data
def read_photo(path: Path) -> tf.Tensor:
    """Decode one JPEG and resize it to (150, 150, 3) float32 in 0–255, aspect ratio not kept.

    `antialias=True` weighs every pixel of the original, so that a large photograph does not flicker into
    noise; the site's TypeScript does the same.
    """
    image = tf.io.decode_jpeg(tf.io.read_file(str(path)), channels=3, dct_method="INTEGER_ACCURATE")
    return tf.image.resize(image, (SIZE, SIZE), method="bilinear", antialias=True)


def load(photos: Sequence[Photo]) -> Split:
    """Read photographs into one array, pixels scaled to 0–1, in the order given."""
    pixels = np.empty((len(photos), SIZE, SIZE, 3), np.float32)
    for index, photo in enumerate(photos):
        try:
            pixels[index] = read_photo(photo.path) / 255.0
        except tf.errors.InvalidArgumentError as fault:
            raise DataError(
                str(photo.path),
                found="bytes that do not decode",
                expected="a JPEG photograph",
                remedy="Delete the file or fetch it again.",
            ) from fault
    return Split(pixels, np.array([photo.label for photo in photos]))


# endregion
