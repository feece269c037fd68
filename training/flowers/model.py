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
