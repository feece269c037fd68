import hashlib
import tarfile
from pathlib import Path

import pytest
from PIL import Image

from flowers import archive
from flowers.errors import DataError


def make_archive(photographs: Path, target: Path) -> str:
    with tarfile.open(target, "w:gz") as tar:
        for path in (photographs / "train").rglob("*.jpg"):
            tar.add(path, f"flower_photos/{path.parent.name}/{path.name}")
    return hashlib.sha256(target.read_bytes()).hexdigest()


def test_the_archive_is_downloaded_checked_and_prepared(photographs: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.tgz"
    checksum = make_archive(photographs, source)
    split_list = tmp_path / "split.tsv"
    split_list.write_text("class\tfile\tsplit\ndaisy\t0.jpg\ttest\ndandelion\t1.jpg\ttrain\n")

    fetched = archive.download(tmp_path / "copy.tgz", source.as_uri(), checksum)
    folder = archive.prepare(fetched, tmp_path / "prepared", split_list)

    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.jpg"))
    assert found == ["test/daisy/0.jpg", "train/dandelion/1.jpg"]
    assert min(Image.open(folder / found[0]).size) == 180


def test_an_archive_with_another_checksum_is_refused(photographs: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.tgz"
    make_archive(photographs, source)
    with pytest.raises(DataError, match="SHA-256"):
        archive.download(tmp_path / "copy.tgz", source.as_uri(), "0" * 64)


def test_an_address_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nothing\.tgz.*--data"):
        archive.download(tmp_path / "copy.tgz", (tmp_path / "nothing.tgz").as_uri(), "0" * 64)


def test_a_photograph_missing_from_the_archive_is_named(photographs: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.tgz"
    make_archive(photographs, source)
    split_list = tmp_path / "split.tsv"
    split_list.write_text("class\tfile\tsplit\ndaisy\tlost.jpg\ttest\n")
    with pytest.raises(DataError, match=r"daisy/lost\.jpg"):
        archive.prepare(source, tmp_path / "prepared", split_list)


def test_the_split_list_names_every_photograph_once() -> None:
    rows = list(archive.read_split_list(archive.SPLIT_LIST))
    assert len(rows) == len({(name, file) for name, file, _ in rows}) == 3122
    assert sum(split == "test" for *_, split in rows) == 521
