"""A BERT model's weights become an ONNX file of 8-bit integers, a quarter as large and several times as quick.

The graph is written here, node by node, from the weights themselves: the same weights give the same file whatever
version of another library is installed, and PyTorch is not needed. It takes one text at a time, so that nothing but
the text decides its vector: the scale of the 8-bit activations is found anew in each text ('dynamic quantisation').

Weights are symmetric with a scale for each output channel; word vectors have a scale for each word. Linear layers
multiply integers (Jacob et al., 'Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
Inference', 2018); attention scores, soft-max, GELU and layer norms stay in 32-bit floats.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = "int8-2"  # to be raised with every change to what the graph computes
INPUT, OUTPUT, PROBE = "input_ids", "tokens", "probe"

OPSET, IR_VERSION = 17, 9
CONTRIBUTED = "com.microsoft"  # onnxruntime's own operators
LARGEST = 127
PROBED = 64  # products of the largest integers that the probe adds up
PROBE_SUM = PROBED * 255 * LARGEST


def quantise(weights: Path, configuration: dict[str, Any]) -> bytes:
    """The ONNX file of a BERT encoder. input_ids, int64 of shape (1, tokens) -> tokens, float32 (1, tokens, size).

    Its second output, probe, is PROBE_SUM where the processor adds up 8-bit products without overflow.
    weights: a safetensors file as transformers writes it. Raises ModelError where it is of another kind, OSError.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    if (configuration.get("model_type"), configuration.get("hidden_act")) != ("bert", "gelu"):
        raise ModelError(f"{weights} is not of a BERT model: it cannot be made into 8-bit integers.")
    try:
        graph = _Graph(load_file(weights), configuration)
        return graph.serialised()
    except (SafetensorError, KeyError, ValueError) as error:
        raise ModelError(f"{weights} cannot be made into 8-bit integers ({error}).") from error


def integers(matrix: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Integers of -127 to 127 and the scales, of the largest value along `axis`, that give `matrix` back."""
    import numpy as np

    scales = np.abs(matrix).max(axis=axis, keepdims=True) / np.float32(LARGEST)
    scales[scales == 0] = 1
    return np.rint(matrix / scales).clip(-LARGEST, LARGEST).astype(np.int8), scales.astype(np.float32)


class _Graph:
    """The graph under construction; values are known by their names."""

    def __init__(self, weights: dict[str, NDArray[np.float32]], configuration: dict[str, Any]) -> None:
        self._weights = weights
        self._epsilon = float(configuration["layer_norm_eps"])
        self._heads = int(configuration["num_attention_heads"])
        self._size = int(configuration["hidden_size"])
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        value = self._embeddings()
        for number in range(int(configuration["num_hidden_layers"])):
            value = self._layer(value, f"encoder.layer.{number}")
        self._node("Identity", [value], OUTPUT)
        self._probe()

    def serialised(self) -> bytes:
        """The file's content."""
        from onnx import TensorProto, helper

        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, [1, "length"])],
            [
                helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [1, "length", self._size]),
                helper.make_tensor_value_info(PROBE, TensorProto.INT32, [1, 1]),
            ],
            self._constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIBUTED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name=VERSION)
        return bytes(model.SerializeToString(deterministic=True))

    def _embeddings(self) -> str:
        """Word, place in the text and (always the first) kind of segment, summed and normalised."""
        import numpy as np
        from onnx import TensorProto

        words, scales = integers(self._weights["embeddings.word_embeddings.weight"], axis=1)
        segment = self._weights["embeddings.token_type_embeddings.weight"][0]
        places = self._constant("places", self._weights["embeddings.position_embeddings.weight"] + segment)
        self._node("Gather", [self._constant("words", words), INPUT], "word8")
        self._node("Cast", ["word8"], "word32", to=TensorProto.FLOAT)
        self._node("Gather", [self._constant("word_scales", scales), INPUT], "word_scale")
        self._node("Mul", ["word32", "word_scale"], "word")
        first = self._constant("first", np.array([0], dtype=np.int64))
        self._node("Shape", [INPUT], "length", start=1, end=2)
        self._node("Slice", [places, first, "length", first], "place")
        self._node("Add", ["word", "place"], "embedded")
        return self._normalise("embedded", "embeddings.LayerNorm")

    def _probe(self) -> None:
        """The sum of the largest products; it takes the input in, so that nothing works it out beforehand."""
        import numpy as np
        from onnx import TensorProto

        largest = self._constant("probe.largest", np.array(255, dtype=np.int64))
        ends = [self._constant(f"probe.{end}", np.array([end], dtype=np.int64)) for end in (0, 1)]
        shape = self._constant("probe.shape", np.array([1, PROBED], dtype=np.int64))
        first = self._node("Slice", [INPUT, *ends, ends[1]], "probe.first")
        clipped = self._node("Clip", [first, largest, largest], "probe.clipped")
        small = self._node("Cast", [clipped], "probe.small", to=TensorProto.UINT8)
        wide = self._node("Expand", [small, shape], "probe.wide")
        weight = self._constant("probe.weight", np.full((PROBED, 1), LARGEST, dtype=np.int8))
        self._node("MatMulInteger", [wide, weight], PROBE)

    def _layer(self, value: str, layer: str) -> str:
        attended = self._linear(self._attention(value, f"{layer}.attention.self"), f"{layer}.attention.output.dense")
        middle = self._add_and_normalise(attended, value, f"{layer}.attention.output.LayerNorm")
        wide = self._linear(middle, f"{layer}.intermediate.dense")
        wide = self._node("Gelu", [wide], f"{layer}.gelu", domain=CONTRIBUTED)
        return self._add_and_normalise(self._linear(wide, f"{layer}.output.dense"), middle, f"{layer}.output.LayerNorm")

    def _attention(self, value: str, name: str) -> str:
        import numpy as np

        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        matrix = np.concatenate([self._weights[f"{part}.weight"].T for part in parts], axis=1)
        bias = self._constant(f"{name}.bias", np.concatenate([self._weights[f"{part}.bias"] for part in parts]))
        weight, scale, zero = self._quantised(name, matrix)
        quantised = [f"{name}.input", f"{name}.input_scale", f"{name}.input_zero"]
        self._node("DynamicQuantizeLinear", [value], *quantised)
        inputs = [quantised[0], weight, bias, quantised[1], scale, "", quantised[2], zero]
        return self._node("QAttention", inputs, f"{name}.output", domain=CONTRIBUTED, num_heads=self._heads)

    def _linear(self, value: str, name: str) -> str:
        inputs = [value, *self._quantised(name, self._weights[f"{name}.weight"].T), self._named(f"{name}.bias")]
        return self._node("DynamicQuantizeMatMul", inputs, f"{name}.output", domain=CONTRIBUTED)

    def _add_and_normalise(self, value: str, before: str, name: str) -> str:
        summed = self._node("Add", [value, before], f"{name}.sum")
        return self._normalise(summed, name)

    def _normalise(self, value: str, name: str) -> str:
        inputs = [value, self._named(f"{name}.weight"), self._named(f"{name}.bias")]
        return self._node("LayerNormalization", inputs, f"{name}.output", epsilon=self._epsilon)

    def _quantised(self, name: str, matrix: NDArray[np.float32]) -> tuple[str, str, str]:
        """The names of a matrix of shape (in, out) as integers, of its scales and of their zero points."""
        weight, scale = integers(matrix, axis=0)
        return (
            self._constant(f"{name}.weight8", weight),
            self._constant(f"{name}.scale", scale[0]),
            self._constant(f"{name}.zero", weight[0] * 0),
        )

    def _named(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        import numpy as np
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(self, kind: str, inputs: list[str], *outputs: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self._nodes.append(helper.make_node(kind, inputs, list(outputs), domain=domain, **attributes))
        return outputs[0]
