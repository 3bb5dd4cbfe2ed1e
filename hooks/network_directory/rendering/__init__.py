"""Pages → HTML: one Jinja environment a language, autoescape on, undefined names an error; one layout for every page.

A page's content is rendered first, then the layout around it, because the layout needs to know which icons the content
used and which languages its texts fell back to. Prose pages come with their content and get the same layout.
"""

from .environment import Compiled
from .renderer import POLICY, SEARCH_POLICY, Renderer

__all__ = ["POLICY", "SEARCH_POLICY", "Compiled", "Renderer"]
