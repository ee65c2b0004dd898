"""A BERT model's weights become an ONNX file of 8-bit integers, a quarter as large and several times as quick.

The graph is written here, node by node, from the weights themselves: the same weights give the same file whatever
version of another library is installed, and PyTorch is not needed. A text's vectors depend on nothing but the text,
whatever stands beside it in a batch: no scale is found over more than one token.

Weights are symmetric with a scale for each output channel; word vectors have a scale for each word. Linear layers
multiply integers (Jacob et al., 'Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
Inference', 2018); attention scores, soft-max, GELU and layer norms stay in 32-bit floats.

A few channels are many times as large as the others, above all at a text's first token. One scale for all would leave
the others little of it. So channels are centred and evened out before they become integers, by ranges that were
measured once (RANGES), and the weights make up for it (Xiao et al., 'SmoothQuant', 2023); that costs nothing where a
layer norm or a value projection comes before. After GELU each token has a scale of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

VERSION = "int8-3"  # to be raised with every change to what the graph computes
INPUT, OUTPUT, PROBE = "input_ids", "tokens", "probe"

# The lowest and highest value of each channel that goes into a linear layer: float16 of shape (layers, sites, 2, size),
# made by benchmarks/ranges.py. The sites: what attention takes, what it gives, and what the wide layer takes.
RANGES = Path(__file__).with_name("ranges.npy")
ROOM = (1.2, 2.0, 1.2)  # at each site, as much wider a range may be than it was measured
SITES = len(ROOM)
EVENED = 0.85  # of the logarithm of a channel's range goes into the weights

OPSET, IR_VERSION = 17, 9
CONTRIBUTED = "com.microsoft"  # onnxruntime's own operators
LARGEST = 127
LEVELS = 255
ZERO = 128  # the integer that stands for 0 where a range is centred
GELU_ZERO = 16  # … and after GELU
GELU_LOWEST = 0.17  # GELU is nowhere below the negative of this
PROBED = 64  # products of the largest integers that the probe adds up
PROBE_SUM = PROBED * 255 * LARGEST


def recipe() -> tuple[str, str]:
    """What decides, besides the weights, what the graph computes. Raises ModelError."""
    try:
        return VERSION, hashlib.sha256(RANGES.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{RANGES} cannot be read ({error.strerror or error}): reinstall report-assistant.") from error


def quantise(weights: Path, configuration: dict[str, Any]) -> bytes:
    """The ONNX file of a BERT encoder: input_ids, int64 (texts, tokens) -> tokens, float32 (texts, tokens, size).

    Its second output, probe, is PROBE_SUM where the processor adds up 8-bit products without overflow.
    weights: a safetensors file as transformers writes it, of the model that RANGES was measured on. Raises ModelError
    where it is of another kind, OSError.
    """
    import numpy as np
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    if (configuration.get("model_type"), configuration.get("hidden_act")) != ("bert", "gelu"):
        raise ModelError(f"{weights} is not of a BERT model: it cannot be made into 8-bit integers.")
    try:
        graph = _Graph(load_file(weights), configuration, np.load(RANGES, allow_pickle=False).astype(np.float32))
        return graph.serialised()
    except (SafetensorError, KeyError, ValueError) as error:
        raise ModelError(f"{weights} cannot be made into 8-bit integers ({error}).") from error


def integers(matrix: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Integers of -127 to 127 and the scales, of the largest value along `axis`, that give `matrix` back."""
    import numpy as np

    scales = np.abs(matrix).max(axis=axis, keepdims=True) / np.float32(LARGEST)
    scales[scales == 0] = 1
    return np.rint(matrix / scales).clip(-LARGEST, LARGEST).astype(np.int8), scales.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Evened:
    """How the channels of a value become even: (value - centre) / spread is near step * (integer - ZERO)."""

    centre: Vector
    spread: Vector
    step: np.float32

    @classmethod
    def of(cls, seen: Vector, room: float) -> Evened:
        """For channels that were seen to go from seen[0] to seen[1], each of shape (size,); room: times as far."""
        import numpy as np

        lowest, highest = seen
        centre: Vector = (highest + lowest) / np.float32(2)
        reach: Vector = np.maximum(highest - centre, np.float32(1e-3))
        spread: Vector = (reach / reach.mean()) ** np.float32(EVENED)
        return cls(centre, spread, np.float32(2 * room / LEVELS * (reach / spread).max()))


class _Graph:
    """The graph under construction; values are known by their names."""

    def __init__(self, weights: dict[str, Vector], configuration: dict[str, Any], ranges: Vector) -> None:
        layers = int(configuration["num_hidden_layers"])
        self._weights = weights
        self._epsilon = float(configuration["layer_norm_eps"])
        self._heads = int(configuration["num_attention_heads"])
        self._size = int(configuration["hidden_size"])
        if ranges.shape != (layers, SITES, 2, self._size):
            raise ValueError(f"{RANGES.name} was measured on another model")
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        value, norm = self._embeddings(), "embeddings.LayerNorm"
        self._shapes(int(configuration["intermediate_size"]))
        for number in range(layers):
            layer = f"encoder.layer.{number}"
            value = self._layer(
                value, norm, layer, [Evened.of(site, room) for site, room in zip(ranges[number], ROOM, strict=True)]
            )
            norm = f"{layer}.output.LayerNorm"
        self._normalise(value, OUTPUT, weights[f"{norm}.weight"], weights[f"{norm}.bias"])
        self._probe()

    def serialised(self) -> bytes:
        """The file's content."""
        from onnx import TensorProto, helper

        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "length"])],
            [
                helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", "length", self._size]),
                helper.make_tensor_value_info(PROBE, TensorProto.INT32, ["texts", 1]),
            ],
            self._constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIBUTED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name=VERSION)
        return bytes(model.SerializeToString(deterministic=True))

    def _embeddings(self) -> str:
        """Word, place in the text and (always the first) kind of segment, summed."""
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
        return self._node("Add", ["word", "place"], "embedded")

    def _shapes(self, wide: int) -> None:
        """What the scales of tokens need: shapes, and a zero point for each token of all texts."""
        import numpy as np

        for name, shape in (("flat", [-1]), ("column", [-1, 1]), ("wide", [-1, wide]), ("size", [self._size])):
            self._constant(name, np.array(shape, dtype=np.int64))
        self._node("Shape", [INPUT], "texts_and_length")
        self._node("Concat", ["texts_and_length", "size"], "whole", axis=0)
        flat = self._node("Reshape", [INPUT, "flat"], "flat_ids")
        count = self._node("Shape", [flat], "count")
        self._node("Expand", [self._constant("gelu_zero", np.array([GELU_ZERO], dtype=np.uint8)), count], "gelu_zeros")
        self._constant("gelu_step", np.float32(1 / (LEVELS - GELU_ZERO)))
        self._constant("gelu_least", np.float32(GELU_LOWEST / GELU_ZERO))
        self._constant("one", np.float32(1))
        for zero in (ZERO, GELU_ZERO):
            self._constant(f"zero{zero}", np.uint8(zero))

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

    def _layer(self, value: str, norm: str, layer: str, sites: list[Evened]) -> str:
        """From what is to be normalised before the layer to what is to be normalised after it."""
        taken, given, middle = sites
        small, before = self._even(value, norm, taken)
        context = self._attention(small, f"{layer}.attention.self", taken, given)
        small = self._quantised(context, given)
        attended = self._linear(small, given, f"{layer}.attention.output.dense", more=taken.centre)
        summed = self._node("Add", [attended, before], f"{layer}.attention.sum")
        small, before = self._even(summed, f"{layer}.attention.output.LayerNorm", middle)
        wide = self._linear(small, middle, f"{layer}.intermediate.dense")
        wide = self._node("Gelu", [wide], f"{layer}.gelu", domain=CONTRIBUTED)
        narrow = f"{layer}.output.dense"
        bias = self._constant(f"{narrow}.rest", self._weights[f"{narrow}.bias"] + middle.centre)
        rest = self._node("Add", [before, bias], f"{layer}.rest")
        return self._node("Add", [self._narrow(wide, narrow), rest], f"{layer}.sum")

    def _attention(self, small: str, name: str, taken: Evened, given: Evened) -> str:
        """The weights of each token's attention add up to 1: values that are even give a mean that is."""
        parts = [self._linear(small, taken, f"{name}.{part}") for part in ("query", "key")]
        parts.append(self._linear(small, taken, f"{name}.value", even=given))
        return self._node("MultiHeadAttention", parts, f"{name}.output", domain=CONTRIBUTED, num_heads=self._heads)

    def _linear(
        self, value: str, site: Evened, name: str, even: Evened | None = None, more: Vector | None = None
    ) -> str:
        """A layer of what was made even; `even`: its result is; more: is added to the bias."""
        matrix = self._weights[f"{name}.weight"].T
        bias = self._weights[f"{name}.bias"] + site.centre @ matrix
        matrix = matrix * site.spread[:, None]
        if even is not None:
            matrix, bias = matrix / even.spread, (bias - even.centre) / even.spread
        added = self._constant(f"{name}.bias", bias if more is None else bias + more)
        return self._product(value, name, matrix, self._constant(f"{name}.step", site.step), ZERO, [added])

    def _narrow(self, wide: str, name: str) -> str:
        """The layer after GELU, without its bias: each token is brought to its own scale, and back."""
        largest = self._node("ReduceMax", [wide], f"{name}.largest", axes=[-1], keepdims=1)
        steps = self._node("Mul", [largest, "gelu_step"], f"{name}.wanted")
        steps = self._node("Max", [steps, "gelu_least"], f"{name}.steps")
        tokens = self._node("Reshape", [wide, "wide"], f"{name}.tokens")
        flat = self._node("Reshape", [steps, "flat"], f"{name}.flat")
        small = self._node("QuantizeLinear", [tokens, flat, "gelu_zeros"], f"{name}.input", axis=0)
        found = self._product(small, name, self._weights[f"{name}.weight"].T, "one", GELU_ZERO)
        column = self._node("Reshape", [steps, "column"], f"{name}.column")
        return self._node("Reshape", [self._node("Mul", [found, column], f"{name}.scaled"), "whole"], f"{name}.whole")

    def _product(
        self, value: str, name: str, matrix: Vector, step: str, zero: int, bias: list[str] | None = None
    ) -> str:
        """Integers times a matrix of shape (in, out), in floats."""
        weight, scale = integers(matrix, axis=0)
        weights = [self._constant(f"{name}.weight8", weight), step, self._constant(f"{name}.scale", scale[0])]
        zeros = [f"zero{zero}", self._constant(f"{name}.zero", weight[0] * 0)]
        inputs = [value, *weights, *zeros, *(bias or [])]
        return self._node("MatMulIntegerToFloat", inputs, f"{name}.output", domain=CONTRIBUTED)

    def _even(self, value: str, norm: str, site: Evened) -> tuple[str, str]:
        """Normalised: the integers of it, and itself but for its centre."""
        gain = self._weights[f"{norm}.weight"] / site.spread
        shift = (self._weights[f"{norm}.bias"] - site.centre) / site.spread
        even = self._normalise(value, f"{norm}.output", gain, shift)
        spread = self._constant(f"{norm}.spread", site.spread)
        return self._quantised(even, site), self._node("Mul", [even, spread], f"{norm}.before")

    def _quantised(self, value: str, site: Evened) -> str:
        step = self._constant(f"{value}.step", site.step)
        return self._node("QuantizeLinear", [value, step, f"zero{ZERO}"], f"{value}.integers")

    def _normalise(self, value: str, result: str, gain: Vector, shift: Vector) -> str:
        inputs = [value, self._constant(f"{result}.gain", gain), self._constant(f"{result}.shift", shift)]
        return self._node("LayerNormalization", inputs, result, epsilon=self._epsilon)

    def _constant(self, name: str, values: NDArray[Any] | np.generic) -> str:
        import numpy as np
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values).reshape(np.shape(values)), name))
        return name

    def _node(self, kind: str, inputs: list[str], *outputs: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self._nodes.append(helper.make_node(kind, inputs, list(outputs), domain=domain, **attributes))
        return outputs[0]
