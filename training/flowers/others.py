"""Pictures that show none of the five flowers, to learn from when to refuse an answer."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import skimage.data
from PIL import Image, ImageDraw, ImageFilter

from .config import SIZE

#: Photographs that come with scikit-image (their sources: its `data/README.txt`); none shows a flower.
PHOTOGRAPHS = (
    "astronaut.png", "brick.png", "camera.png", "chelsea.png", "clock_motion.png", "coffee.png",
    "coins.png", "grass.png", "gravel.png", "hubble_deep_field.jpg", "ihc.png", "moon.png",
    "motorcycle_left.png", "page.png", "retina.jpg", "rocket.jpg",
)  # fmt: skip


def other_pictures(count: int = 80, seed: int = 0) -> dict[str, np.ndarray]:
    """Make `count` pictures of each kind, (count, 150, 150, 3) in 0–1, the same for the same seed."""
    makers: dict[str, Callable[[np.random.Generator], Image.Image]] = {
        "noise": noise,
        "texture": texture,
        "drawing": drawing,
        "photograph": photograph,
    }
    pictures = {}
    for number, (name, make) in enumerate(makers.items()):
        random = np.random.default_rng([seed, number])
        made = [
            make(random).convert("RGB").resize((SIZE, SIZE), Image.Resampling.BILINEAR) for _ in range(count)
        ]
        pictures[name] = np.stack([np.asarray(picture, np.float32) / 255 for picture in made])
    return pictures


def colour(random: np.random.Generator) -> tuple[int, int, int]:
    """Choose any colour."""
    red, green, blue = random.integers(0, 256, 3)
    return int(red), int(green), int(blue)


def noise(random: np.random.Generator) -> Image.Image:
    """Draw coloured noise, from single pixels to soft clouds."""
    side = int(random.choice([4, 8, 16, 40, 150]))
    pixels = random.integers(0, 256, (side, side, 3), np.uint8)
    return Image.fromarray(pixels).resize((SIZE, SIZE), Image.Resampling.BICUBIC)


def texture(random: np.random.Generator) -> Image.Image:
    """Draw stripes, rings, checks or a gradient in two colours, with a little grain."""
    y, x = np.mgrid[0:SIZE, 0:SIZE] / SIZE
    angle, waves = random.uniform(0, math.pi), random.uniform(1, 20)
    along = x * math.cos(angle) + y * math.sin(angle)
    distance = np.hypot(x - random.uniform(0, 1), y - random.uniform(0, 1))
    pattern = [
        0.5 + 0.5 * np.sin(2 * math.pi * waves * along),
        0.5 + 0.5 * np.sin(2 * math.pi * waves * distance),
        (np.floor(x * waves) + np.floor(y * waves)) % 2,
        along - along.min(),
    ][random.integers(4)]
    first, second = np.array(colour(random)), np.array(colour(random))
    pixels = first + np.clip(pattern, 0, 1)[..., None] * (second - first)
    return Image.fromarray(np.clip(pixels + random.normal(0, 8, pixels.shape), 0, 255).astype(np.uint8))


def drawing(random: np.random.Generator) -> Image.Image:
    """Draw a house, a face, a car, a bar chart, a page of text or a heap of shapes."""
    picture = Image.new("RGB", (SIZE, SIZE), colour(random))
    pen = ImageDraw.Draw(picture)
    body, detail = colour(random), colour(random)
    left, top = (int(value) for value in random.integers(15, 45, 2))
    right, bottom = (int(value) for value in random.integers(100, 135, 2))
    middle = (left + right) // 2
    match random.integers(6):
        case 0:
            pen.rectangle((left, 70, right, bottom), body)
            pen.polygon([(left - 8, 70), (middle, top), (right + 8, 70)], detail)
            pen.rectangle((middle - 8, bottom - 28, middle + 8, bottom), detail)
        case 1:
            pen.ellipse((left, top, right, bottom), body)
            for eye in (middle - 18, middle + 18):
                pen.ellipse((eye - 5, 58, eye + 5, 68), detail)
            pen.arc((middle - 22, 70, middle + 22, 98), 20, 160, detail, 4)
        case 2:
            pen.rounded_rectangle((left, 70, right, 102), 8, body)
            pen.polygon([(left + 18, 70), (left + 30, 48), (right - 30, 48), (right - 18, 70)], detail)
            for wheel in (left + 22, right - 22):
                pen.ellipse((wheel - 12, 92, wheel + 12, 116), "black")
        case 3:
            for bar in range(left, right, 14):
                pen.rectangle((bar, int(random.integers(top, 110)), bar + 9, 125), body)
        case 4:
            pen.rectangle((left, 8, right, 142), "white")
            for line in range(18, 136, 8):
                pen.line((left + 8, line, int(random.integers(middle, right - 6)), line), "black", 2)
        case _:
            for _ in range(12):
                x, y = (int(value) for value in random.integers(0, 130, 2))
                width, height = (int(value) for value in random.integers(8, 60, 2))
                shape = pen.rectangle if random.random() < 0.5 else pen.ellipse
                shape((x, y, x + width, y + height), colour(random))
    return picture.filter(ImageFilter.GaussianBlur(float(random.uniform(0, 1.5))))


def photograph(random: np.random.Generator) -> Image.Image:
    """Cut a square out of a photograph that shows something else."""
    folder = Path(skimage.data.__file__).parent
    picture = Image.open(folder / str(random.choice(PHOTOGRAPHS))).convert("RGB")
    side = int(min(picture.size) * random.uniform(0.4, 1))
    left = int(random.integers(0, picture.width - side + 1))
    top = int(random.integers(0, picture.height - side + 1))
    return picture.crop((left, top, left + side, top + side))
