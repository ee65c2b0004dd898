"""Cross-encoders of a few thousand weights, set by hand: the more of a text is one word, the higher its score."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LIMIT = 256  # tokens of a question and a text together


def write_cross_encoder(folder: Path, liked: Sequence[str], labels: int = 1, sign: float = 1.0) -> Path:
    """A BERT that reads a question and a text and scores them by the share of their tokens that are `liked` words.

    All other words are the same to it. labels: how many scores it gives; sign: -1 for one that shuns these words.
    """
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *liked]
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    named = {name: f"[{name[:3].upper()}]" for name in ("unk_token", "pad_token", "cls_token", "sep_token")}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=LIMIT, **named).save_pretrained(folder)

    torch.manual_seed(0)
    size = 8
    model = BertForSequenceClassification(
        BertConfig(
            vocab_size=len(words),
            hidden_size=size,
            num_hidden_layers=1,
            num_attention_heads=1,
            intermediate_size=size,
            max_position_embeddings=LIMIT,
            num_labels=labels,
            pad_token_id=0,
        )
    )
    with torch.no_grad():
        for name, weights in model.named_parameters():
            weights.fill_(1.0 if name.endswith("LayerNorm.weight") else 0.0)
        layer = model.bert.encoder.layer[0].attention
        for line in (layer.self.value, layer.output.dense, model.bert.pooler.dense):
            line.weight.copy_(torch.eye(size))
        # With keys and queries of nothing, each token looks at all others alike: what arrives is their mean.
        known = model.bert.embeddings.word_embeddings.weight
        known[:, 1] = 1.0
        known[4:, 1], known[4:, 0] = 0.0, 1.0
        model.classifier.weight[0, 0] = 4.0 * sign
    model.save_pretrained(folder)
    return folder
