"""A small lesson to change one thing of."""

from convstudio.core.document import Signal
from convstudio.core.lessons.lesson import Lesson
from convstudio.core.lessons.loader import load_lesson

STEPS = """\
steps:
  - id: stamp
    document:
      input: [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
      kernel: [[0, 1], [2, 3]]
    lens: window
    cursor: [0, 0]
    lock: all
  - id: first-value
    hide: [output, result]
    ask:
      how: choice
      measure: output
      answer: 19
      options: [turned, right, matrix_product, 20]
  - id: pad
    check: {output_size: [4, 4]}
    solution: {padding: 1}
    lock: [input, kernel]
"""

TEXTS = """\
# The stamp
A kernel slides.

## stamp: A stamp
Look at the window.

## first-value: The first value
Four products.

### question
What do they come to?

### reveal
19.

### notes
Wait for hands.

## pad: Make it larger
Add padding.
"""


def no_pictures(identifier: str, rows: int) -> Signal:
    """Stand in for photographs where there are none."""
    raise AssertionError(f"{identifier} with {rows} rows was asked for")


def lesson_of(steps: str = STEPS, english: str = TEXTS, **more: str) -> Lesson:
    """Return the lesson of these files; further ones are texts in another language, such as ``zh_CN=…``."""
    files = {"lesson.yaml": steps.encode(), "en.md": english.encode()}
    files |= {f"{language}.md": text.encode() for language, text in more.items()}
    return load_lesson("stamp", files, no_pictures)


def changed(old: str, new: str, text: str = STEPS) -> str:
    """Return `text` with one thing in it changed."""
    assert old in text
    return text.replace(old, new, 1)
