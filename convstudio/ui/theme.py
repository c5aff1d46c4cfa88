"""Colors and type of the three themes; every pair of ink and ground here has a contrast of at least 7:1."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """What widgets are painted with.

    Attributes
    ----------
    name : str
        "light", "dark" or "contrast".
    dark : bool
        Whether light ink lies on dark ground.
    ground, panel, field, border, strong_border : str
        Window, cards, input fields and their outlines.
    ink, soft_ink : str
        Text, and text of the second rank; both 7:1 on ground, panel and field.
    disabled : str
        Text of what cannot be used now.
    accent, accent_ink, accent_soft : str
        The window on the stage, the main button, the text on it, and a tint for what is chosen.
    cursor : str
        The output value that is explained.
    warning : str
        Text that explains an impossible setting.
    cell_dark, cell_light : str
        Ink on light and on dark cells.
    text : int
        Height of body type in pixels.
    """

    name: str
    dark: bool
    ground: str
    panel: str
    field: str
    border: str
    strong_border: str
    ink: str
    soft_ink: str
    disabled: str
    accent: str
    accent_ink: str
    accent_soft: str
    cursor: str
    warning: str
    cell_dark: str = "#000000"
    cell_light: str = "#ffffff"
    text: int = 13

    def scaled(self, text: int) -> "Theme":
        """Return the theme with body type of `text` pixels, for projection."""
        return replace(self, text=text)

    def color(self, name: str) -> QColor:
        """Return the colour called `name` as Qt's."""
        return QColor(getattr(self, name))

    @property
    def small_text(self) -> int:
        """Height of captions and letters in cells, in pixels; in projection as large as body type."""
        return self.text if self.text > PROJECTION_FLOOR else self.text - 1


PROJECTION_FLOOR: Final = 15
"""Body type above this many pixels is projection, where nothing may be smaller."""


def projected_text(height: int) -> int:
    """Return the height of body type for a wall on which a window of `height` pixels is projected: 1/40 or more."""
    return max(PROJECTION_FLOOR + 1, -(-height // 40))


LIGHT: Final = Theme(
    name="light",
    dark=False,
    ground="#f3f4f6",
    panel="#ffffff",
    field="#eef0f3",
    border="#d5d8de",
    strong_border="#7b8290",
    ink="#14171d",
    soft_ink="#3f4753",
    disabled="#7b8290",
    accent="#1844ab",
    accent_ink="#ffffff",
    accent_soft="#e3ecfd",
    cursor="#7f3500",
    warning="#7a3300",
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    ground="#14161a",
    panel="#1d2027",
    field="#272b34",
    border="#3a3f4a",
    strong_border="#767e8c",
    ink="#f4f6f9",
    soft_ink="#c0c6d0",
    disabled="#868e9c",
    accent="#94bbff",
    accent_ink="#0b0d10",
    accent_soft="#1e2d49",
    cursor="#ffb366",
    warning="#ffb366",
)

CONTRAST: Final = Theme(
    name="contrast",
    dark=True,
    ground="#000000",
    panel="#000000",
    field="#000000",
    border="#ffffff",
    strong_border="#ffffff",
    ink="#ffffff",
    soft_ink="#ffffff",
    disabled="#8c8c8c",
    accent="#ffe600",
    accent_ink="#000000",
    accent_soft="#332e00",
    cursor="#00e5ff",
    warning="#ffb000",
)

THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

TAP_COLORS: Final = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#d6c700",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
    "#7b4fa3",
    "#6b8e23",
)
"""One hue for each of up to nine kernel cells: Okabe and Ito 2008, with a darker yellow, and two more."""

TAP_LETTERS: Final = "abcdefghi"
"""The letter that repeats the hue."""


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette for `theme`, so that dialogs and menus follow it too."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, name in (
        (roles.Window, "ground"),
        (roles.WindowText, "ink"),
        (roles.Base, "panel"),
        (roles.AlternateBase, "field"),
        (roles.Text, "ink"),
        (roles.Button, "panel"),
        (roles.ButtonText, "ink"),
        (roles.BrightText, "warning"),
        (roles.ToolTipBase, "panel"),
        (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "soft_ink"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "accent_ink"),
        (roles.Link, "accent"),
        (roles.Mid, "border"),
        (roles.Dark, "strong_border"),
        (roles.Light, "panel"),
        (roles.Midlight, "field"),
    ):
        result.setColor(role, theme.color(name))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    return result
