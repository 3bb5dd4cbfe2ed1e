"""The engine of the network directory: from an editor's YAML to a city's multilingual website.

The way through, each step a function of its inputs and of an explicit ``today``:

    reading → model → checking → directory → pages → rendering → site
                                         ↘ exports

It knows nothing of MkDocs; ``hooks/mkdocs_edge.py`` is the only module that does.
"""
