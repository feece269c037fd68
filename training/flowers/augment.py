"""Photographs → the varied photographs of one epoch, whole batches at a time."""

import math

import numpy as np
import tensorflow as tf

from .config import SIZE, Augmentation, Recipe
from .data import Split

#: Weights of red, green and blue in a picture's brightness (ITU-R BT.601).
LUMA = (0.299, 0.587, 0.114)


# region: augmented
def augmented(split: Split, recipe: Recipe) -> tf.data.Dataset:
    """Draw batches of varied photographs and their labels, in a new order and new variants each epoch.

    Pixels (B, side, side, 3) in 0–1, labels (B, classes) whose rows sum to 1; the last, smaller batch is
    dropped. One thread draws all random numbers, so that a seed gives the same epoch again.
    """
    bytes_of_pixels = np.rint(split.pixels * 255).astype(np.uint8)
    one_hot = np.eye(split.labels.max() + 1, dtype=np.float32)[split.labels]

    def vary(pixels: tf.Tensor, labels: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        change = recipe.augmentation
        pixels = tf.cast(pixels, tf.float32) / 255.0
        pixels = crop_turn_and_flip(pixels, recipe.training_size, change)
        pixels = shift_colours(pixels, change.colour)
        return cut_and_mix(pixels, labels, change.cutmix)

    return (
        tf.data.Dataset.from_tensor_slices((bytes_of_pixels, one_hot))
        .shuffle(len(one_hot), seed=recipe.seed)
        .batch(recipe.batch_size, drop_remainder=True)
        .map(vary)
        .prefetch(4)
    )


# endregion


# region: geometry
def crop_turn_and_flip(pixels: tf.Tensor, side: int, change: Augmentation) -> tf.Tensor:
    """Cut a random, turned rectangle out of each photograph and scale it to (side, side).

    All of it is one affine map from output to input coordinates, so that each pixel is interpolated once.
    What lies outside the photograph is mirrored, or black in one batch of four.
    """
    count = tf.shape(pixels)[0]

    def uniform(low: float, high: float) -> tf.Tensor:
        return tf.random.uniform((count,), low, high)

    stretch = tf.exp(uniform(-1, 1) * math.log(change.aspect) / 2)
    crop = SIZE * tf.sqrt(uniform(change.smallest_crop, 1))
    width, height = crop * stretch, crop / stretch
    angle = uniform(-1, 1) * math.radians(change.degrees)
    mirror = tf.sign(uniform(-1, 1)) if change.flip else tf.ones((count,))

    # Output pixel (x, y) reads the input at centre + R(angle) · diag(width, height) / side · (x, y).
    x_scale, y_scale = mirror * width / side, height / side
    a, b = x_scale * tf.cos(angle), -y_scale * tf.sin(angle)
    c, d = x_scale * tf.sin(angle), y_scale * tf.cos(angle)
    middle_in, middle_out = (SIZE - 1) / 2, (side - 1) / 2
    x_middle = middle_in + uniform(-0.5, 0.5) * tf.maximum(SIZE - width, 0)
    y_middle = middle_in + uniform(-0.5, 0.5) * tf.maximum(SIZE - height, 0)
    zero = tf.zeros((count,))
    transforms = tf.stack(
        [
            a, b, x_middle - (a + b) * middle_out,
            c, d, y_middle - (c + d) * middle_out,
            zero, zero,
        ],
        axis=1,
    )  # fmt: skip

    def warp(fill_mode: str) -> tf.Tensor:
        return tf.raw_ops.ImageProjectiveTransformV3(
            images=pixels,
            transforms=transforms,
            output_shape=(side, side),
            fill_value=0.0,
            interpolation="BILINEAR",
            fill_mode=fill_mode,
        )

    warped = tf.cond(tf.random.uniform(()) < 0.25, lambda: warp("CONSTANT"), lambda: warp("REFLECT"))
    return tf.ensure_shape(warped, (None, side, side, 3))


# endregion


# region: colour
def shift_colours(pixels: tf.Tensor, strength: float) -> tf.Tensor:
    """Change brightness, contrast and saturation of each photograph by factors in 1 ± strength."""
    if not strength:
        return pixels

    def factor() -> tf.Tensor:
        return tf.random.uniform((tf.shape(pixels)[0], 1, 1, 1), 1 - strength, 1 + strength)

    grey = tf.reduce_sum(pixels * LUMA, axis=-1, keepdims=True)
    pixels = grey + factor() * (pixels - grey)
    mean = tf.reduce_mean(pixels, axis=(1, 2, 3), keepdims=True)
    pixels = factor() * (mean + factor() * (pixels - mean))
    return tf.clip_by_value(pixels, 0.0, 1.0)


# endregion


# region: cutmix
def cut_and_mix(pixels: tf.Tensor, labels: tf.Tensor, share: float) -> tuple[tf.Tensor, tf.Tensor]:
    """Paste a rectangle of the next photograph into a share of them and mix the labels by area.

    CutMix: Yun et al., 2019, arXiv:1905.04899, with λ uniform in 0–1.
    """
    if not share:
        return pixels, labels
    count, side = tf.shape(pixels)[0], pixels.shape[1]

    def uniform() -> tf.Tensor:
        return tf.random.uniform((count, 1))

    half = side * tf.sqrt(uniform()) / 2
    x_middle, y_middle = uniform() * side, uniform() * side
    position = tf.range(side, dtype=tf.float32)[None, :] + 0.5
    columns = tf.abs(position - x_middle) < half
    rows = tf.abs(position - y_middle) < half
    chosen = uniform() < share
    box = (rows & chosen)[:, :, None] & columns[:, None, :]
    pasted = tf.reduce_mean(tf.cast(box, tf.float32), axis=(1, 2))[:, None]
    pixels = tf.where(box[..., None], tf.roll(pixels, 1, axis=0), pixels)
    return pixels, (1 - pasted) * labels + pasted * tf.roll(labels, 1, axis=0)


# endregion
