"""From one good site to the next: never a half-written one, and none at all where nothing has changed.

``staging`` makes a site out of sight and puts it in the last one's place; ``receipt`` knows what that one was made of;
``together`` uses several cores.
"""

from .receipt import Inputs
from .release import Release
from .staging import write
from .together import write_together

__all__ = ["Inputs", "Release", "write", "write_together"]
