"""A trained network → files: `.keras` to go on from, ONNX for the browser."""

import hashlib
from pathlib import Path

import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
import tf2onnx
from keras import layers

from .config import SIZE

#: Kernels with fewer weights keep 16 bits: they weigh little, and the first layers suffer most from rounding.
SMALL_KERNEL = 25_000

#: The largest difference between Keras' and ONNX Runtime's outputs that we ship, relative to the largest.
TOLERANCE = 1e-5


# region: save
def save_and_reload(model: keras.Model, path: Path, probe: np.ndarray) -> keras.Model:
    """Save the whole model as one `.keras` file, load it again and prove that nothing changed.

    `probe` is a batch of pixels (N, 150, 150, 3). Raises `ValueError` when the reloaded model disagrees.
    """
    model.save(path)
    reloaded = keras.models.load_model(path)
    if not np.array_equal(model.predict(probe, verbose=0), reloaded.predict(probe, verbose=0)):
        raise ValueError(f"{path} does not reproduce the model that was saved. Do not use it.")
    return reloaded


# endregion


# region: fold
def folded(model: keras.Model) -> keras.Model:
    """Multiply each batch normalisation into the convolution before it: half the layers, the same outputs.

    With γ, β, mean μ and variance v: weights · γ / √(v + ε), bias β − μ · γ / √(v + ε). All weights are
    rounded to what a small file can hold.
    """
    before = {
        layer.name: layer.input._keras_history.operation.name
        for layer in model.layers
        if isinstance(layer, layers.BatchNormalization)
    }

    def without_normalisation(layer: keras.Layer) -> keras.Layer:
        if layer.name in before:
            return layers.Activation("linear", name=layer.name)
        config = layer.get_config()
        if layer.name in before.values():
            config["use_bias"] = True
        return type(layer).from_config(config)

    clone = keras.models.clone_model(
        model,
        clone_function=without_normalisation,
        # Normalisations are called with options that their stand-ins do not know.
        call_function=lambda layer, *inputs, **_: layer(*inputs),
    )
    for layer in model.layers:
        weights = layer.get_weights()
        if weights and layer.name not in before and layer.name not in before.values():
            clone.get_layer(layer.name).set_weights([rounded(weight) for weight in weights])
    for normalisation, convolution in before.items():
        gamma, beta, mean, variance = model.get_layer(normalisation).get_weights()
        factor = gamma / np.sqrt(variance + model.get_layer(normalisation).epsilon)
        (kernel,) = model.get_layer(convolution).get_weights()
        clone.get_layer(convolution).set_weights([rounded(kernel * factor), rounded(beta - mean * factor)])
    return clone


def rounded(weights: np.ndarray) -> np.ndarray:
    """Round a large kernel (..., outputs) to 255 steps for each output, anything else to 16-bit floats."""
    if weights.ndim < 4 or weights.size < SMALL_KERNEL:
        return halved(weights)
    return whole_steps(weights, output_axis=-1)


def halved(weights: np.ndarray) -> np.ndarray:
    """Round to what a 16-bit float can hold."""
    return weights.astype(np.float16).astype(np.float32)


def whole_steps(kernel: np.ndarray, output_axis: int) -> np.ndarray:
    """Round a kernel to whole steps of each output."""
    step = step_sizes(kernel, output_axis)
    return np.rint(kernel / step) * step


def step_sizes(kernel: np.ndarray, output_axis: int) -> np.ndarray:
    """Choose for each output the step of which its largest weight is 127; shape broadcasts with the kernel.

    A step has eleven significant bits, so that a multiple of it is exact, and the file can be written from
    the rounded weights alone.
    """
    axes = tuple(axis for axis in range(kernel.ndim) if axis != output_axis % kernel.ndim)
    largest = np.abs(kernel).max(axis=axes, keepdims=True)
    mantissa, exponent = np.frexp(np.where(largest > 0, largest, 1) / 127)
    return np.ldexp(np.rint(mantissa * 2**11) / 2**11, exponent).astype(np.float32)


# endregion


# region: export
def export_onnx(model: keras.Model, path: Path, probe: np.ndarray) -> float:
    """Write an ONNX model for the browser and compare it with Keras on `probe`.

    The graph takes `pixels` (N, 150, 150, 3) in 0–1 and gives `probabilities` (N, classes), any N, and
    whatever else the model names. Returns the largest difference of any output, relative to that output's
    largest value; raises `ValueError` when it exceeds `TOLERANCE`.
    """

    @tf.function(input_signature=[tf.TensorSpec((None, SIZE, SIZE, 3), tf.float32, name="pixels")])
    def forward(pixels: tf.Tensor) -> dict[str, tf.Tensor]:
        outputs = model(pixels, training=False)
        return outputs if isinstance(outputs, dict) else {"probabilities": outputs}

    graph, _ = tf2onnx.convert.from_function(forward, input_signature=forward.input_signature, opset=17)
    compact_weights(graph.graph)
    onnx.checker.check_model(graph)
    written = path.with_suffix(".new.onnx")
    written.write_bytes(graph.SerializeToString())

    expected = {name: value.numpy() for name, value in forward(probe).items()}
    found = run_onnx(written, probe)
    difference = max(
        float(np.abs(found[name] - value).max() / np.abs(value).max()) for name, value in expected.items()
    )
    if difference > TOLERANCE:
        raise ValueError(f"{written}: ONNX and Keras differ by {difference:.1e}, more than {TOLERANCE:.0e}.")
    keep_or_replace(path, written, probe)
    return difference


# endregion


def keep_or_replace(path: Path, written: Path, probe: np.ndarray) -> None:
    """Keep a file that gives exactly the same outputs: names inside vary, its checksum need not."""
    if path.exists() and abs(path.stat().st_size - written.stat().st_size) < 1000:
        before, after = run_onnx(path, probe), run_onnx(written, probe)
        if before.keys() == after.keys() and all(np.array_equal(before[key], after[key]) for key in after):
            written.unlink()
            return
    written.replace(path)


# region: compact
def compact_weights(graph: onnx.GraphProto) -> None:
    """Store rounded weights as bytes with a step for each output, or as 16-bit floats; nothing else changes.

    Arithmetic stays in 32 bits: the runtime turns them back once, when it loads the model.
    """
    for index, weights in enumerate(list(graph.initializer)):
        values = onnx.numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.size == 1:
            continue
        if np.array_equal(values, halved(values)):
            stored, nodes = [values.astype(np.float16)], ["Cast"]
        elif values.ndim == 4 and np.array_equal(values, whole_steps(values, output_axis=0)):
            step = step_sizes(values, output_axis=0)
            stored, nodes = [np.rint(values / step).astype(np.int8), step], ["Cast", "Mul"]
        else:
            continue
        replace_initializer(graph, index, stored, nodes)


def replace_initializer(
    graph: onnx.GraphProto, index: int, stored: list[np.ndarray], nodes: list[str]
) -> None:
    """Let constants and the nodes that combine them stand for one initializer, under its old name."""
    name = graph.initializer[index].name
    constants = [
        onnx.numpy_helper.from_array(values, f"{name}/{part}")
        for values, part in zip(stored, ("stored", "step"), strict=False)
    ]
    cast_to = name if len(nodes) == 1 else f"{name}/whole"
    made = [onnx.helper.make_node("Cast", [constants[0].name], [cast_to], to=onnx.TensorProto.FLOAT)]
    if len(nodes) > 1:
        made.append(onnx.helper.make_node("Mul", [cast_to, constants[1].name], [name]))
        graph.initializer.append(constants[1])
    graph.initializer[index].CopyFrom(constants[0])
    for node in reversed(made):
        graph.node.insert(0, node)


# endregion


# region: layers
def feature_layers(path: Path) -> list[dict[str, str | int]]:
    """List the feature maps inside a shipped model, in order: what each ReLU over a picture gives.

    `tensor` is the name inside the graph, laid out (N, channels, height, width). They are not outputs, so
    that they cost nothing; whoever wants to see them adds them to the graph's outputs first.
    """
    graph = onnx.shape_inference.infer_shapes(onnx.load(path)).graph
    shapes = {
        value.name: [dimension.dim_value for dimension in value.type.tensor_type.shape.dim]
        for value in graph.value_info
    }
    maps = [
        node.output[0] for node in graph.node if node.op_type == "Relu" and len(shapes[node.output[0]]) == 4
    ]
    return [
        {"tensor": name, **dict(zip(("channels", "height", "width"), shapes[name][1:], strict=True))}
        for name in maps
    ]


# endregion


def run_onnx(path: Path, pixels: np.ndarray, batch: int = 64) -> dict[str, np.ndarray]:
    """Run a shipped model over pixels (N, 150, 150, 3); returns each output by its name."""
    session = onnxruntime.InferenceSession(path)
    names = [output.name for output in session.get_outputs()]
    parts = [
        session.run(names, {"pixels": pixels[start : start + batch]})
        for start in range(0, len(pixels), batch)
    ]
    return {name: np.concatenate([part[index] for part in parts]) for index, name in enumerate(names)}


def sha256(path: Path) -> str:
    """Return the checksum by which the browser recognises the file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
