"""The whole way on made-up photographs: train, resume, save, export, measure."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import CLASSES

from flowers import export
from flowers.config import DOCUMENT, IMPROVED, Recipe, ablation
from flowers.data import find_photos, hold_out, load
from flowers.distance import fit_gauges
from flowers.errors import DataError
from flowers.explanations import with_explanations
from flowers.measure import Data, agreement, measure
from flowers.model import document_cnn, improved_cnn
from flowers.train import in_32_bits, precision, train

SHORT = replace(IMPROVED, epochs=2, batch_size=4, training_size=64, warm_up_epochs=1)


def made_up(photographs: Path) -> Data:
    training, validation = hold_out(find_photos(photographs / "train", CLASSES), 0.34)
    photos = {"train": training, "validation": validation, "test": find_photos(photographs / "test", CLASSES)}
    return Data(photos, {name: load(split) for name, split in photos.items()})


def test_the_networks_have_their_parameters() -> None:
    assert document_cnn(5).count_params() == 3_455_173
    assert improved_cnn(5).count_params() <= 1_500_000
    assert document_cnn(5).output_shape == improved_cnn(5).output_shape == (None, 5)


def test_each_step_of_the_ablation_changes_the_recipe_before_it() -> None:
    recipes = [DOCUMENT, *(change.recipe for change in ablation()), IMPROVED]
    assert len({str(recipe) for recipe in recipes}) == len(recipes)
    assert len({change.id for change in ablation()}) == len(ablation())


def test_an_interrupted_run_goes_on(photographs: Path, tmp_path: Path) -> None:
    data = made_up(photographs)
    arrays, run = (data.arrays["train"], data.arrays["validation"]), tmp_path / "run"
    recipe = Recipe(epochs=2, batch_size=4)
    # What an interruption after the first epoch leaves behind: its files, without the final weights.
    train(replace(recipe, epochs=1), *arrays, run)
    (run / "final.keras").unlink()
    (run / "recipe.json").unlink()
    resumed = train(recipe, *arrays, run)
    assert [epoch["epoch"] for epoch in resumed.history] == [1, 2]
    assert train(recipe, *arrays, run).history == resumed.history
    assert len((tmp_path / "log.jsonl").read_text().splitlines()) == 2
    with pytest.raises(DataError, match="another recipe"):
        train(replace(recipe, epochs=3), *arrays, run)


def test_16_bits_are_for_convolutions_only() -> None:
    with precision(SHORT):
        network = improved_cnn(2)
    exact = in_32_bits(network, SHORT)
    for model in (network, exact):
        assert {weight.dtype for weight in model.weights} == {"float32"}
        assert model.output.dtype == "float32"
    assert {layer.compute_dtype for layer in exact.layers} == {"float32"}
    assert all(map(np.array_equal, network.get_weights(), exact.get_weights()))
    assert document_cnn(2).layers[0].compute_dtype == "float32"


def test_from_photographs_to_onnx(photographs: Path, tmp_path: Path) -> None:
    data = made_up(photographs)
    trained = train(SHORT, data.arrays["train"], data.arrays["validation"], tmp_path / "run")
    probe, test = data.arrays["validation"].pixels, data.arrays["test"].pixels
    model = export.save_and_reload(trained.model, tmp_path / "model.keras", probe)

    folded = export.folded(model)
    assert folded.count_params() < model.count_params()
    assert np.allclose(folded.predict(probe, verbose=0), model.predict(probe, verbose=0), atol=1e-2)

    path = tmp_path / "model.onnx"
    gauges = fit_gauges(folded, data.arrays["train"].pixels, data.arrays["train"].labels)
    assert export.export_onnx(with_explanations(folded, gauges), path, probe) <= 1e-5
    assert path.stat().st_size < 1_300_000
    outputs = export.run_onnx(path, probe)
    _, bias = folded.get_layer("logits").get_weights()
    assert np.allclose(outputs["activation_maps"].mean(axis=(1, 2)) + bias, outputs["logits"], atol=1e-4)
    assert outputs["distance"].shape == (len(probe),)
    assert export.run_onnx(path, data.arrays["train"].pixels)["distance"].mean() == pytest.approx(1, abs=0.01)
    rounding = agreement(export.run_onnx(path, test)["probabilities"], model.predict(test, verbose=0))
    assert rounding["maxDifference"] < 1e-2

    figures = measure(path, data, CLASSES)
    assert json.dumps(figures)
    assert np.sum(figures["metrics"]["test"]["confusion"]) == len(data.photos["test"])
    assert 0 <= figures["rejection"]["missRate"] <= 1
