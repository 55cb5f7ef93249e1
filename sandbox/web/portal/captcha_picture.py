"""The picture of a captcha: a few signs, each a little turned, with lines and dots about them."""

import random
from functools import lru_cache
from io import BytesIO
from typing import Any

from fixtures.papers.lettering import FONTS

WIDTH, HEIGHT = 200, 64
INKS = ("#1e3a8a", "#7c2d12", "#14532d", "#581c87", "#7f1d1d")
GROUND, NOISE = "#f1f5f9", "#94a3b8"


@lru_cache(256)
def picture(code: str) -> bytes:
    """A PNG, the same for the same signs."""
    from PIL import Image, ImageDraw

    chance = random.Random(code)  # noqa: S311  nothing secret: it only has to look uneven
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    _noise(pen, chance)
    step = (WIDTH - 24) / len(code)
    for at, sign in enumerate(code):
        drawn = _sign(sign, chance)
        left = 12 + at * step + (step - drawn.width) / 2
        image.paste(
            INKS[at % len(INKS)], (round(left), (HEIGHT - drawn.height) // 2 + chance.randint(-4, 4)), drawn
        )
    pen.line([(0, chance.randint(16, 48)), (WIDTH, chance.randint(16, 48))], fill=NOISE, width=1)
    image.save(kept := BytesIO(), "PNG", optimize=True)
    return kept.getvalue()


def _sign(sign: str, chance: random.Random) -> Any:
    """A mask of one sign, upright within fifteen degrees."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", (56, 60), 0)
    ImageDraw.Draw(mask).text((28, 30), sign, fill=255, font=_font(), anchor="mm")
    return mask.rotate(chance.uniform(-15, 15), Image.Resampling.BICUBIC)


def _noise(pen: Any, chance: random.Random) -> None:
    for _ in range(4):
        line = [(chance.randrange(WIDTH), chance.randrange(HEIGHT)) for _ in range(2)]
        pen.line(line, fill=NOISE, width=1)
    for _ in range(90):
        pen.point((chance.randrange(WIDTH), chance.randrange(HEIGHT)), fill=NOISE)


@lru_cache(1)
def _font() -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(FONTS[True], 40, layout_engine=ImageFont.Layout.BASIC)
