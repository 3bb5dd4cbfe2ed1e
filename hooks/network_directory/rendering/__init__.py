"""Pages → HTML: one Jinja environment, autoescape on, undefined names an error; one layout for every page.

environment  Jinja, as all templates have it
blanks       what a template leaves open for each language
structure    what templates may call
layout       the skeletons of pages: their content first, then the layout around it
speech       what fills the blanks in one language
renderer     a page in one language

A page's content is rendered before its layout, because the layout needs to know what the content needs. Prose pages
come with their content and get the same layout.
"""

from .layout import POLICY, SEARCH_POLICY, Layout
from .renderer import Renderer
from .structure import Structure

__all__ = ["POLICY", "SEARCH_POLICY", "Layout", "Renderer", "Structure"]
