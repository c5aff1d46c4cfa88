"""The style sheet of the whole program: how Qt's own widgets look in a theme."""

from convstudio.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole program for `theme`."""
    parts = (_windows, _labels, _buttons, _fields, _menus, _tabs, _sliders, _scrolling, _boxes)
    return "".join(part(theme) for part in parts)


def _pad(t: Theme) -> int:
    """Return the room between the text of a button or a field and its edge, in pixels."""
    return max(3, t.text // 4)


def _windows(t: Theme) -> str:
    """Return the rules of windows, bars and cards."""
    return f"""
    * {{ font-size: {t.text}px; }}
    QMainWindow, QDialog {{ background: {t.ground}; color: {t.ink}; }}
    QWidget#header, QWidget#inspector, QStatusBar {{ background: {t.panel}; color: {t.ink}; }}
    QWidget#header {{ border-bottom: 1px solid {t.border}; }}
    QWidget#inspector {{ border-left: 1px solid {t.border}; }}
    QStatusBar {{ border-top: 1px solid {t.border}; }}
    QStatusBar::item {{ border: none; }}
    QFrame#card {{ background: {t.panel}; border: 1px solid {t.border}; border-radius: 8px; }}
    """


def _labels(t: Theme) -> str:
    """Return the rules of text by its role, and of tooltips, which come last, as they are labels too."""
    return f"""
    QLabel {{ color: {t.ink}; background: transparent; }}
    QLabel[role="title"] {{ font-size: {round(t.text * 1.2)}px; font-weight: bold; }}
    QLabel[role="section"] {{ font-weight: bold; color: {t.soft_ink}; }}
    QLabel[role="soft"] {{ color: {t.soft_ink}; }}
    QLabel[role="warning"] {{ color: {t.warning}; font-weight: bold; }}
    QLabel[role="sign"] {{ font-size: {round(t.text * 2)}px; color: {t.soft_ink}; }}
    QToolTip {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.strong_border}; padding: 4px; }}
    """


def _buttons(t: Theme) -> str:
    """Return the rules of buttons; those that Enter presses come last, as they are buttons too."""
    pad = _pad(t)
    return f"""
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
    QPushButton:default {{ background: {t.accent}; color: {t.accent_ink}; border-color: {t.accent}; }}
    QPushButton:default:hover {{ border: 2px solid {t.ink}; padding: {pad - 1}px {pad * 2 - 1}px; }}
    QPushButton:default:focus {{ border: 4px double {t.accent_ink}; padding: {pad - 3}px {pad * 2 - 3}px; }}
    """


def _fields(t: Theme) -> str:
    """Return the rules of what is typed into or chosen from, and lists."""
    pad = _pad(t)
    return f"""
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
    """


def _menus(t: Theme) -> str:
    """Return the rules of menus."""
    pad = _pad(t)
    return f"""
    QMenuBar {{ background: transparent; color: {t.ink}; }}
    QMenuBar::item {{ padding: {pad}px 4px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
    QMenu {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.strong_border}; padding: 4px; }}
    QMenu::item {{ padding: {pad}px {pad * 6}px {pad}px {pad * 5}px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.accent}; color: {t.accent_ink}; }}
    QMenu::item:disabled {{ color: {t.disabled}; }}
    QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 6px; }}
    QMenu::indicator {{ width: {t.text - 1}px; height: {t.text - 1}px; left: {pad}px; }}
    """


def _tabs(t: Theme) -> str:
    """Return the rules of tabs."""
    pad = _pad(t)
    return f"""
    QTabWidget::pane {{ border: none; }}
    QTabBar::tab {{ background: transparent; color: {t.soft_ink}; padding: {pad - 1}px {pad * 3 - 2}px {pad + 1}px;
        border: 2px solid transparent; border-bottom: 3px solid transparent; border-radius: 3px; }}
    QWidget#header QTabBar::tab {{ padding: {pad - 1}px {max(pad, 8) - 2}px {pad + 1}px; }}
    QWidget#inspector QTabBar::tab {{ padding: {pad - 1}px {pad * 2 - 2}px {pad + 1}px; }}
    QTabBar::tab:selected {{ color: {t.ink}; font-weight: bold; border-bottom: 3px solid {t.accent}; }}
    QTabBar::tab:focus {{ border: 2px solid {t.accent}; border-bottom: 3px solid {t.accent}; }}
    """


def _sliders(t: Theme) -> str:
    """Return the rules of sliders and bars of progress."""
    handle = (t.text + 3) // 2 * 2 + 1  # odd, as the groove is; a radius beyond half of it would be ignored
    return f"""
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
    """


def _scrolling(t: Theme) -> str:
    """Return the rules of areas that scroll."""
    return f"""
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 0; }}
    QScrollBar::handle {{ background: {t.strong_border}; border-radius: 4px; min-height: 24px; min-width: 24px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    """


def _boxes(t: Theme) -> str:
    """Return the rules of boxes that are checked."""
    return f"""
    QCheckBox, QRadioButton {{ color: {t.ink}; spacing: 6px; padding: 2px; border: 1px solid transparent;
        border-radius: 4px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {t.text - 1}px; height: {t.text - 1}px;
        background: {t.field}; border: 1px solid {t.strong_border}; border-radius: 3px; }}
    QRadioButton::indicator {{ border-radius: {(t.text + 1) // 2}px; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
    QRadioButton::indicator:checked {{ border-color: {t.accent}; background: qradialgradient(cx: 0.5, cy: 0.5,
        radius: 0.5, fx: 0.5, fy: 0.5, stop: 0.55 {t.accent}, stop: 0.65 {t.field}); }}
    """
