"""Work for translators: the directory's texts as PO files and back into the data, and how far they are translated.

`po` reads and writes the files; `exporting` fills them; `planning` finds what one would change, `importing` does it by
`editing` the YAML in place (`page`: where things stand in it, `scalars`: how a text is written); `accepting` records
that somebody has read translations; `coverage` counts.
"""
