"""The canonical archive → the prepared photographs, for whoever has no local copy."""

import csv
import hashlib
import io
import shutil
import tarfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps

from .config import ARCHIVE_SHA256, ARCHIVE_URL, PREPARED_QUALITY, PREPARED_SIDE, SPLIT_LIST
from .errors import DataError

CHUNK = 1 << 20


def download(target: Path, url: str = ARCHIVE_URL, sha256: str = ARCHIVE_SHA256) -> Path:
    """Fetch the archive unless it is there already; an archive with another checksum is never used."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".part")
        print(f"Downloading {url} …")
        try:
            with urllib.request.urlopen(url, timeout=60) as response, partial.open("wb") as file:
                shutil.copyfileobj(response, file, CHUNK)
        except OSError as fault:
            raise DataError(
                url,
                found=str(fault),
                expected="a download",
                remedy="Check the connection, or pass a local copy with --data.",
            ) from fault
        partial.rename(target)
    digest = hashlib.sha256()
    with target.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise DataError(
            str(target),
            found=f"SHA-256 {digest.hexdigest()}",
            expected=sha256,
            remedy="Delete the file and run again; if it happens twice, the archive has changed.",
        )
    return target


def prepare(archive: Path, target: Path, split_list: Path = SPLIT_LIST) -> Path:
    """Write the listed photographs to `target/<split>/<class>/<file>`.

    EXIF orientation applied, RGB, shorter side 180 px (Lanczos), JPEG quality 88. Photographs that are in
    neither split (near duplicates, and some kept aside) are left out. Raises `DataError` when one is missing.
    """
    wanted = {(name, file): split for name, file, split in read_split_list(split_list)}
    with tarfile.open(archive) as tar:
        for member in tar:
            key = (Path(member.name).parent.name, Path(member.name).name)
            split = wanted.pop(key, None)
            content = tar.extractfile(member) if split else None
            if split and content:
                path = target / split / key[0] / key[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                prepared(content.read()).save(path, quality=PREPARED_QUALITY)
    if wanted:
        name, file = next(iter(wanted))
        raise DataError(
            str(archive),
            found=f"{len(wanted)} photographs missing, {name}/{file} among them",
            expected=f"every photograph of {split_list.name}",
            remedy="Delete the archive and run again.",
        )
    return target


def prepared(content: bytes) -> Image.Image:
    """Decode, turn upright and shrink one photograph."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    scale = PREPARED_SIDE / min(image.size)
    size = (round(image.width * scale), round(image.height * scale))
    return image.resize(size, Image.Resampling.LANCZOS)


def read_split_list(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (class, file, split)."""
    with path.open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["class"], row["file"], row["split"]
