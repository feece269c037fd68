"""What the improved network says besides its probabilities: where it looked, and how strange it all was."""

import keras
from keras import layers

from .config import SIZE
from .distance import Gauge, block_outputs, distance


# region: maps
def with_explanations(model: keras.Model, gauges: list[Gauge]) -> keras.Model:
    """Let the improved network say more than five probabilities.

    Outputs `probabilities` (N, classes), softmax of `logits` (N, classes); `activation_maps`
    (N, h, w, classes): the last layer applied to each position before the average (Zhou et al., 2016,
    arXiv:1512.04150), so that the mean over a class's map plus its bias is its logit; and `distance` (N,)
    from the training photographs.
    """
    average = next(layer for layer in model.layers if isinstance(layer, layers.GlobalAveragePooling2D))
    kernel, bias = model.get_layer("logits").get_weights()
    last = layers.Conv2D(len(bias), 1, use_bias=False)
    trunk = keras.Model(model.input, [average.input, *block_outputs(model)])

    pixels = keras.Input((SIZE, SIZE, 3), name="pixels")
    features, *blocks = trunk(pixels)
    maps = last(features)
    last.set_weights([kernel[None, None]])
    logits = layers.Rescaling(1.0, offset=bias.tolist())(layers.GlobalAveragePooling2D()(maps))
    outputs = {
        "probabilities": layers.Softmax()(logits),
        "activation_maps": maps,
        "logits": logits,
        "distance": distance(blocks, gauges),
    }
    return keras.Model(pixels, outputs, name=model.name)


# endregion
