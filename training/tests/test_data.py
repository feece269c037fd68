from pathlib import Path

import numpy as np
import pytest
from conftest import CLASSES

from flowers.data import find_photos, hold_out, load
from flowers.errors import DataError


def test_photographs_become_scaled_pixels(photographs: Path) -> None:
    split = load(find_photos(photographs / "train", CLASSES))
    assert split.pixels.shape == (12, 150, 150, 3)
    assert split.pixels.min() >= 0
    assert split.pixels.max() <= 1
    assert split.labels.tolist() == [0] * 6 + [1] * 6


def test_the_same_photographs_are_held_out_whatever_they_are_called(photographs: Path) -> None:
    def held_out() -> set[bytes]:
        _, validation = hold_out(find_photos(photographs / "train", CLASSES), 0.34)
        return {photo.path.read_bytes() for photo in validation}

    before = held_out()
    for index, path in enumerate(sorted((photographs / "train" / "daisy").iterdir())):
        path.rename(path.with_name(f"renamed-{9 - index}.jpg"))
    assert held_out() == before
    assert len(before) == 4


def test_no_photograph_is_on_both_sides(photographs: Path) -> None:
    training, validation = hold_out(find_photos(photographs / "train", CLASSES), 0.34)
    assert not {photo.path for photo in training} & {photo.path for photo in validation}
    assert len(training) + len(validation) == 12


def test_a_missing_class_folder_is_named(photographs: Path) -> None:
    with pytest.raises(DataError, match=r"tulips: found no such folder"):
        find_photos(photographs / "train", (*CLASSES, "tulips"))


def test_one_class_is_not_enough(photographs: Path) -> None:
    with pytest.raises(DataError, match="at least two"):
        find_photos(photographs / "train", ["daisy"])


def test_a_file_that_is_no_photograph_is_named(photographs: Path) -> None:
    broken = photographs / "train" / "daisy" / "0.jpg"
    broken.write_text("not a photograph")
    with pytest.raises(DataError, match=r"0\.jpg: found bytes that do not decode"):
        load(find_photos(photographs / "train", CLASSES))


def test_resizing_keeps_a_flat_colour(tmp_path: Path) -> None:
    from PIL import Image

    from flowers.data import read_photo

    Image.fromarray(np.full((40, 300, 3), 128, np.uint8)).save(tmp_path / "flat.jpg")
    assert np.allclose(read_photo(tmp_path / "flat.jpg"), 128, atol=1)
