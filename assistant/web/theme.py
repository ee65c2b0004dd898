"""Our theme: calm, system fonts only (gradio's own theme brings fonts with it), light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")
FONTS_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")


def theme() -> Base:
    """Gradio's base theme with our colours; the rest is in assets/page.css."""
    from gradio.themes import Base, sizes

    return Base(
        primary_hue="teal",
        secondary_hue="teal",
        neutral_hue="slate",
        radius_size=sizes.radius_md,
        text_size=sizes.text_md,
        font=FONTS,
        font_mono=FONTS_MONO,
    ).set(
        body_background_fill="#f7f8fa",
        body_background_fill_dark="#10151c",
        body_text_color="#1b2733",
        body_text_color_dark="#e4e9ef",
        body_text_color_subdued="#52606d",
        body_text_color_subdued_dark="#a3b1bf",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#171e27",
        background_fill_secondary="#eef1f4",
        background_fill_secondary_dark="#1e2732",
        block_background_fill="#ffffff",
        block_background_fill_dark="#171e27",
        border_color_primary="#d5dbe1",
        border_color_primary_dark="#33404d",
        button_primary_background_fill="#0b5d66",
        button_primary_background_fill_hover="#08474e",
        button_primary_background_fill_dark="#0f7480",
        button_primary_background_fill_hover_dark="#138a98",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        link_text_color="#0b5d66",
        link_text_color_dark="#6fd0da",
    )
