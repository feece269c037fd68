"""How far a picture lies from the training photographs, seen from inside the network."""

from dataclasses import dataclass

import keras
import numpy as np
from keras import layers

from .export import halved, rounded

#: Share of the diagonal in a covariance: keeps directions that hardly vary from deciding alone.
SHRINKAGE = 0.1


# region: distance
@dataclass(frozen=True)
class Gauge:
    """Measures how unusual one block's features are: Mahalanobis' distance to the nearest class."""

    #: Turns features (..., C) into coordinates of which each varies by 1 within a class, (C, C).
    whitening: np.ndarray
    #: Where each class lies in these coordinates, (classes, C).
    centres: np.ndarray
    #: Mean squared distance of the training photographs.
    typical: float

    @classmethod
    def fit(cls, features: np.ndarray, labels: np.ndarray) -> "Gauge":
        """Learn from the features (N, C) of photographs whose classes are known, (N,)."""
        means = np.stack([features[labels == label].mean(axis=0) for label in range(labels.max() + 1)])
        deviations = features - means[labels]
        covariance = deviations.T @ deviations / len(features)
        covariance = (1 - SHRINKAGE) * covariance + SHRINKAGE * np.diag(np.diag(covariance))
        # Features that are always 0 have no variance; a trace of one keeps the matrix invertible.
        covariance += np.eye(len(covariance)) * (1e-4 * np.diag(covariance).mean() + 1e-9)
        whitening = np.linalg.cholesky(np.linalg.inv(covariance))
        whitening = rounded(whitening[None, None])[0, 0]
        centres = halved(means @ whitening)
        squares = ((features @ whitening)[:, None] - centres) ** 2
        return cls(whitening, centres, float(squares.sum(axis=2).min(axis=1).mean()))


def pooled(features: keras.KerasTensor) -> keras.KerasTensor:
    """Average each channel over the picture, (N, 1, 1, C); the root shortens the long tail behind a ReLU."""
    return keras.ops.sqrt(layers.GlobalAveragePooling2D(keepdims=True)(features))


def fit_gauges(model: keras.Model, pixels: np.ndarray, labels: np.ndarray) -> list[Gauge]:
    """Fit a gauge to each residual block's output on the training photographs (N, 150, 150, 3)."""
    outputs = [pooled(block) for block in block_outputs(model)]
    features = keras.Model(model.input, outputs).predict(pixels, verbose=0)
    return [Gauge.fit(block.reshape(len(labels), -1).astype(float), labels) for block in features]


def distance(blocks: list[keras.KerasTensor], gauges: list[Gauge]) -> keras.KerasTensor:
    """Give the mean of the blocks' distances, (N,): about 1 for a photograph like those it was trained on.

    Lee et al., “A Simple Unified Framework for Detecting Out-of-Distribution Samples and Adversarial
    Attacks”, 2018, arXiv:1807.03888, with the blocks weighted alike.
    """
    distances = []
    for block, gauge in zip(blocks, gauges, strict=True):
        classes, channels = gauge.centres.shape
        whiten = layers.Conv2D(channels, 1, use_bias=False)
        whitened = keras.ops.tile(whiten(pooled(block)), (1, 1, 1, classes))
        whiten.set_weights([gauge.whitening[None, None]])
        from_centres = layers.Rescaling(1.0, offset=(-gauge.centres.ravel()).tolist())(whitened)
        squares = keras.ops.square(layers.Reshape((classes, channels))(from_centres))
        distances.append(keras.ops.min(keras.ops.sum(squares, axis=2), axis=1) / gauge.typical)
    return sum(distances) / len(distances)


def block_outputs(model: keras.Model) -> list[keras.KerasTensor]:
    """Find what each residual block gives: the ReLU after its addition."""
    additions = {layer.output.name for layer in model.layers if isinstance(layer, layers.Add)}
    return [
        layer.output
        for layer in model.layers
        if isinstance(layer, layers.ReLU) and layer.input.name in additions
    ]


# endregion
