"""The checks of a built site: each takes a `Site` and yields what is wrong with it, one sentence a finding.

They are functions so that test_seeded_faults.py can show, on a site broken on purpose, that each would notice.
"""
