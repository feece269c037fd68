import keras
import numpy as np
import tensorflow as tf

from flowers.augment import augmented, crop_turn_and_flip, cut_and_mix, shift_colours
from flowers.config import Augmentation, Recipe
from flowers.data import Split

RANDOM = np.random.default_rng(0)
PIXELS = tf.constant(RANDOM.random((4, 150, 150, 3)), tf.float32)
NOTHING = Augmentation()


def test_without_any_change_the_picture_stays_the_same() -> None:
    assert np.allclose(crop_turn_and_flip(PIXELS, 150, NOTHING), PIXELS, atol=1e-5)
    assert np.allclose(shift_colours(PIXELS, 0.0), PIXELS)


def test_a_flip_mirrors_left_and_right() -> None:
    keras.utils.set_random_seed(0)
    varied = crop_turn_and_flip(PIXELS, 150, Augmentation(flip=True)).numpy()
    mirrored = [
        np.allclose(new, old[:, ::-1], atol=1e-5) for new, old in zip(varied, PIXELS.numpy(), strict=True)
    ]
    same = [np.allclose(new, old, atol=1e-5) for new, old in zip(varied, PIXELS.numpy(), strict=True)]
    assert all(one != other for one, other in zip(mirrored, same, strict=True))


def test_colours_stay_in_range() -> None:
    varied = shift_colours(PIXELS, 0.5).numpy()
    assert varied.min() >= 0
    assert varied.max() <= 1


def test_labels_are_mixed_by_the_area_that_was_pasted() -> None:
    flat = tf.constant(np.arange(4)[:, None, None, None] / 4 * np.ones((4, 32, 32, 3)), tf.float32)
    pixels, labels = cut_and_mix(flat, tf.eye(4), 1.0)
    assert np.allclose(tf.reduce_sum(labels, axis=1), 1)
    expected = labels.numpy() @ (np.arange(4) / 4)
    assert np.allclose(tf.reduce_mean(pixels, axis=(1, 2, 3)), expected, atol=1e-5)


def test_the_same_seed_draws_the_same_epoch() -> None:
    split = Split(PIXELS.numpy(), np.array([0, 1, 0, 1]))
    recipe = Recipe(batch_size=2, training_size=64, augmentation=Augmentation(True, 0.5, 1.3, 20, 0.3, 0.5))

    def first_batch() -> np.ndarray:
        keras.utils.set_random_seed(7)
        pixels, labels = next(iter(augmented(split, recipe)))
        assert pixels.shape == (2, 64, 64, 3)
        assert labels.shape == (2, 2)
        return pixels.numpy()

    assert np.array_equal(first_batch(), first_batch())
