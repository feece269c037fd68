from pathlib import Path

import numpy as np
import pytest
from PIL import Image

CLASSES = ("daisy", "dandelion")


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """Six made-up photographs a class and split; the classes differ in colour."""
    random = np.random.default_rng(0)
    for split in ("train", "test"):
        for label, name in enumerate(CLASSES):
            folder = tmp_path / "data" / split / name
            folder.mkdir(parents=True)
            for index in range(6):
                pixels = random.integers(0, 120, (60, 80, 3), np.uint8)
                pixels[..., label] += 120
                Image.fromarray(pixels).save(folder / f"{index}.jpg")
    return tmp_path / "data"
