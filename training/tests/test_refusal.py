import numpy as np
import pytest
from PIL import Image

from flowers.distance import Gauge
from flowers.others import other_pictures
from flowers.rejection import choose_threshold, energy, refused, separation
from flowers.robustness import CHANGES, changed


def test_energy_is_the_logarithm_of_the_sum_of_exponentials() -> None:
    assert energy(np.array([[0.0, 0.0], [1000.0, 1000.0]])) == pytest.approx([np.log(2), 1000 + np.log(2)])


def test_separation_is_one_for_perfect_scores_and_a_half_for_equal_ones() -> None:
    assert separation("energy", np.array([2.0, 3.0]), np.array([0.0, 1.0])) == 1
    assert separation("distance", np.array([2.0, 3.0]), np.array([0.0, 1.0])) == 0
    assert separation("energy", np.ones(4), np.ones(3)) == 0.5


def test_the_better_score_is_chosen_and_refuses_the_agreed_share() -> None:
    random = np.random.default_rng(0)
    flowers = {"energy": random.random(1000), "distance": random.random(1000)}
    others = {"energy": random.random(500), "distance": random.random(500) + 1}
    chosen = choose_threshold(flowers, others)
    assert (chosen["score"], chosen["direction"]) == ("distance", "reject-above")
    assert refused(chosen, flowers["distance"]).mean() == pytest.approx(0.05, abs=0.002)
    assert refused(chosen, others["distance"]).all()


def test_a_gauge_measures_in_units_of_what_is_usual_in_a_class() -> None:
    random = np.random.default_rng(0)
    labels = np.repeat([0, 1], 500)
    # The first feature tells the classes apart, the second varies little, the third is silent.
    features = random.normal(0, 1, (1000, 3)) * [1, 0.1, 0] + labels[:, None] * [5, 0, 0]
    gauge = Gauge.fit(features, labels)
    distances = (
        (np.array([[0, 0, 0], [5, 0, 0], [0, 1, 0]]) @ gauge.whitening)[:, None] - gauge.centres
    ) ** 2
    at_centres, strange = np.split(distances.sum(axis=2).min(axis=1) / gauge.typical, [2])
    assert (at_centres < 0.1).all()
    assert strange[0] > 20


def test_other_pictures_are_the_same_each_time_and_of_four_kinds() -> None:
    first, second = other_pictures(3), other_pictures(3)
    assert set(first) == {"noise", "texture", "drawing", "photograph"}
    for name, pictures in first.items():
        assert pictures.shape == (3, 150, 150, 3)
        assert np.array_equal(pictures, second[name])


def test_each_change_changes_the_picture_a_little() -> None:
    smooth = Image.linear_gradient("L").resize((150, 150)).convert("RGB")
    pixels = np.asarray(smooth, np.float32)[None] / 255
    for change in CHANGES.values():
        assert 0 < np.abs(changed(pixels, change) - pixels).mean() < 0.2
