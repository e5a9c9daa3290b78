"""What goes with a series' colour: text upon it, and a line of it that can be seen. WCAG 2.2's contrast."""

LIGHT_PAPER, DARK_PAPER = "#ffffff", "#191d1f"
STEPS = 50  # of 2 %


def contrast_black_or_white(colour):
    """The text colour that stands out more: at least 4.58:1, whatever the colour."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast(colour, text))


def line_colours(colour, least=3):
    """The colour as a line on light and on dark paper, darkened or lightened until it has 3:1."""
    return mixed(colour, "#000000", LIGHT_PAPER, least), mixed(colour, "#ffffff", DARK_PAPER, least)


def mixed(colour, towards, paper, least):
    start, end = channels(colour), channels(towards)
    for step in range(STEPS + 1):
        part = step / STEPS
        mix = "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(start, end, strict=True))
        if contrast(mix, paper) >= least:
            return mix
    return towards


def contrast(one, other):
    """The ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    red, green, blue = (linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def channels(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
