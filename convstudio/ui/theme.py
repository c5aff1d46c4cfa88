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


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole program for `theme`."""
    t = theme
    pad = max(3, t.text // 4)
    handle = (t.text + 3) // 2 * 2 + 1  # odd, as the groove is; a radius beyond half of it would be ignored
    return f"""
    * {{ font-size: {t.text}px; }}
    QMainWindow, QDialog {{ background: {t.ground}; color: {t.ink}; }}
    QWidget#header, QWidget#inspector, QStatusBar {{ background: {t.panel}; color: {t.ink}; }}
    QWidget#header {{ border-bottom: 1px solid {t.border}; }}
    QWidget#inspector {{ border-left: 1px solid {t.border}; }}
    QStatusBar {{ border-top: 1px solid {t.border}; }}
    QStatusBar::item {{ border: none; }}
    QLabel {{ color: {t.ink}; background: transparent; }}
    QLabel[role="title"] {{ font-size: {round(t.text * 1.2)}px; font-weight: bold; }}
    QLabel[role="section"] {{ font-weight: bold; color: {t.soft_ink}; }}
    QLabel[role="soft"] {{ color: {t.soft_ink}; }}
    QLabel[role="warning"] {{ color: {t.warning}; font-weight: bold; }}
    QLabel[role="sign"] {{ font-size: {round(t.text * 2)}px; color: {t.soft_ink}; }}
    QFrame#card {{ background: {t.panel}; border: 1px solid {t.border}; border-radius: 8px; }}
    QToolButton, QPushButton {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.border};
        border-radius: 5px; padding: {pad}px {pad * 2}px; }}
    QToolButton:hover, QPushButton:hover {{ background: {t.accent_soft}; border-color: {t.accent}; }}
    QToolButton:checked, QPushButton:checked {{ background: {t.accent_soft}; border: 1px solid {t.accent};
        font-weight: bold; }}
    QToolButton:focus, QPushButton:focus {{ border: 2px solid {t.accent}; padding: {pad - 1}px {pad * 2 - 1}px; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {t.disabled}; }}
    QToolButton[role="icon"] {{ padding: {pad}px {pad}px; }}
    QToolButton[role="primary"] {{ background: {t.accent}; color: {t.accent_ink}; border-color: {t.accent}; }}
    QToolButton[role="primary"]:focus {{ border: 4px double {t.accent_ink}; padding: {pad - 3}px {pad * 2 - 3}px; }}
    QToolButton::menu-indicator {{ width: 0; height: 0; }}
    QToolButton[role="plain"] {{ border-color: transparent; background: transparent; }}
    QToolButton[role="plain"]:hover {{ border-color: {t.accent}; }}
    QToolButton[role="plain"]:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
    QLineEdit, QSpinBox, QComboBox, QPlainTextEdit {{ background: {t.field}; color: {t.ink};
        border: 1px solid {t.border}; border-radius: 4px; padding: {pad - 1}px {pad + 1}px;
        placeholder-text-color: {t.soft_ink};
        selection-background-color: {t.accent}; selection-color: {t.accent_ink}; }}
    QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 2px solid {t.accent};
        padding: {pad - 2}px {pad}px; }}
    QLineEdit[bad="true"] {{ border: 2px solid {t.warning}; }}
    QComboBox::drop-down {{ border: none; width: {t.text + 4}px; }}
    QListView, QTableView {{ padding: 1px; }}
    QComboBox QAbstractItemView, QListView, QTableView {{ background: {t.panel}; color: {t.ink};
        border: 1px solid {t.border};
        selection-background-color: {t.accent}; selection-color: {t.accent_ink}; outline: none; }}
    QListView:focus, QTableView:focus {{ border: 2px solid {t.accent}; padding: 0; }}
    QMenuBar {{ background: transparent; color: {t.ink}; }}
    QMenuBar::item {{ padding: {pad}px 4px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
    QMenu {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.strong_border}; padding: 4px; }}
    QMenu::item {{ padding: {pad}px {pad * 6}px {pad}px {pad * 5}px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.accent}; color: {t.accent_ink}; }}
    QMenu::item:disabled {{ color: {t.disabled}; }}
    QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 6px; }}
    QMenu::indicator {{ width: {t.text - 1}px; height: {t.text - 1}px; left: {pad}px; }}
    QTabWidget::pane {{ border: none; }}
    QTabBar::tab {{ background: transparent; color: {t.soft_ink}; padding: {pad - 1}px {pad * 3 - 2}px {pad + 1}px;
        border: 2px solid transparent; border-bottom: 3px solid transparent; border-radius: 3px; }}
    QWidget#header QTabBar::tab {{ padding: {pad - 1}px {max(pad, 8) - 2}px {pad + 1}px; }}
    QWidget#inspector QTabBar::tab {{ padding: {pad - 1}px {pad * 2 - 2}px {pad + 1}px; }}
    QTabBar::tab:selected {{ color: {t.ink}; font-weight: bold; border-bottom: 3px solid {t.accent}; }}
    QTabBar::tab:focus {{ border: 2px solid {t.accent}; border-bottom: 3px solid {t.accent}; }}
    QSlider::groove:horizontal {{ height: 5px; background: {t.border}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {t.accent}; width: {handle}px; height: {handle}px;
        margin: -{(handle - 5) // 2}px 0; border-radius: {handle // 2}px; }}
    QSlider::handle:horizontal:focus {{ background: {t.panel}; border: 3px solid {t.accent}; width: {handle - 6}px;
        height: {handle - 6}px; }}
    QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {t.border}; }}
    QProgressBar {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.border}; border-radius: 4px;
        text-align: center; }}
    QProgressBar::chunk {{ background: {t.accent_soft}; border-radius: 3px; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 0; }}
    QScrollBar::handle {{ background: {t.strong_border}; border-radius: 4px; min-height: 24px; min-width: 24px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QToolTip {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.strong_border}; padding: 4px; }}
    QCheckBox, QRadioButton {{ color: {t.ink}; spacing: 6px; padding: 2px; border: 1px solid transparent;
        border-radius: 4px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {t.text - 1}px; height: {t.text - 1}px;
        background: {t.field}; border: 1px solid {t.strong_border}; border-radius: 3px; }}
    QRadioButton::indicator {{ border-radius: {(t.text + 1) // 2}px; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
    QRadioButton::indicator:checked {{ border-color: {t.accent}; background: qradialgradient(cx: 0.5, cy: 0.5,
        radius: 0.5, fx: 0.5, fy: 0.5, stop: 0.55 {t.accent}, stop: 0.65 {t.field}); }}
    QPushButton:default {{ background: {t.accent}; color: {t.accent_ink}; border-color: {t.accent}; }}
    QPushButton:default:hover {{ border: 2px solid {t.ink}; padding: {pad - 1}px {pad * 2 - 1}px; }}
    QPushButton:default:focus {{ border: 4px double {t.accent_ink}; padding: {pad - 3}px {pad * 2 - 3}px; }}
    """
