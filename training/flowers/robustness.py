"""The same photographs, taken a little worse."""

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageEnhance

#: Each change takes and gives a picture of 150×150; corners that a rotation uncovers are black.
CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "rotation-15": lambda picture: picture.rotate(15, Image.Resampling.BILINEAR),
    "rotation+15": lambda picture: picture.rotate(-15, Image.Resampling.BILINEAR),
    "brightness-20": lambda picture: ImageEnhance.Brightness(picture).enhance(0.8),
    "brightness+20": lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
    "jpeg-40": lambda picture: compressed(picture, 40),
}


def changed(pixels: np.ndarray, change: Callable[[Image.Image], Image.Image]) -> np.ndarray:
    """Apply a change to each picture of (N, 150, 150, 3) in 0–1."""
    pictures = [Image.fromarray(picture) for picture in np.rint(pixels * 255).astype(np.uint8)]
    return np.stack([np.asarray(change(picture), np.float32) / 255 for picture in pictures])


def compressed(picture: Image.Image, quality: int) -> Image.Image:
    """Save as JPEG and open again."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")
