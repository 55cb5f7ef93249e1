"""Ways a paper reaches the portal after a student has had it in hand."""

import io
from collections.abc import Callable, Mapping

import pypdfium2
from fpdf import FPDF
from PIL import Image, ImageEnhance, ImageOps

Sending = Callable[[Image.Image], bytes]


def saved(image: Image.Image, format: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **({"compress_level": 1} if format == "PNG" else options))
    return out.getvalue()


def in_a_pdf(image: Image.Image, pages: int = 1, place: int = 0, width: float = 150) -> bytes:
    """On one page among several, `width` millimetres wide on A4."""
    document = FPDF()
    for number in range(pages):
        document.add_page()
        document.set_font("helvetica", size=12)
        document.cell(text=f"Trang {number + 1}")
        if number == place:
            document.image(image, 20, 40, w=width)
    return bytes(document.output())


def jpeg(quality: int) -> Sending:
    return lambda image: saved(image, "JPEG", quality=quality)


def scaled(factor: float, way: Image.Resampling, quality: int = 0) -> Sending:
    def send(image: Image.Image) -> bytes:
        size = round(image.width * factor), round(image.height * factor)
        smaller = image.resize(size, way)
        return saved(smaller, "JPEG", quality=quality) if quality else saved(smaller)

    return send


def turned(degrees: int, format: str = "JPEG") -> Sending:
    return lambda image: saved(image.rotate(degrees, expand=True), format)


def on_a_screen(factor: float) -> Sending:
    """A screenshot of a viewer: grey desk around it, bars above, resampled by the viewer."""

    def send(image: Image.Image) -> bytes:
        shown = image.resize((round(image.width * factor), round(image.height * factor)), BILINEAR)
        screen = Image.new("RGB", (shown.width + 260, shown.height + 130), (82, 86, 89))
        screen.paste((240, 240, 240), (0, 0, screen.width, 60))
        screen.paste(shown, (130, 80))
        return saved(screen)

    return send


def printed_again(width: float) -> Sending:
    """Put into a PDF, the PDF turned into a picture."""

    def send(image: Image.Image) -> bytes:
        document = pypdfium2.PdfDocument(in_a_pdf(image, width=width))
        try:
            return saved(document[0].render(scale=2).to_pil(), "JPEG", quality=75)
        finally:
            document.close()

    return send


LANCZOS, BICUBIC, BILINEAR = Image.Resampling.LANCZOS, Image.Resampling.BICUBIC, Image.Resampling.BILINEAR
NEAREST, BOX = Image.Resampling.NEAREST, Image.Resampling.BOX

SENDINGS: Mapping[str, Sending] = {
    "png": saved,
    "jpeg 90": jpeg(90),
    "jpeg 75": jpeg(75),
    "jpeg 60": jpeg(60),
    "half": scaled(0.5, LANCZOS),
    "half by box": scaled(0.5, BOX),
    "half jpeg 60": scaled(0.5, BICUBIC, 60),
    "half nearest": scaled(0.5, NEAREST),
    "0.55 bilinear": scaled(0.55, BILINEAR, 80),
    "0.6": scaled(0.6, BICUBIC, 60),
    "0.67 nearest": scaled(0.67, NEAREST),
    "0.71 jpeg 60": scaled(0.71, LANCZOS, 60),
    "0.83": scaled(0.83, BICUBIC),
    "1.25": scaled(1.25, BILINEAR, 85),
    "double": scaled(2, BICUBIC, 75),
    "left": turned(90),
    "head down": turned(180),
    "right": turned(270, "PNG"),
    "half and left": lambda image: scaled(0.5, BICUBIC, 70)(image.rotate(90, expand=True)),
    "twice saved": lambda image: jpeg(60)(Image.open(io.BytesIO(jpeg(60)(image)))),
    "grey": lambda image: saved(image.convert("L"), "JPEG"),
    "clear": lambda image: saved(image.convert("RGBA")),
    "few colours": lambda image: saved(image.quantize(16)),
    "pale": lambda image: saved(ImageEnhance.Contrast(image).enhance(0.5), "JPEG"),
    "with a border": lambda image: saved(ImageOps.expand(image, 150, (40, 40, 40)), "JPEG"),
    "screen": on_a_screen(0.6),
    "large screen": on_a_screen(0.9),
    "pdf": in_a_pdf,
    "pdf 170": lambda image: in_a_pdf(image, width=170),
    "pdf 100": lambda image: in_a_pdf(image, width=100),
    "pdf 70": lambda image: in_a_pdf(image, width=70),
    "second page": lambda image: in_a_pdf(image, 3, 1, 120),
    "last page": lambda image: in_a_pdf(image, 5, 4, 80),
    "pdf on its side": lambda image: in_a_pdf(image.rotate(90, expand=True), 2, 1, 100),
    "printed again": printed_again(150),
    "printed small": printed_again(110),
}
