"""The whole way on made-up photographs: train, resume, save, export."""

from pathlib import Path

import numpy as np
from conftest import CLASSES

from flowers.config import Recipe
from flowers.data import find_photos, hold_out, load
from flowers.evaluate import evaluate
from flowers.export import export_onnx, save_and_reload
from flowers.model import document_cnn
from flowers.train import fit, save_recipe


def test_the_documents_network_has_its_parameters() -> None:
    model = document_cnn(5)
    assert model.count_params() == 3_455_173
    assert model.output_shape == (None, 5)


def test_from_photographs_to_onnx(photographs: Path, tmp_path: Path) -> None:
    training, validation = hold_out(find_photos(photographs / "train", CLASSES), 0.34)
    arrays = load(training), load(validation)
    run = tmp_path / "run"
    save_recipe(Recipe(epochs=1, batch_size=4), run)
    first = fit(document_cnn(2), *arrays, Recipe(epochs=1, batch_size=4), run)
    assert [epoch["epoch"] for epoch in first.history] == [1]

    resumed = fit(document_cnn(2), *arrays, Recipe(epochs=2, batch_size=4), run)
    assert [epoch["epoch"] for epoch in resumed.history] == [1, 2]

    probe = arrays[1].pixels
    model = save_and_reload(resumed.model, tmp_path / "model.keras", probe)
    assert export_onnx(model, tmp_path / "model.onnx", probe) <= 1e-5
    figures = evaluate(model, arrays[1], CLASSES)
    assert np.sum(figures["confusion"]) == len(validation)
    assert 0 <= figures["accuracy"] <= 1
