"""``python -m convstudio`` is the command ``convstudio``."""

import sys

from convstudio.cli import main

sys.exit(main())
