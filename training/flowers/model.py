"""The networks."""

import keras
from keras import layers

from .config import SIZE


# region: model
def document_cnn(class_count: int) -> keras.Model:
    """Build the source document's CNN: (N, 150, 150, 3) in 0–1 → (N, class_count) probabilities."""
    return keras.Sequential(
        [
            keras.Input((SIZE, SIZE, 3), name="pixels"),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(128, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(128, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(512, activation="relu"),
            layers.Dense(class_count, activation="softmax", name="probabilities"),
        ],
        name="document",
    )


# endregion


# region: improved
def improved_cnn(class_count: int) -> keras.Model:
    """Build a small residual network: (N, H, W, 3) in 0–1 → (N, class_count) probabilities, any size.

    Residual blocks (He et al., 2015, arXiv:1512.03385) with batch normalisation; the stem quarters height
    and width before the costly layers. Global average pooling leaves one number per feature, so that the
    last layer has few weights and its class activation maps can be shown.
    """
    pixels = keras.Input((None, None, 3), name="pixels")
    features = layers.Rescaling(4.0, offset=-2.0)(pixels)
    features = normalised_convolution(features, 24, stride=2)
    features = normalised_convolution(features, 48)
    features = layers.MaxPooling2D(2)(features)
    features = residual_block(features, 48)
    features = residual_block(features, 96, stride=2)
    features = residual_block(features, 160, stride=2)
    features = residual_block(features, 160)
    pooled = layers.GlobalAveragePooling2D()(features)
    pooled = layers.Dropout(0.2)(pooled)
    logits = layers.Dense(class_count, name="logits", dtype="float32")(pooled)
    return keras.Model(pixels, layers.Softmax(name="probabilities", dtype="float32")(logits), name="improved")


def residual_block(features: keras.KerasTensor, channels: int, stride: int = 1) -> keras.KerasTensor:
    """Add to the features what two convolutions change about them.

    The second normalisation starts at 0, so that each block begins as an identity.
    """
    change = normalised_convolution(features, channels, stride)
    change = layers.Conv2D(channels, 3, padding="same", use_bias=False)(change)
    change = layers.BatchNormalization(gamma_initializer="zeros")(change)
    if stride > 1:
        features = layers.AveragePooling2D(stride, padding="same")(features)
    if features.shape[-1] != channels:
        features = layers.Conv2D(channels, 1, use_bias=False)(features)
        features = layers.BatchNormalization()(features)
    return layers.ReLU()(layers.Add()([features, change]))


def normalised_convolution(features: keras.KerasTensor, channels: int, stride: int = 1) -> keras.KerasTensor:
    """Convolve 3×3, normalise over the batch (Ioffe and Szegedy, 2015, arXiv:1502.03167), apply ReLU."""
    features = layers.Conv2D(channels, 3, stride, padding="same", use_bias=False)(features)
    return layers.ReLU()(layers.BatchNormalization()(features))


# endregion

#: Builders of the networks by the name that recipes give them.
NETWORKS = {"document": document_cnn, "improved": improved_cnn}
